import { expect, test } from 'vitest';
import { draftConflicts } from './draft-conflicts.ts';
import { exactLoginId, insensitiveLoginId } from './user-index.ts';

const others = [
  { loginIds: ['ann@example.com', 'crm-1'], userId: 'U1', name: 'Ann' },
  { loginIds: ['bob@example.com'], userId: 'U2' },
];

test('names each login ID that somebody else has, and who', () => {
  expect(
    draftConflicts(
      { loginIds: ['new@example.com', 'CRM-1', 'Bob@Example.com'] },
      others,
      insensitiveLoginId,
    ),
  ).toEqual([
    {
      path: 'loginIds[2]',
      message: 'bob@example.com has this login ID already',
    },
  ]);
});

test('compares as the flow assumes, user IDs too', () => {
  expect(
    draftConflicts({ loginIds: ['Ann@example.com'], userId: 'U2' }, others, exactLoginId),
  ).toEqual([
    {
      path: 'userId',
      message: 'bob@example.com has this user ID already',
    },
  ]);
});

test('is nothing for a user who stands alone', () => {
  expect(draftConflicts({ loginIds: ['ann@example.com'] }, [], insensitiveLoginId)).toEqual([]);
});
