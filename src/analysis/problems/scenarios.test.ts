import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import type { Json } from '../../core/json.ts';
import { registry } from '../../steps/registry.ts';
import { draw, end, http, screen } from '../testing/draw.ts';
import type { DrawnStep } from '../testing/draw.ts';
import { findProblems } from './find-problems.ts';

/** One scenario of a flow with a screen "Log in" (id `login`), a request and an End; place, code and message. */
type Case = readonly [
  title: string,
  scenario: { readonly [field: string]: Json },
  problems: readonly (readonly [string, string, string, string])[],
];

const CASES: readonly Case[] = [
  [
    'answers by id and by name, buttons by id and by label',
    {
      answers: [
        { step: 'login', press: 'submit' },
        { step: 'Log in', press: 'submit it' },
        { step: 'Twin', press: 'left' },
        { step: 'Twin', press: 'right' },
      ],
      mocks: [
        { connector: 'idp', method: 'POST', path: '/check', status: 200 },
        { method: 'GET', path: '/any', status: 200 },
      ],
      expect: { outcome: 'failed', path: ['login', 'check'], error: { type: 'X', step: 'check' } },
    },
    [],
  ],
  [
    'an answer for a screen that is not there',
    {
      answers: [
        { step: 'login', press: 'submit' },
        { step: 'Login', press: 'submit' },
      ],
    },
    [
      [
        'error',
        'answer-unknown-step',
        'scenarios[0].answers[1].step',
        'Answer 2 of the scenario "It" is for "Login", a screen the flow does not have: it has "Log in", "Twin" or "Twin".',
      ],
    ],
  ],
  [
    'a button that is not there, and a step that has none',
    {
      answers: [
        { step: 'login', press: 'Continue' },
        { step: 'end', press: 'ok' },
      ],
    },
    [
      [
        'error',
        'answer-unknown-button',
        'scenarios[0].answers[0].press',
        'Answer 1 of the scenario "It" presses "Continue", a button "Log in" does not have: it has "submit it".',
      ],
      [
        'error',
        'answer-unknown-button',
        'scenarios[0].answers[1].press',
        'Answer 2 of the scenario "It" presses "ok", a button "end" does not have: it has no buttons.',
      ],
    ],
  ],
  [
    'expectations of steps that are not there',
    {
      expect: {
        outcome: 'failed',
        path: ['login', 'chekc', 'Log in'],
        error: { type: 'ConnectorFailed', step: 'chek' },
      },
    },
    [
      [
        'error',
        'expect-unknown-step',
        'scenarios[0].expect.path[1]',
        'The scenario "It" expects the step "chekc", which the flow does not have: name a step by its id.',
      ],
      [
        'error',
        'expect-unknown-step',
        'scenarios[0].expect.path[2]',
        'The scenario "It" expects the step "Log in", which the flow does not have: name a step by its id.',
      ],
      [
        'error',
        'expect-unknown-step',
        'scenarios[0].expect.error.step',
        'The scenario "It" expects the step "chek", which the flow does not have: name a step by its id.',
      ],
    ],
  ],
  [
    'an error expected by its type alone names no step',
    { expect: { outcome: 'failed', error: 'ConnectorFailed' } },
    [],
  ],
  [
    'a mock for a connector that is not there',
    { mocks: [{ connector: 'crm', method: 'GET', path: '/users/:id', status: 200 }] },
    [
      [
        'warning',
        'mock-unknown-connector',
        'scenarios[0].mocks[0].connector',
        'The mock GET /users/:id of the scenario "It" answers only for the connector "crm", which the flow does not have, so it never answers.',
      ],
    ],
  ],
  [
    'users that share a login ID',
    { users: [{ loginIds: ['a@x.com'] }, { loginIds: ['b', 'A@x.com'] }] },
    [
      [
        'error',
        'scenario-users',
        'scenarios[0].users[1].loginIds[1]',
        'The scenario "It" can’t run: expected a login ID no other user has, found "A@x.com" twice.',
      ],
    ],
  ],
];

