import { describe, expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import {
  condition,
  customClaims,
  draw,
  end,
  generateJwt,
  http,
  screen,
  updateUser,
} from '../testing/draw.ts';
import type { Drawing } from '../testing/draw.ts';
import { findProblems } from './find-problems.ts';

/** A drawing, and the problems with who the user is: severity and message. */
type Case = readonly [
  title: string,
  drawing: Drawing,
  problems: readonly (readonly [severity: string, code: string, message: string])[],
];

const mapped = (key: string, value: string, more: object = {}) =>
  http({ formMapping: [{ key, value }], ...more });
const custom = { handling: 'custom' };
const ignored = { handling: 'ignore' };

/** A screen without identity, a request, and then Generate JWT. */
function checked(check: object, more: Partial<Drawing> = {}): Drawing {
  return {
    steps: {
      login: screen('password!'),
      check: http(check),
      jwt: generateJwt(),
      end: end(),
    },
    edges: ['login.submit > check', 'check.success > jwt', 'jwt.success > end'],
    ...more,
  };
}

const IDENTITY: readonly Case[] = [
  [
    'a required email proves the identity, a request proves the user',
    {
      steps: { login: screen('email!'), check: http(), jwt: generateJwt(), end: end() },
      edges: ['login.submit > check', 'check.success > jwt', 'jwt.success > end'],
    },
    [],
  ],
  [
    'a Custom Login ID is an identity as well',
    {
      steps: { login: screen('externalId!'), check: http(), jwt: generateJwt(), end: end() },
      edges: ['login.submit > check', 'check.success > jwt', 'jwt.success > end'],
    },
    [],
  ],
  [
    'nothing sets an identity',
    checked({}),
    [
      [
        'error',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *login → check → Generate JWT* nothing sets form.email or form.externalId.',
      ],
    ],
  ],
  [
    'an input that is not required may leave it unset',
    {
      steps: { login: screen('email'), check: http(), jwt: generateJwt(), end: end() },
      edges: ['login.submit > check', 'check.success > jwt', 'jwt.success > end'],
    },
    [
      [
        'warning',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *login → check → Generate JWT* form.email and form.externalId may both stay unset.',
      ],
    ],
  ],
  [
    'the app may bring it along, says a scenario',
    checked({}, { scenarios: [{ name: 's', request: { form: { email: 'a@b.c' } } }] }),
    [
      [
        'warning',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *login → check → Generate JWT* form.email and form.externalId may both stay unset.',
      ],
    ],
  ],
  [
    'an answer may lack the email that is copied',
    checked({ formMapping: [{ key: 'form.email', value: 'connectors.httpResult.email' }] }),
    [
      [
        'warning',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *login → check → Generate JWT* form.email and form.externalId may both stay unset.',
      ],
    ],
  ],
  [
    'one way of two sets nothing: the shortest such way is named',
    {
      steps: {
        choose: condition('client.known is-true'),
        login: screen('email!'),
        look: http(),
        check: http(),
        jwt: generateJwt(),
        end: end(),
      },
      edges: [
        'choose.yes > look',
        'choose.ELSE > login',
        'login.submit > look',
        'look.success > check',
        'check.success > jwt',
        'jwt.success > end',
      ],
    },
    [
      [
        'error',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *choose → look → check → Generate JWT* nothing sets form.email or form.externalId.',
      ],
    ],
  ],
  [
    'a Condition on the form proves it',
    {
      steps: {
        check: mapped('inputs.email', 'connectors.httpResult.email'),
        has: condition('form.email not-empty'),
        jwt: generateJwt(),
        end: end(),
      },
      edges: ['check.success > has', 'has.yes > jwt', 'has.ELSE > end', 'jwt.success > end'],
    },
    [],
  ],
  [
    'so does the Else of one that asks whether it is empty',
    {
      steps: {
        check: mapped('form.email', 'connectors.httpResult.email'),
        lacks: condition('{{form.email}} empty'),
        jwt: generateJwt(),
        end: end(),
      },
      edges: ['check.success > lacks', 'lacks.yes > end', 'lacks.ELSE > jwt', 'jwt.success > end'],
    },
    [],
  ],
  [
    'a Condition on what was copied proves the copy',
    {
      steps: {
        check: mapped('form.email', 'connectors.httpResult.email'),
        has: condition('connectors.httpResult.email not-empty'),
        consent: screen(''),
        jwt: generateJwt(),
        end: end(),
      },
      edges: [
        'check.success > has',
        'has.yes > consent',
        'has.ELSE > end',
        'consent.submit > jwt',
        'jwt.success > end',
      ],
    },
    [],
  ],
  [
    'but not where the answer was overwritten in between',
    {
      steps: {
        check: mapped('form.email', 'connectors.httpResult.email'),
        again: http(),
        has: condition('connectors.httpResult.email not-empty'),
        jwt: generateJwt(),
        end: end(),
      },
      edges: [
        'check.success > again',
        'again.success > has',
        'has.yes > jwt',
        'has.ELSE > end',
        'jwt.success > end',
      ],
    },
    [
      [
        'warning',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *check → again → has → Generate JWT* form.email and form.externalId may both stay unset.',
      ],
    ],
  ],
  [
    'nor where a way without the copy leads to the Condition',
    {
      steps: {
        first: condition('client.known is-true'),
        check: mapped('form.email', 'connectors.httpResult.email'),
        other: http(),
        has: condition('connectors.httpResult.email not-empty'),
        jwt: generateJwt(),
        end: end(),
      },
      edges: [
        'first.yes > check',
        'first.ELSE > other',
        'check.success > has',
        'other.success > has',
        'has.yes > jwt',
        'has.ELSE > end',
        'jwt.success > end',
      ],
    },
    [
      [
        'error',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *first → other → has → Generate JWT* nothing sets form.email or form.externalId.',
      ],
    ],
  ],
  [
    'a copy of what is surely there is surely there',
    {
      steps: {
        login: screen('phone!'),
        check: mapped('form.externalId', 'form.phone'),
        jwt: generateJwt(),
        end: end(),
      },
      edges: ['login.submit > check', 'check.success > jwt', 'jwt.success > end'],
    },
    [],
  ],
  [
    'after an error the answer was not mapped',
    checked(
      {
        formMapping: [{ key: 'form.email', value: 'connectors.httpResult.email' }],
        errorHandling: { request_error: custom },
      },
      {
        edges: [
          'login.submit > check',
          'check.success > end',
          'check.request_error > jwt',
          'jwt.success > end',
        ],
      },
    ),
    [
      [
        'error',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *login → check → Generate JWT* nothing sets form.email or form.externalId.',
      ],
      [
        'warning',
        'identity-unproved',
        'Generate JWT checks no credentials: on the path *login → check → Generate JWT* no connector and no condition has proved who the user is.',
      ],
    ],
  ],
  [
    'a step of an unknown kind is given the benefit of the doubt',
    {
      steps: {
        magic: { kind: 'magic-link', config: {} },
        jwt: generateJwt(),
        end: end(),
      },
      edges: ['magic.sent > jwt', 'jwt.success > end'],
    },
    [
      [
        'error',
        'unknown-kind',
        '"magic" is of the kind "magic-link", which this version does not know: a run that gets there fails.',
      ],
    ],
  ],
];

const PROOF: readonly Case[] = [
  [
    'a screen alone proves nothing',
    {
      steps: { login: screen('email!'), jwt: generateJwt(), end: end() },
      edges: ['login.submit > jwt', 'jwt.success > end'],
    },
    [
      [
        'warning',
        'identity-unproved',
        'Generate JWT checks no credentials: on the path *login → Generate JWT* no connector and no condition has proved who the user is.',
      ],
    ],
  ],
  [
    'a request whose errors are ignored proves nothing',
    {
      steps: {
        login: screen('email!'),
        check: http({ errorHandling: { request_error: ignored } }),
        jwt: generateJwt(),
        end: end(),
      },
      edges: ['login.submit > check', 'check.success > jwt', 'jwt.success > end'],
    },
    [
      [
        'warning',
        'identity-unproved',
        'Generate JWT checks no credentials: on the path *login → check → Generate JWT* no connector and no condition has proved who the user is.',
      ],
    ],
  ],
  [
    'a condition is a proof: it decided something',
    {
      steps: {
        login: screen('email!'),
        old: condition('cookies.session not-empty'),
        jwt: generateJwt(),
        end: end(),
      },
      edges: ['login.submit > old', 'old.yes > jwt', 'old.ELSE > login', 'jwt.success > end'],
    },
    [],
  ],
  [
    'Generate JWT as the first step has neither',
    { steps: { jwt: generateJwt(), end: end() }, edges: ['jwt.success > end'] },
    [
      [
        'error',
        'missing-identity',
        'Generate JWT needs a login ID: on the path *Generate JWT* nothing sets form.email or form.externalId.',
      ],
      [
        'warning',
        'identity-unproved',
        'Generate JWT checks no credentials: on the path *Generate JWT* no connector and no condition has proved who the user is.',
      ],
    ],
  ],
];

const SIGNED_IN = {
  login: screen('email!'),
  check: http(),
  jwt: generateJwt(),
} as const;
const TO_JWT = ['login.submit > check', 'check.success > jwt'];

const SIGN_IN_FIRST: readonly Case[] = [
  [
    'after Generate JWT someone is signed in',
    {
      steps: { ...SIGNED_IN, update: updateUser(), claims: customClaims(), end: end() },
      edges: [...TO_JWT, 'jwt.success > update', 'update.success > claims', 'claims.success > end'],
    },
    [],
  ],
  [
    'before it nobody is: Update User fails, Custom Claims wait',
    {
      steps: { ...SIGNED_IN, update: updateUser(), claims: customClaims(), end: end() },
      edges: [
        'login.submit > update',
        'update.success > claims',
        'claims.success > check',
        'check.success > jwt',
        'jwt.success > end',
      ],
    },
    [
      [
        'warning',
        'user-before-sign-in',
        'update needs a signed-in user: on the path *login → update* nobody is signed in, unless the person brings a session along.',
      ],
      [
        'warning',
        'user-before-sign-in',
        'claims needs a signed-in user: on the path *login → update → claims* nobody is signed in, so the claims wait for a session.',
      ],
    ],
  ],
  [
    'an error of Generate JWT that is ignored leaves nobody signed in',
    {
      steps: {
        ...SIGNED_IN,
        jwt: generateJwt({ variant: 'sign-in', errorHandling: { UserNotFound: ignored } }),
        update: updateUser(),
        claims: customClaims(),
        end: end(),
      },
      edges: [...TO_JWT, 'jwt.success > update', 'update.success > claims', 'claims.success > end'],
    },
    [
      [
        'warning',
        'user-before-sign-in',
        'update needs a signed-in user: on the path *login → check → Generate JWT → update* nobody is signed in, unless the person brings a session along.',
      ],
      [
        'warning',
        'user-before-sign-in',
        'claims needs a signed-in user: on the path *login → check → Generate JWT → update → claims* nobody is signed in, so the claims wait for a session.',
      ],
    ],
  ],
  [
    'an action that works only for somebody signed in proves it',
    {
      steps: {
        key: { kind: 'action', config: { action: 'update-user-totp' } },
        ask: screen('code!'),
        verify: { kind: 'action', config: { action: 'verify-totp-code' } },
        end: end(),
      },
      edges: ['key.success > ask', 'ask.submit > verify', 'verify.success > end'],
    },
    [
      [
        'warning',
        'user-before-sign-in',
        'key needs a signed-in user: on the path *key* nobody is signed in, unless the person brings a session along.',
      ],
    ],
  ],
  [
    'a Condition on user.loggedIn proves it, on the right side',
    {
      steps: {
        check: condition('user.loggedIn is-true'),
        update: updateUser('client.name'),
        claims: customClaims(),
        end: end(),
      },
      edges: [
        'check.yes > update',
        'check.ELSE > claims',
        'update.success > end',
        'claims.success > end',
      ],
    },
    [
      [
        'warning',
        'user-before-sign-in',
        'claims needs a signed-in user: on the path *check → claims* nobody is signed in, so the claims wait for a session.',
      ],
    ],
  ],
];

describe.each([
  ['a login ID before Generate JWT', IDENTITY],
  ['a proof before Generate JWT', PROOF],
  ['a sign-in before the user is changed', SIGN_IN_FIRST],
])('%s', (_what, cases) => {
  test.each(cases)('%s', (_title, drawing, expected) => {
    const found = findProblems(draw(drawing), registry);
    expect(found.map(({ severity, code, message }) => [severity, code, message])).toEqual(expected);
  });
});

test('a long way is shortened in the middle', () => {
  const names = Array.from({ length: 12 }, (_, i) => `s${i}`);
  const flow = draw({
    steps: {
      ...Object.fromEntries(names.map((name) => [name, http()])),
      jwt: generateJwt(),
      end: end(),
    },
    edges: [
      ...names.map((name, i) => `${name}.success > ${names[i + 1] ?? 'jwt'}`),
      'jwt.success > end',
    ],
  });
  expect(findProblems(flow, registry).map(({ message }) => message)).toEqual([
    'Generate JWT needs a login ID: on the path *s0 → s1 → s2 → … → s9 → s10 → s11 → Generate JWT* nothing sets form.email or form.externalId.',
  ]);
});
