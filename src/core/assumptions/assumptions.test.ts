import { expect, test } from 'vitest';
import { assumptionsSchema, chooseAssumptions } from './assumptions.ts';
import { ASSUMPTIONS } from './table.ts';
import type { Assumption } from './table.ts';

const table: readonly Assumption[] = ASSUMPTIONS;

test('every assumption says what, why and where, and its default is one of its choices', () => {
  const faults = table.filter(({ id, question, choices, standard, reason, where }) => {
    const ids: readonly string[] = choices.map((choice) => choice.id);
    return (
      !/^[a-z]+(-[a-z]+)*$/.test(id) ||
      !question.endsWith('?') ||
      reason === '' ||
      where === '' ||
      !ids.includes(standard) ||
      new Set(ids).size < ids.length
    );
  });
  expect(faults).toEqual([]);
  expect(new Set(ASSUMPTIONS.map(({ id }) => id)).size).toBe(ASSUMPTIONS.length);
});

test('what a flow does not choose has its default; what it chooses and nobody knows has it too', () => {
  const standard = Object.fromEntries(ASSUMPTIONS.map(({ id, standard }) => [id, standard]));
  expect(chooseAssumptions({})).toEqual(standard);
  expect(chooseAssumptions({ amr: 'sms', nonsense: 'x', constructor: 'y' })).toEqual(standard);
  expect(chooseAssumptions({ amr: 'pwd' })).toEqual({ ...standard, amr: 'pwd' });
});

test('every choice of every assumption can be written into a flow, no other can', () => {
  for (const { id, choices } of ASSUMPTIONS) {
    const valid = choices.map((choice) => assumptionsSchema.safeParse({ [id]: choice.id }).success);
    expect(valid).toEqual(choices.map(() => true));
    expect(assumptionsSchema.safeParse({ [id]: 'nonsense' }).success).toBe(false);
  }
});
