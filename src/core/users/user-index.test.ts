import { describe, expect, test } from 'vitest';
import { FlowmintError } from '../error.ts';
import { exactLoginId, indexUsers } from './user-index.ts';

/** Two login IDs whose seeds for an invented user ID are the same (found by trying). */
const SAME_SEED = ['user449599@example.com', 'user612382@example.com'] as const;

describe('indexUsers', () => {
  test('finds users by user ID and by every login ID, those with "@" in any case', () => {
    const index = indexUsers([
      { userId: 'U1', loginIds: ['Ann@example.com', 'ann-1'] },
      { userId: 'U2', loginIds: ['bob'] },
    ]);
    expect(index.all.map(({ userId }) => userId)).toEqual(['U1', 'U2']);
    expect(index.byUserId.get('U2')?.loginIds).toEqual(['bob']);
    const find = (loginId: string) => index.byLoginId.get(index.keyOf(loginId))?.userId;
    expect(['ANN@EXAMPLE.COM', 'ann-1', 'ANN-1', 'bob', 'cy'].map(find)).toEqual([
      'U1',
      'U1',
      undefined,
      'U2',
      undefined,
    ]);
  });

  test('invents the same user ID for a first login ID every time', () => {
    const idOf = (loginIds: string[]) => indexUsers([{ loginIds }]).all[0]?.userId;
    expect(idOf(['ann@example.com'])).toMatch(/^U3[0-9A-Za-z]{26}$/);
    expect(idOf(['ann@example.com', 'ann-1'])).toBe(idOf(['ann@example.com']));
    expect(idOf(['bob'])).not.toBe(idOf(['ann@example.com']));
  });

  test('invents another user ID where one is taken', () => {
    const [a, b] = SAME_SEED;
    const idOf = (loginId: string) => indexUsers([{ loginIds: [loginId] }]).all[0]?.userId;
    expect(idOf(a)).toBe(idOf(b));
    const { all } = indexUsers([{ loginIds: [a] }, { loginIds: [b] }]);
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(2);
  });

  test.each([
    [[{ loginIds: ['a'] }, { loginIds: ['a'] }], 'users[1].loginIds[0]', 'login ID', 'a'],
    [
      [{ loginIds: ['x@y.z'] }, { loginIds: ['b', 'X@y.z'] }],
      'users[1].loginIds[1]',
      'login ID',
      'X@y.z',
    ],
    [
      [
        { userId: 'U1', loginIds: ['a'] },
        { userId: 'U1', loginIds: ['b'] },
      ],
      'users[1].userId',
      'user ID',
      'U1',
    ],
  ])('refuses %j', (users, path, what, found) => {
    const message = `expected a ${what} no other user has, found "${found}" twice`;
    expect(() => indexUsers(users)).toThrow(
      expect.toSatisfy(
        (error) =>
          error instanceof FlowmintError && error.path === path && error.message === message,
      ),
    );
  });

  test('where case matters, login IDs of another case are others', () => {
    const users = [{ loginIds: ['a@b.c'] }, { loginIds: ['A@b.c'] }];
    expect(indexUsers(users, exactLoginId).byLoginId.size).toBe(2);
  });

  test('one user may say a login ID twice', () => {
    expect(indexUsers([{ loginIds: ['a@b.c', 'A@b.c'] }]).byLoginId.size).toBe(1);
  });
});
