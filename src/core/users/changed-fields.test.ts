import { describe, expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';
import { completeUser } from './user.ts';

const ann = completeUser(
  { loginIds: ['ann'], name: 'Ann', customAttributes: { plan: 'free', seats: 1 } },
  'U1',
);

describe('what a run changed of a user', () => {
  test('names each field with before and after, custom attributes one by one', () => {
    const after = {
      ...ann,
      name: 'Anna',
      customAttributes: { seats: 1, plan: 'pro', trial: true },
    };
    expect(changedFields({ before: ann, after })).toEqual([
      { field: 'name', before: 'Ann', after: 'Anna' },
      { field: 'customAttributes.plan', before: 'free', after: 'pro' },
      { field: 'customAttributes.trial', after: true },
    ]);
  });

  test('says what was taken away', () => {
    const after = { ...ann, customAttributes: { plan: 'free' } };
    expect(changedFields({ before: ann, after })).toEqual([
      { field: 'customAttributes.seats', before: 1 },
    ]);
  });

  test('is everything that says something, for a created user', () => {
    expect(changedFields({ before: null, after: ann })).toEqual([
      { field: 'loginIds', after: ['ann'] },
      { field: 'userId', after: 'U1' },
      { field: 'name', after: 'Ann' },
      { field: 'customAttributes.plan', after: 'free' },
      { field: 'customAttributes.seats', after: 1 },
    ]);
  });

  test('is nothing where nothing changed', () => {
    expect(changedFields({ before: ann, after: { ...ann } })).toEqual([]);
  });
});
