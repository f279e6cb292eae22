import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { draftOf, scenarioFields, scenarioOfDraft } from './scenario-draft.ts';

const step = (id: string, name: string) => ({ id, name, kind: 'screen', config: {} });
const flow = { steps: [step('login', 'Log in'), step('a', 'Twin'), step('b', 'Twin')] };
const scenario: Scenario = {
  name: 'S',
  crm: 7,
  answers: [
    { step: 'Log in', press: 'Continue' },
    { step: 'Twin', press: 'x' },
  ],
  expect: { outcome: 'failed', error: 'ConnectorFailed' },
};

describe('a scenario as its form holds it', () => {
  test('names screens by id where that is clear, and takes an error apart', () => {
    expect(draftOf(scenario, flow)).toEqual({
      ...scenario,
      answers: [
        { step: 'login', press: 'Continue' },
        { step: 'Twin', press: 'x' },
      ],
      expect: { outcome: 'failed', error: { type: 'ConnectorFailed' } },
    });
  });

  test('is written as briefly as it was', () => {
    expect(scenarioOfDraft(draftOf({ ...scenario, answers: [] }, flow))).toEqual({
      name: 'S',
      crm: 7,
      expect: { outcome: 'failed', error: 'ConnectorFailed' },
    });
  });

  test('keeps what says more of an error', () => {
    const expected = { outcome: 'failed', error: { type: 'T', step: 'login' } };
    expect(scenarioOfDraft({ name: 'S', expect: expected })).toEqual({
      name: 'S',
      expect: expected,
    });
  });

  test('leaves out what was emptied, and says that nobody exists where it says so', () => {
    expect(
      scenarioOfDraft({
        name: 'S',
        users: [],
        request: { form: {}, cookies: {} },
        expect: { claims: {}, path: [] },
      }),
    ).toEqual({ name: 'S', users: [] });
  });
});

describe('who comes', () => {
  test('has no session, or one that is valid or expired; the context is asked for root by root', () => {
    const [field] = scenarioFields(['request'], flow);
    const fields = field?.type === 'group' ? field.fields : [];
    const inner = (key: string) => {
      const found = fields.find((one) => one.key === key);
      return found?.type === 'group' ? found.fields : [];
    };
    expect(fields.map(({ key, type }) => `${key}: ${type}`)).toEqual([
      'form: record',
      'client: record',
      'cookies: record',
      'tenant: text',
      'session: group',
      'context: group',
    ]);
    expect(inner('session').map(({ key, optional }) => [key, optional])).toEqual([
      ['state', true],
      ['user', true],
      ['claims', true],
    ]);
    expect(inner('context').map(({ key }) => key)).toContain('lastAuth');
  });

  test('is written without a session that is none and without groups left blank', () => {
    const request = (more: object) => scenarioOfDraft({ name: 'S', request: { ...more } });
    expect(
      request({ session: { user: 'ann' }, context: { geo: {}, user: { lastAuth: {} } } }),
    ).toEqual({ name: 'S' });
    const full = {
      tenant: 't1',
      session: { state: 'expired', user: 'ann' },
      context: { geo: { country: 'US' }, idpInitiated: true, mine: { kept: 1 } },
    };
    expect(request({ ...full, context: { ...full.context, lastAuth: {} } })).toEqual({
      name: 'S',
      request: full,
    });
  });
});

test('the path of an expectation is chosen from the steps of the flow', () => {
  const [field] = scenarioFields(['expect'], flow);
  const inner = field?.type === 'group' ? field.fields : [];
  expect(inner.map(({ key, type }) => [key, type])).toEqual([
    ['outcome', 'choice'],
    ['path', 'list'],
    ['claims', 'record'],
    ['user', 'record'],
    ['outputs', 'record'],
    ['error', 'group'],
  ]);
  expect(inner[1]).toMatchObject({
    item: { type: 'choice', options: [{ value: 'login', label: 'Log in' }, {}, {}] },
  });
});
