import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Executed, Place } from '../../core/testing/execute-step.ts';
import { completeUser } from '../../core/users/user.ts';
import type { User } from '../../core/users/user.ts';
import { registry } from '../registry.ts';

const updateUser = kindIn(registry, 'update-user');
const INPUT = { userId: 'ann', loginIds: ['ann'], name: 'Ann', customAttributes: { plan: 'free' } };

function run(form: JsonObject, place: Place = {}): Executed {
  return executeStep(
    updateUser,
    { attributes: [] },
    { users: [INPUT], signedIn: 'ann', form, ...place },
  );
}

function set(changes: Partial<User>, why: string): Executed['outcome'] {
  const user = { ...completeUser(INPUT, ''), ...changes };
  return { type: 'go', port: 'success', operations: [{ type: 'user.put', user }], why };
}

test.each<[what: string, form: JsonObject, outcome: Executed['outcome']]>([
  [
    'every attribute it holds, and nothing else',
    { fullName: 'Annabel', email: 'a@b.c', photo: 'p.png', password: 'x', ssn: 1 },
    set({ name: 'Annabel', email: 'a@b.c', picture: 'p.png' }, 'Set displayName, email, picture.'),
  ],
  [
    'displayName before fullName',
    { displayName: 'A', fullName: 'B' },
    set({ name: 'A' }, 'Set displayName.'),
  ],
  [
    'custom attributes',
    { customAttributes: { plan: 'pro', 'a b': 2 } },
    set(
      { customAttributes: { plan: 'pro', 'a b': 2 } },
      'Set customAttributes.plan, customAttributes["a b"].',
    ),
  ],
  ['nothing', {}, set({}, 'No attribute is listed, and the form holds none: nothing changed.')],
])('with nothing listed the form says it: %s', (_what, form, outcome) => {
  expect(run(form)).toEqual({ outcome, warnings: [], assumptions: ['update-user-from-form'] });
});

test('a declared custom attribute may stand in the form under its plain name', () => {
  const settings = { attributes: [{ name: 'plan', type: 'singleselect' as const }] };
  expect(run({ plan: 'pro' }, { settings }).outcome).toEqual(
    set({ customAttributes: { plan: 'pro' } }, 'Set customAttributes.plan.'),
  );
});

test('nothing is taken where the flow assumes so', () => {
  const assumptions = { 'update-user-from-form': 'nothing' } as const;
  expect(run({ email: 'a@b.c' }, { assumptions }).outcome).toEqual(
    set({}, 'No attribute is listed, and the form holds none: nothing changed.'),
  );
});

test('what it reads and writes is known without running it', () => {
  const config = { attributes: [] };
  expect(updateUser.reads(config)).toEqual(['user', 'form']);
  expect(updateUser.writes(config, 'success').map(({ path }) => path)).toEqual([
    'user.displayName',
    'user.name',
    'user.givenName',
    'user.middleName',
    'user.familyName',
    'user.email',
    'user.verifiedEmail',
    'user.phone',
    'user.verifiedPhone',
    'user.picture',
    'user.customAttributes',
  ]);
});
