import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Executed, Place } from '../../core/testing/execute-step.ts';
import { completeUser } from '../../core/users/user.ts';
import type { User, UserInput } from '../../core/users/user.ts';
import { registry } from '../registry.ts';

const updateUser = kindIn(registry, 'update-user');

const INPUT: UserInput = {
  userId: 'ann',
  loginIds: ['ann@example.com'],
  email: 'ann@example.com',
  name: 'Ann',
  verifiedEmail: true,
  customAttributes: { plan: 'free', deep: { a: 1 } },
};
const ANN = completeUser(INPUT, '');
const form = { name: 'Annabel', n: 7, yes: true, object: { a: 1 }, empty: null };
const PLACE: Place = { users: [INPUT], signedIn: 'ann', form };

function set(changes: Partial<User>, why: string): Executed['outcome'] {
  const operations = [{ type: 'user.put' as const, user: { ...ANN, ...changes } }];
  return { type: 'go', port: 'success', operations, why };
}

function failed(message: string): Executed['outcome'] {
  return { type: 'fail', error: { type: 'UpdateUserPropertiesFailed', message } };
}

function text(key: string, value: string): JsonObject {
  return { key, type: 'string', value };
}

function from(key: string, value: string): JsonObject {
  return { key, type: 'context', value };
}

const UNKNOWN =
  'expected displayName, name, givenName, middleName, familyName, email, phone, picture, verifiedEmail, verifiedPhone or customAttributes.<name>.';

test.each<[what: string, known: Place]>([
  ['signed in', { signedIn: 'ann' }],
  ['loaded', { loaded: 'ann' }],
])('a disabled user who is %s is changed only where a session is kept', (_what, known) => {
  const attributes = [text('name', 'Annabel')];
  const place: Place = { users: [{ ...INPUT, status: 'disabled' }], ...known };
  expect(executeStep(updateUser, { attributes }, place)).toEqual({
    outcome: failed(
      '"ann@example.com" is disabled: nothing is changed in the name of that session.',
    ),
    warnings: [],
    assumptions: ['disabled-session'],
  });
  const assumptions = { 'disabled-session': 'kept' };
  expect(executeStep(updateUser, { attributes }, { ...place, assumptions }).outcome).toEqual(
    set({ name: 'Annabel', status: 'disabled' }, 'Set name.'),
  );
});

test.each<[what: string, attributes: readonly JsonObject[], outcome: Executed['outcome']]>([
  [
    'displayName is the name',
    [from('displayName', 'form.name')],
    set({ name: 'Annabel' }, 'Set displayName.'),
  ],
  [
    'every attribute that holds text',
    ['name', 'givenName', 'middleName', 'familyName', 'phone', 'picture'].map((key) =>
      text(key, `${key}!`),
    ),
    set(
      {
        name: 'name!',
        givenName: 'givenName!',
        middleName: 'middleName!',
        familyName: 'familyName!',
        phone: 'phone!',
        picture: 'picture!',
      },
      'Set name, givenName, middleName, familyName, phone, picture.',
    ),
  ],
  [
    'the email, but not the login ID',
    [text('email', 'new@example.com'), text('verifiedEmail', 'true')],
    set({ email: 'new@example.com' }, 'Set email, verifiedEmail.'),
  ],
  [
    'text from a number or a flag',
    [from('phone', 'form.n'), from('picture', 'form.yes')],
    set({ phone: '7', picture: 'true' }, 'Set phone, picture.'),
  ],
  [
    'empty text and null clear',
    [text('name', ''), from('phone', 'form.empty')],
    set({ name: '', phone: '' }, 'Set name, phone.'),
  ],
  [
    'flags',
    [{ key: 'verifiedPhone', type: 'boolean', value: true }, text('verifiedEmail', 'false')],
    set({ verifiedPhone: true, verifiedEmail: false }, 'Set verifiedPhone, verifiedEmail.'),
  ],
  [
    'a flag cleared',
    [text('verifiedEmail', '')],
    set({ verifiedEmail: false }, 'Set verifiedEmail.'),
  ],
  [
    'custom attributes of any type, the others kept',
    [
      from('customAttributes.n', 'form.n'),
      from('customAttributes.o', 'form.object'),
      text('customAttributes["a b"]', 'x'),
    ],
    set(
      { customAttributes: { plan: 'free', deep: { a: 1 }, n: 7, o: { a: 1 }, 'a b': 'x' } },
      'Set customAttributes.n, customAttributes.o, customAttributes["a b"].',
    ),
  ],
  [
    'a custom attribute cleared',
    [text('customAttributes.plan', '')],
    set({ customAttributes: { deep: { a: 1 } } }, 'Set customAttributes.plan.'),
  ],
  [
    'a part of a custom attribute',
    [text('customAttributes.deep.b', 'x')],
    set(
      { customAttributes: { plan: 'free', deep: { a: 1, b: 'x' } } },
      'Set customAttributes.deep.b.',
    ),
  ],
  [
    'one attribute twice: the last one counts',
    [text('name', 'A'), text('name', 'B')],
    set({ name: 'B' }, 'Set name, name.'),
  ],
  ['an object as text', [from('name', 'form.object')], failed('name takes text, found an object.')],
  [
    'a number as a flag',
    [from('verifiedEmail', 'form.n')],
    failed('verifiedEmail takes true or false, found number 7.'),
  ],
  [
    'text as a flag',
    [text('verifiedEmail', 'yes')],
    failed('verifiedEmail takes true or false, found text "yes".'),
  ],
  [
    'an attribute nobody knows: nothing is changed',
    [text('name', 'B'), text('shoeSize', '39')],
    failed(`"shoeSize" is no attribute of a user: ${UNKNOWN}`),
  ],
  [
    'the status',
    [text('status', 'disabled')],
    failed(`"status" is no attribute of a user: ${UNKNOWN}`),
  ],
  [
    'all custom attributes at once',
    [text('customAttributes', 'x')],
    failed(`"customAttributes" is no attribute of a user: ${UNKNOWN}`),
  ],
  [
    'an inherited name',
    [text('constructor', 'x')],
    failed(`"constructor" is no attribute of a user: ${UNKNOWN}`),
  ],
  ['no name', [text('', 'x')], failed(`"" is no attribute of a user: ${UNKNOWN}`)],
])('%s', (_what, attributes, outcome) => {
  expect(executeStep(updateUser, { attributes }, PLACE)).toEqual({
    outcome,
    warnings: [],
    assumptions: [],
  });
});

