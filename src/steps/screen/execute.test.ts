import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../core/engine/outcome.ts';
import type { JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const screen = kindIn(registry, 'screen');

const CONFIG = {
  components: [
    { type: 'text', text: 'Hello {{client.name}}', variant: 'title' },
    { type: 'text', text: 'plain' },
    { type: 'input', input: 'email', label: 'Email of {{client.name}}', required: true },
    { type: 'input', input: 'context-key', contextKey: 'ssn', label: 'SSN', placeholder: '{{x}}' },
    { type: 'input', input: 'context-key', contextKey: 'form.deep.key', label: 'Deep' },
    { type: 'input', input: 'context-key', contextKey: ' ', label: 'Nowhere' },
    { type: 'error-message' },
    { type: 'button', id: 'go', label: 'Continue' },
    { type: 'button', id: 'Continue', label: 'Other', variant: 'link' },
  ],
};

test('shows what an input asks for where the run knows it already, but for secrets', () => {
  const components = ['email', 'password', 'code'].map((input) => ({
    type: 'input',
    input,
    label: '',
  }));
  const form = { email: 'ann@example.com', password: 'secret', code: '123456' };
  const { outcome } = executeStep(screen, { components }, { form });
  const view = outcome.type === 'wait' ? outcome.view.components : [];
  expect(view.map(({ value }) => value)).toEqual(['ann@example.com', undefined, undefined]);
});

test('shows its components with their dynamic values filled in', () => {
  const context = { client: { name: 'Ann' }, form: { ssn: 42, 'deep.key': {} } };
  expect(executeStep(screen, CONFIG, context)).toEqual({
    outcome: {
      type: 'wait',
      why: 'The screen waits for a person.',
      view: {
        title: 'Hello Ann',
        components: [
          { type: 'text', variant: 'title', text: 'Hello Ann' },
          { type: 'text', variant: 'body', text: 'plain' },
          {
            type: 'input',
            input: 'email',
            key: 'form.email',
            label: 'Email of Ann',
            placeholder: '',
            required: true,
          },
          {
            type: 'input',
            input: 'context-key',
            key: 'form.ssn',
            label: 'SSN',
            placeholder: '{{x}}',
            required: false,
            value: 42,
          },
          {
            type: 'input',
            input: 'context-key',
            key: 'form.deep.key',
            label: 'Deep',
            placeholder: '',
            required: false,
          },
          {
            type: 'input',
            input: 'context-key',
            key: null,
            label: 'Nowhere',
            placeholder: '',
            required: false,
          },
          { type: 'error-message' },
          { type: 'button', id: 'go', label: 'Continue', variant: 'primary' },
          { type: 'button', id: 'Continue', label: 'Other', variant: 'link' },
        ],
      },
    },
    warnings: [],
    assumptions: [],
  });
});

test('a value that is not set is empty, with a warning; a screen without a title has none', () => {
  const config = { components: [{ type: 'text', text: 'Hi {{form.gone}}!' }] };
  expect(executeStep(screen, config)).toEqual({
    outcome: {
      type: 'wait',
      why: 'The screen waits for a person.',
      view: { title: '', components: [{ type: 'text', variant: 'body', text: 'Hi !' }] },
    },
    warnings: ['{{form.gone}} is not set here: it became empty.'],
    assumptions: ['unresolved-value'],
  });
});

test.each([
  ['a polling loader', { type: 'polling', id: 'done' }],
  ['whatever has the id of that interaction', { type: 'button', id: 'polling', label: '' }],
])('%s: what was polled for is done, for whoever sent it', (_what, component) => {
  const pressed = { type: 'press', button: component.id, form: {} } as const;
  expect(executeStep(screen, { components: [component] }, {}, pressed).outcome).toMatchObject({
    port: component.id,
    operations: [{ type: 'remember', key: 'polled', value: true }],
  });
});

describe('a press', () => {
  const went = (port: string, label: string, set: JsonObject): Outcome => ({
    type: 'go',
    port,
    operations: Object.entries(set).map(([path, value]) => ({ type: 'set', path, value })),
    why: `"${label}" was pressed.`,
  });
  const emptyEmail =
    '"Email of {{client.name}}" is required and was left empty: a client can skip that check.';

  test.each<[button: string, form: JsonObject, outcome: Outcome, warnings: readonly string[]]>([
    ['go', { email: 'a@b.c' }, went('go', 'Continue', { 'form.email': 'a@b.c' }), []],
    [
      'go',
      { 'form.email': 'a', ssn: 1, 'deep.key': [] },
      went('go', 'Continue', { 'form.email': 'a', 'form.ssn': 1, 'form.deep.key': [] }),
      [],
    ],
    ['Continue', { email: 'a' }, went('Continue', 'Other', { 'form.email': 'a' }), []],
    ['Other', { email: 'a' }, went('Continue', 'Other', { 'form.email': 'a' }), []],
    ['go', {}, went('go', 'Continue', {}), [emptyEmail]],
    ['go', { email: '' }, went('go', 'Continue', { 'form.email': '' }), [emptyEmail]],
    ['go', { email: null }, went('go', 'Continue', { 'form.email': null }), [emptyEmail]],
    [
      'go',
      { email: 'a', extra: 1, externalId: 'x' },
      went('go', 'Continue', { 'form.email': 'a' }),
      [
        '"extra" was sent, but the screen has no such input: left out.',
        '"externalId" was sent, but the screen has no such input: left out.',
      ],
    ],
    [
      'Cancel',
      { email: 'a' },
      { type: 'reject', why: 'expected a button "Cancel", found "Continue", "Other"' },
      [],
    ],
  ])('of %s with %j', (button, form, outcome, warnings) => {
    expect(executeStep(screen, CONFIG, {}, { type: 'press', button, form })).toEqual({
      outcome,
      warnings,
      assumptions: [],
    });
  });

  test('on a screen without buttons makes no sense', () => {
    const pressed = { type: 'press', button: 'go', form: {} } as const;
    expect(executeStep(screen, { components: [] }, {}, pressed).outcome).toEqual({
      type: 'reject',
      why: 'expected a button "go", this screen has none',
    });
  });

  test('is what a screen waits for, nothing else', () => {
    const answer = {
      type: 'failure',
      reason: 'network',
      message: '',
      elapsedMs: 0,
      mock: null,
    } as const;
    const effect = {
      type: 'choice',
      request: { what: 'it', outcomes: [], initial: '' },
    } as const;
    expect(executeStep(screen, CONFIG, {}, { type: 'answer', answer, effect }).outcome).toEqual({
      type: 'reject',
      why: 'the screen waits for a button',
    });
  });
});

test('its ports are its buttons, its sentence its inputs', () => {
  expect(screen.ports(CONFIG)).toEqual([
    { id: 'go', label: 'Continue', role: 'button' },
    { id: 'Continue', label: 'Other', role: 'button' },
  ]);
  expect(screen.summary(CONFIG)).toBe('asks for Email of {{client.name}}, SSN, Deep, Nowhere');
  expect(screen.summary({ components: [] })).toBe('shows a message');
});

test('braces that one text leaves open swallow nothing of the next', () => {
  const link = { type: 'link', text: 'See {{', href: '{{client.help}}' } as const;
  expect(screen.reads({ components: [link] })).toEqual(['client.help']);
});

test('it reads what its texts name, writes its inputs, and proves nothing a client cannot skip', () => {
  expect(screen.reads(CONFIG)).toEqual(['client.name']);
  expect(screen.readsIfSet?.(CONFIG)).toEqual(['form.email', 'form.ssn', 'form.deep.key']);
  expect(screen.writes(CONFIG, 'go')).toEqual([
    { path: 'form.email', certainty: 'must' },
    { path: 'form.ssn', certainty: 'may' },
    { path: 'form.deep.key', certainty: 'may' },
  ]);
});