function flowWith(
  scenario: { readonly [field: string]: Json },
  assumptions: { readonly [id: string]: string } = {},
): Flow {
  return draw({
    steps: {
      login: { ...screen(''), name: 'Log in' },
      check: http(),
      left: { ...screen('', 'left'), name: 'Twin' },
      right: { ...screen('', 'right'), name: 'Twin' },
      end: end(),
    },
    edges: [
      'login.submit > check',
      'check.success > left',
      'left.left > right',
      'right.right > end',
    ],
    scenarios: [{ name: 'It', ...scenario }],
    assumptions,
  });
}

test.each(CASES)('%s', (_title, scenario, expected) => {
  const found = findProblems(flowWith(scenario), registry);
  expect(found.map(({ severity, code, path, message }) => [severity, code, path, message])).toEqual(
    expected,
  );
});

test('a mock may be for a connector of a flow that is entered, by its id or with the flow’s', () => {
  const mock = (connector: string) => ({ connector, method: 'GET', path: '/x', status: 200 });
  const mocks = ['crm', 'sub/crm', 'sub/idp'].map(mock);
  const crm = { id: 'crm', name: 'CRM', baseUrl: 'https://crm.example.com' };
  const base = { format: 'flowmint/flow', version: 1, id: 'sub', name: 'Sub', start: null };
  const library = [{ ...base, steps: [], edges: [], connectors: [crm] }];
  const found = findProblems({ ...flowWith({ mocks }), library }, registry);
  expect(found.map(({ path }) => path)).toEqual(['scenarios[0].mocks[2].connector']);
});

test('users whose login IDs differ in case alone are two where case matters', () => {
  const users = [{ loginIds: ['a@x.com'] }, { loginIds: ['A@x.com'] }];
  expect(findProblems(flowWith({ users }, { 'login-id-case': 'exact' }), registry)).toEqual([]);
});

describe('a session that somebody brings along', () => {
  const users = [
    { userId: 'U-ann', loginIds: ['ann@x.com'] },
    { userId: 'U-bob', loginIds: ['bob'] },
  ];
  const now = '2026-01-31T09:30:00Z';
  const NOW = 1_769_851_800;
  const problemsWith = (
    session: { readonly [field: string]: Json },
    more: Pick<Flow, 'settings'> & { readonly users?: readonly Json[] } = {},
  ) => {
    const flow = flowWith({ now, users: more.users ?? users, request: { session } });
    return findProblems({ ...flow, settings: more.settings }, registry);
  };

  test.each<[session: { readonly [field: string]: Json }, found: readonly string[]]>([
    [
      { state: 'valid', user: 'nobody' },
      [
        'error session-unknown-user user',
        'expected a login ID of one of the scenario’s users, found "nobody"',
      ],
    ],
    [
      { state: 'expired', user: 'ann@x.com', claims: { sub: 'U-bob' } },
      [
        'error session-two-users claims.sub',
        'expected "U-ann", the user ID of "ann@x.com", found "U-bob"',
      ],
    ],
    [
      { state: 'valid', user: 'ann@x.com', claims: { sub: 'U-anna' } },
      [
        'warning session-two-users claims.sub',
        'expected "U-ann", the user ID of "ann@x.com", found "U-anna"',
      ],
    ],
    [
      { state: 'valid', user: 'bob', claims: { exp: NOW } },
      [
        'error session-times claims.exp',
        `expected a valid one to end after the run begins (${NOW}), found ${NOW}`,
      ],
    ],
    [
      { state: 'expired', claims: { exp: NOW + 1 } },
      [
        'error session-times claims.exp',
        `expected an expired one to have ended when the run begins (${NOW}), found ${NOW + 1}`,
      ],
    ],
  ])('and that contradicts itself: %j', (session, [what, message]) => {
    const found = problemsWith(session);
    expect(found.map(({ severity, code, path }) => `${severity} ${code} ${path}`)).toEqual([
      what?.replace(/[^ ]+$/, 'scenarios[0].request.session.$&'),
    ]);
    expect(found[0]?.message).toBe(
      `The session of the scenario "It" contradicts itself: ${message}.`,
    );
  });

  test.each<[session: { readonly [field: string]: Json }]>([
    [{ state: 'valid', user: 'ANN@x.com', claims: { sub: 'U-ann', exp: NOW + 1 } }],
    [{ state: 'expired', user: 'bob', claims: { exp: NOW } }],
    [{ state: 'valid', claims: { sub: 'U-gone', su: true } }],
    [{ state: 'valid' }],
  ])('and that can be: %j', (session) => {
    expect(problemsWith(session)).toEqual([]);
  });

  test('is left alone where only a run knows who is there, what time it is, or what sub is', () => {
    const anybody = flowWith({ request: { session: { state: 'valid', user: 'nobody' } } });
    expect(findProblems(anybody, registry)).toEqual([]);
    const past = flowWith({ request: { session: { state: 'valid', claims: { exp: 1 } } } });
    expect(findProblems(past, registry)).toEqual([]);
    const settings = { template: { overrideSubject: true, claims: { sub: '{{user.email}}' } } };
    const session = { state: 'valid', user: 'bob', claims: { sub: 'bob@x.com' } };
    expect(problemsWith(session, { settings })).toEqual([]);
  });

  test('says nothing of users that can’t be in one project, which is said already', () => {
    const twice = [...users, { loginIds: ['bob'] }];
    const codes = problemsWith({ state: 'valid', user: 'nobody' }, { users: twice });
    expect(codes.map(({ code }) => code)).toEqual(['scenario-users']);
  });
});

