import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allUsers, findByLoginId, findByUserId, putUser } from './overlay.ts';
import type { Overlay } from './overlay.ts';
import { completeUser } from './user.ts';
import type { User } from './user.ts';
import { indexUsers } from './user-index.ts';

const index = indexUsers([
  { userId: 'ann', loginIds: ['ann@example.com', 'ann-1'] },
  { userId: 'bob', loginIds: ['bob-1'] },
]);
const [ann, bob] = index.all;
if (ann === undefined || bob === undefined) throw new Error('the index lost somebody');
const cy = completeUser({ loginIds: ['cy-1'] }, 'cy');

const renamed: User = { ...ann, name: 'Ann' };
const moved: User = { ...ann, loginIds: ['ann-2'] };

describe('a run sees', () => {
  test('everybody as they were before it changed anybody', () => {
    expect(findByLoginId(index, [], 'ANN@example.com')).toBe(ann);
    expect(findByUserId(index, [], 'bob')).toBe(bob);
    expect(findByLoginId(index, [], 'cy-1')).toBeUndefined();
    expect(findByUserId(index, [], 'cy')).toBeUndefined();
    expect(allUsers(index, [])).toEqual([ann, bob]);
  });

  test('who was changed as changed, by every login ID', () => {
    const overlay = putUser(index, [], renamed, null);
    expect(findByLoginId(index, overlay, 'ann-1')).toBe(renamed);
    expect(findByLoginId(index, overlay, 'Ann@Example.com')).toBe(renamed);
    expect(findByUserId(index, overlay, 'ann')).toBe(renamed);
    expect(allUsers(index, overlay)).toEqual([renamed, bob]);
  });

  test('nobody under a login ID that was given up', () => {
    const overlay = putUser(index, [], moved, null);
    expect(findByLoginId(index, overlay, 'ann-1')).toBeUndefined();
    expect(findByLoginId(index, overlay, 'ann-2')).toBe(moved);
  });

  test('who was created, after everybody else', () => {
    const overlay = putUser(index, putUser(index, [], cy, null), renamed, null);
    expect(findByLoginId(index, overlay, 'cy-1')).toBe(cy);
    expect(allUsers(index, overlay)).toEqual([renamed, bob, cy]);
  });
});

describe('a change says', () => {
  const byEmail = { field: 'form.email', loginId: 'ann@example.com' };
  const byId = { field: 'form.externalId', loginId: 'ann-1' };

  test('who it was before the run, however often it is changed, and the first reason for the match', () => {
    const once = putUser(index, [], renamed, byEmail);
    const twice = putUser(index, once, moved, byId);
    expect(twice).toEqual([{ before: ann, after: moved, matchedBy: byEmail }]);
    expect(once).toEqual([{ before: ann, after: renamed, matchedBy: byEmail }]);
  });

  test('a reason that comes later, where there was none', () => {
    const overlay = putUser(index, putUser(index, [], cy, null), { ...cy, name: 'Cy' }, byId);
    expect(overlay).toEqual([{ before: null, after: { ...cy, name: 'Cy' }, matchedBy: byId }]);
  });
});

test('changes come in the order of the first one, and users are found as they were put last', () => {
  const people = [ann, bob, cy];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.string())), (puts) => {
      let overlay: Overlay = [];
      const latest = new Map<string, User>();
      for (const [who, name] of puts) {
        const user: User = { ...(people[who] ?? ann), name };
        overlay = putUser(index, overlay, user, null);
        latest.set(user.userId, user);
      }
      expect(overlay.map(({ after }) => after)).toEqual([...latest.values()]);
      for (const user of latest.values()) {
        expect(findByUserId(index, overlay, user.userId)).toBe(user);
        expect(findByLoginId(index, overlay, user.loginIds[0] ?? '')).toBe(user);
      }
      const created = latest.get('cy');
      expect(allUsers(index, overlay)).toEqual([
        latest.get('ann') ?? ann,
        latest.get('bob') ?? bob,
        ...(created === undefined ? [] : [created]),
      ]);
    }),
  );
});
