import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeForm } from '../core/document/form.ts';
import { flowJsonSchema } from '../core/document/json-schema.ts';
import { parseFlow } from '../core/document/parse.ts';
import { makeEnv, makeRunnable } from '../core/engine/env.ts';
import { defineStep } from '../core/kind/definition.ts';
import { paletteOf, searchPalette } from '../core/kind/palette.ts';
import { jsonSchemaErrors } from '../core/testing/json-schema-errors.ts';
import { kindIn } from '../core/testing/execute-step.ts';
import { parseTemplate } from '../core/values/template.ts';
import { summarise } from '../hosts/session/run-result.ts';
import { runMocked } from '../hosts/session/run-scenario.ts';
import { makeRegistry, registry } from './registry.ts';

// A kind is one folder and one line: everything below follows from this definition alone.
const greeting = defineStep({
  kind: 'greeting',
  version: 1,
  title: 'Greeting',
  group: 'Logic',
  icon: 'hand',
  tone: 'screen',
  help: { text: 'Writes a greeting into the form.', source: 'this test', assumptions: [] },
  config: z.looseObject({
    text: z.string().meta({ title: 'Greeting', control: 'text', initial: 'Hello' }),
    polite: z.boolean().optional().meta({ title: 'Polite' }),
  }),
  palette: [{ title: 'Greeting', synonyms: ['salute'], defaults: { text: 'Hello' } }],
  errors: [{ type: 'Speechless', title: 'Nothing to say' }],
  ports: () => [{ id: 'said', label: 'Said', role: 'success' }],
  summary: ({ text }) => `says ${text}`,
  reads: ({ text }) => parseTemplate(text).paths,
  writes: () => [{ path: 'form.greeting', certainty: 'must' }],
  refines: () => [],
  execute(context) {
    const text = context.text(context.config.text);
    if (text === '') return { type: 'fail', error: { type: 'Speechless', message: 'No text.' } };
    const value = context.config.polite === true ? `${text}, please` : text;
    return {
      type: 'go',
      port: 'said',
      operations: [{ type: 'set', path: 'form.greeting', value }],
      why: 'It was said.',
    };
  },
});

const extended = makeRegistry([...registry.values(), greeting]);

function flowWith(config: unknown) {
  return {
    format: 'flowmint/flow',
    version: 1,
    id: 'greet',
    name: 'Greet',
    start: 'hi',
    steps: [
      { id: 'hi', kind: 'greeting', name: 'Hi', config },
      { id: 'end', kind: 'end', name: 'End', config: {} },
    ],
    edges: [
      { from: 'hi', port: 'said', to: 'end' },
      { from: 'hi', port: 'Speechless', to: 'end' },
    ],
  };
}

function run(config: unknown) {
  const env = makeEnv(makeRunnable(parseFlow(flowWith(config), extended), extended));
  const scenario = {
    name: 's',
    now: '2026-01-31T09:30:00Z',
    seed: 1,
    request: { form: { you: 'Ann' } },
  };
  return runMocked(env, scenario, { chance: { now: () => 0, seed: () => 0 } });
}

test('the palette offers it and finds it', () => {
  const palette = paletteOf(extended);
  const logic = palette.find(({ group }) => group === 'Logic');
  expect(logic?.items.at(-1)?.title).toBe('Greeting');
  expect(searchPalette(palette, 'salute').map(({ config }) => config)).toEqual([{ text: 'Hello' }]);
});

test('its form is there', () => {
  expect(describeForm(kindIn(extended, 'greeting').config)).toEqual([
    {
      key: 'text',
      title: 'Greeting',
      control: 'text',
      optional: false,
      type: 'text',
      initial: 'Hello',
    },
    { key: 'polite', title: 'Polite', optional: true, type: 'boolean', initial: false },
  ]);
});

test('the JSON Schema checks its config', () => {
  const errorsIn = jsonSchemaErrors(flowJsonSchema(extended));
  expect(errorsIn(flowWith({ text: 'Hello' }))).toEqual([]);
  expect(errorsIn(flowWith({ text: 1 }))).toContain('/steps/0/config/text must be string');
});

test('the parser says where its config is wrong', () => {
  expect(() => parseFlow(flowWith({ text: 'Hello', polite: 'very' }), extended)).toThrow(
    expect.objectContaining({
      code: 'invalid-document',
      path: 'steps[0].config.polite',
      message: 'expected a boolean, found text "very"',
    }),
  );
});

test('the engine runs it', () => {
  const session = run({ text: 'Hello {{form.you}}', polite: true });
  expect(session.state.context.form).toEqual({ you: 'Ann', greeting: 'Hello Ann, please' });
  expect(summarise(session)).toMatchObject({ outcome: 'completed', path: ['hi', 'end'] });
});

test('its named errors can be handled', () => {
  const custom = { Speechless: { handling: 'custom' } };
  expect(summarise(run({ text: '{{form.nobody}}', errorHandling: custom }))).toMatchObject({
    outcome: 'completed',
    path: ['hi', 'end'],
  });
  expect(summarise(run({ text: '{{form.nobody}}' }))).toMatchObject({
    outcome: 'failed',
    error: { type: 'Speechless', message: 'No text.', step: 'hi' },
  });
});