describe('an address that was verified', () => {
  const attributes = [text('email', 'new@example.com')];

  test('is another one once it changes: not verified', () => {
    expect(executeStep(updateUser, { attributes }, PLACE)).toEqual({
      outcome: set({ email: 'new@example.com', verifiedEmail: false }, 'Set email.'),
      warnings: [],
      assumptions: ['changed-address'],
    });
  });

  test('stays verified where only its case changes', () => {
    const upper = [text('email', 'ANN@Example.com')];
    expect(executeStep(updateUser, { attributes: upper }, PLACE)).toEqual({
      outcome: set({ email: 'ANN@Example.com' }, 'Set email.'),
      warnings: [],
      assumptions: ['login-id-case'],
    });
    const assumptions = { 'login-id-case': 'exact' } as const;
    expect(executeStep(updateUser, { attributes: upper }, { ...PLACE, assumptions })).toEqual({
      outcome: set({ email: 'ANN@Example.com', verifiedEmail: false }, 'Set email.'),
      warnings: [],
      assumptions: ['login-id-case', 'changed-address'],
    });
  });

  test('is the same without the blanks typed around it', () => {
    const attributes = [
      text('email', '  ann@example.com '),
      text('phone', ' 1 '),
      text('name', ' A'),
    ];
    expect(executeStep(updateUser, { attributes }, PLACE)).toEqual({
      outcome: set({ phone: '1', name: ' A' }, 'Set email, phone, name.'),
      warnings: [],
      assumptions: ['login-id-blanks'],
    });
  });

  test('stays verified where the flow assumes so', () => {
    const assumptions = { 'changed-address': 'kept' } as const;
    expect(executeStep(updateUser, { attributes }, { ...PLACE, assumptions }).outcome).toEqual(
      set({ email: 'new@example.com' }, 'Set email.'),
    );
  });
});

describe('values that are not set', () => {
  test('leave their attribute as it is', () => {
    const attributes = [from('name', 'form.gone'), text('phone', '1')];
    expect(executeStep(updateUser, { attributes }, PLACE)).toEqual({
      outcome: set({ phone: '1' }, 'Set phone.'),
      warnings: ['name was left as it is: its value is not set here.'],
      assumptions: ['unresolved-value'],
    });
  });

  test('and where none is set nothing changes', () => {
    const attributes = [from('name', 'form.gone')];
    expect(executeStep(updateUser, { attributes }, PLACE).outcome).toEqual(
      set({}, 'No listed attribute has a value here: nothing changed.'),
    );
  });
});

test('a loaded user is changed as well', () => {
  const place = { users: [INPUT], loaded: 'ann' };
  expect(executeStep(updateUser, { attributes: [text('name', 'B')] }, place).outcome).toEqual(
    set({ name: 'B' }, 'Set name.'),
  );
});

test('before anyone is signed in it fails', () => {
  expect(executeStep(updateUser, { attributes: [] }, { users: [INPUT] })).toEqual({
    outcome: failed(
      'Nobody is signed in: place Update User after the step that signs the user in.',
    ),
    warnings: [],
    assumptions: [],
  });
});

test.each<[key: string, writes: readonly string[]]>([
  ['displayName', ['user.displayName', 'user.name']],
  ['name', ['user.displayName', 'user.name']],
  ['email', ['user.email', 'user.verifiedEmail']],
  ['phone', ['user.phone', 'user.verifiedPhone']],
  ['customAttributes.plan', ['user.customAttributes.plan']],
  ['customAttributes["plan"].x', ['user.customAttributes.plan']],
  ['customAttributes["a b"]', ['user.customAttributes["a b"]']],
])('setting %s may write %j when it succeeds, nothing when it fails', (key, writes) => {
  const config: { attributes: readonly Json[] } = { attributes: [text(key, 'x')] };
  expect(updateUser.writes(config, 'success')).toEqual(
    writes.map((path) => ({ path, certainty: 'may' })),
  );
  expect(updateUser.writes(config, 'UpdateUserPropertiesFailed')).toEqual([]);
});

test('its sentence names the attributes', () => {
  expect(updateUser.summary({ attributes: [text('name', ''), text('', '')] })).toBe('sets name, …');
  expect(updateUser.summary({ attributes: [] })).toBe('sets what the form holds');
  const config = {
    attributes: [text('name', '')],
    rolesChange: 'add',
    roles: ['admin', '{{form.role}}'],
    tenantsChange: 'set',
    tenants: [],
  };
  expect(updateUser.summary(config)).toBe(
    'sets name; adds admin, {{form.role}} roles; sets no tenants',
  );
});