test('an answer for a step of an unknown kind is left alone', () => {
  const flow = draw({
    steps: { magic: { kind: 'magic-link', config: {} }, end: end() },
    edges: ['magic.sent > end'],
    scenarios: [{ name: 'It', answers: [{ step: 'magic', press: 'whatever' }] }],
  });
  expect(findProblems(flow, registry).map(({ code }) => code)).toEqual(['unknown-kind']);
});

const OAUTH =
  '"success", "OAuthStartFailed", "OAuthExchangeCodeFailed", "OAuthExchangeNativeOAuthFailed", "OAuthCanceled", "ActionErrorTenantRequiresSSO" or "ActionErrorTenantDisabled"';

describe('an answer that chooses how an action turns out', () => {
  test.each<[action: string, outcome: string, message: string | null]>([
    ['oauth-start', 'success', null],
    ['oauth-start', 'OAuthCanceled', null],
    ['sign-in-magic-link-email', 'sent', null],
    ['update-user-otp-email', 'OTPUnauthorizedRequest', null],
    [
      'oauth-start',
      'LoadUserFailed',
      `chooses "LoadUserFailed", by which "act" can't turn out: it has ${OAUTH}`,
    ],
    ['oauth-start', 'sent', `chooses "sent", by which "act" can't turn out: it has ${OAUTH}`],
    [
      'loadUser',
      'LoadUserFailed',
      'chooses "LoadUserFailed", by which "act" can\'t turn out: nobody chooses how it does',
    ],
  ])('%s, "%s"', (action, outcome, message) => {
    const answers = [{ step: 'act', outcome }];
    const found = problemsOf({ kind: 'action', config: { action } }, answers);
    expect(found).toEqual(message === null ? [] : [`Answer 1 of the scenario "It" ${message}.`]);
  });

  test('may name an error that only its error handling names, as of an action that nobody knows', () => {
    const config = { action: 'do-magic', errorHandling: { Lost: { handling: 'custom' } } };
    const answers = [
      { step: 'act', outcome: 'Lost' },
      { step: 'act', outcome: 'Found' },
    ];
    expect(problemsOf({ kind: 'action', config }, answers)).toEqual([
      'Answer 2 of the scenario "It" chooses "Found", by which "act" can\'t turn out: it has "success" or "Lost".',
    ]);
  });

  test('is of no use to a step that decides by itself', () => {
    expect(problemsOf(http(), [{ step: 'act', outcome: 'request_error' }])).toEqual([
      'Answer 1 of the scenario "It" chooses "request_error", by which "act" can\'t turn out: nobody chooses how it does.',
    ]);
  });

  function problemsOf(step: DrawnStep, answers: readonly Json[]): readonly string[] {
    const flow = draw({
      steps: { act: step, end: end() },
      edges: ['act.success > end'],
      scenarios: [{ name: 'It', answers }],
    });
    return findProblems(flow, registry)
      .filter(({ code }) => code === 'answer-unknown-outcome')
      .map(({ message }) => message);
  }
});
