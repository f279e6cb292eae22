import { describe, expect, test } from 'vitest';
import { completeUser } from '../../../core/users/user.ts';
import { markUsers } from './user-marks.ts';

const ann = completeUser({ loginIds: ['ann'], name: 'Ann' }, 'U1');
const bob = completeUser({ loginIds: ['bob'] }, 'U2');
const cleo = completeUser({ loginIds: ['cleo'] }, 'U3');
const matchedBy = { field: 'form.email', loginId: 'bob' };

describe('the users of a moment', () => {
  test('who the run had to do with come first, with what it did', () => {
    const after = { ...bob, lastLoginTime: 5 };
    expect(
      markUsers({
        users: [ann, after, cleo],
        changes: [
          { type: 'updated', before: bob, after, matchedBy },
          { type: 'created', after: cleo },
        ],
        user: after,
      }),
    ).toEqual([
      {
        user: after,
        mark: 'updated',
        matchedBy,
        signedIn: true,
        changes: [{ field: 'lastLoginTime', before: null, after: 5 }],
      },
      {
        user: cleo,
        mark: 'created',
        matchedBy: null,
        signedIn: false,
        changes: [
          { field: 'loginIds', after: ['cleo'] },
          { field: 'userId', after: 'U3' },
        ],
      },
      { user: ann, mark: null, matchedBy: null, signedIn: false, changes: [] },
    ]);
  });

  test('a user who was found and left alone is matched', () => {
    expect(
      markUsers({
        users: [bob],
        changes: [{ type: 'updated', before: bob, after: bob, matchedBy }],
      }),
    ).toMatchObject([{ mark: 'matched', matchedBy, changes: [] }]);
  });
});
