import { describe, expect, test } from 'vitest';
import { FlowmintError } from '../error.ts';
import { keepChanges } from './keep-changes.ts';
import type { Overlay } from './overlay.ts';
import { completeUser } from './user.ts';
import type { UserInput } from './user.ts';
import { indexUsers, insensitiveLoginId } from './user-index.ts';

const ann: UserInput = { loginIds: ['ann@example.com'], name: 'Ann', crm: { id: 7 } };
const [before] = indexUsers([ann]).all;
if (before === undefined) throw new TypeError('nobody');
const renamed = { ...before, name: 'Anna', lastLoginTime: 100 };
const bob = completeUser({ loginIds: ['bob'], name: 'Bob' }, 'U2');
const created = { before: null, after: bob, matchedBy: null };

const keep = (users: readonly UserInput[], changes: Overlay): readonly UserInput[] =>
  keepChanges(users, changes, insensitiveLoginId);

describe('keeping what a run changed', () => {
  test('adds created users and touches only the changed fields of others', () => {
    expect(keep([ann], [{ before, after: renamed, matchedBy: null }, created])).toEqual([
      { loginIds: ['ann@example.com'], name: 'Anna', crm: { id: 7 }, lastLoginTime: 100 },
      { loginIds: ['bob'], userId: 'U2', name: 'Bob' },
    ]);
  });

  test('leaves edits made since the run where the run changed nothing', () => {
    expect(keep([{ ...ann, phone: '+1' }], [{ before, after: renamed, matchedBy: null }])).toEqual([
      { ...ann, phone: '+1', name: 'Anna', lastLoginTime: 100 },
    ]);
  });

  test('drops a field that says nothing any more', () => {
    expect(keep([ann], [{ before, after: { ...before, name: '' }, matchedBy: null }])).toEqual([
      { loginIds: ['ann@example.com'], crm: { id: 7 } },
    ]);
  });

  test('changes nothing more the second time', () => {
    const changes = [{ before, after: renamed, matchedBy: null }, created];
    const once = keep([ann], changes);
    expect(keep(once, changes)).toEqual(once);
  });

  test('refuses a created user whose login ID belongs to somebody by now', () => {
    expect(() => keep([{ loginIds: ['bob'], userId: 'U9' }], [created])).toThrow(
      new FlowmintError(
        'invalid-scenario',
        'expected a login ID no other user has, found "bob" twice',
        { path: 'users[1].loginIds[0]' },
      ),
    );
  });
});
