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

test('the path of an expectation is chosen from the steps of the flow', () => {
  const [field] = scenarioFields(['expect'], flow);
  const inner = field?.type === 'group' ? field.fields : [];
  expect(inner.map(({ key, type }) => [key, type])).toEqual([
    ['outcome', 'choice'],
    ['path', 'list'],
    ['claims', 'record'],
    ['user', 'record'],
    ['error', 'group'],
  ]);
  expect(inner[1]).toMatchObject({
    item: { type: 'choice', options: [{ value: 'login', label: 'Log in' }, {}, {}] },
  });
});
