import { describe, expect, test } from 'vitest';
import { summarise } from '../../hosts/session/run-result.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import { makeEnv, makeRunnable } from '../engine/env.ts';
import { completeUser } from '../users/user.ts';
import { checkExpectations } from './expect.ts';
import type { RunFacts } from './expect.ts';
import type { Expect } from './schema.ts';

const COMPLETED: RunFacts = {
  outcome: 'completed',
  path: ['login', 'jwt', 'end'],
  session: { claims: { sub: 'U3a', plan: 'pro', roles: ['a', 'b'], org: { id: 1, name: 'x' } } },
  outputs: { plan: 'pro', seats: [1, 2] },
  user: completeUser(
    { loginIds: ['ann@x.com'], email: 'ann@x.com', customAttributes: { plan: 'pro', tags: [1] } },
    'U3a',
  ),
};

const FAILED: RunFacts = {
  outcome: 'failed',
  path: ['login', 'jwt'],
  error: { type: 'UserNotFound', code: 'E062108', message: 'No such user.', step: 'jwt' },
};

const NOT_FOUND = 'UserNotFound E062108 at "jwt": No such user.';

type Case = readonly [
  title: string,
  run: RunFacts,
  expect: Expect | undefined,
  broken: readonly object[],
];

const CASES: readonly Case[] = [
  ['a completed run needs no expectations', COMPLETED, undefined, []],
  [
    'without expectations a run has to be completed',
    FAILED,
    undefined,
    [
      {
        path: 'outcome',
        message: `expected the outcome completed, found failed: ${NOT_FOUND}`,
        expected: 'completed',
        found: 'failed',
      },
    ],
  ],
  [
    'another outcome is named',
    COMPLETED,
    { outcome: 'waiting' },
    [
      {
        path: 'outcome',
        message: 'expected the outcome waiting, found completed',
        expected: 'waiting',
        found: 'completed',
      },
    ],
  ],
  [
    'everything that holds is silent',
    COMPLETED,
    {
      outcome: 'completed',
      path: ['login', 'jwt', 'end'],
      claims: { plan: 'pro', roles: ['a', 'b'], org: { name: 'x', id: 1 }, su: null },
      user: {
        email: 'ann@x.com',
        lastLoginTime: null,
        picture: '',
        customAttributes: { plan: 'pro', gone: null },
      },
      outputs: { seats: [1, 2], gone: null },
    },
    [],
  ],
  [
    'flow outputs are compared whole, and inherited names are none',
    COMPLETED,
    { outcome: 'completed', outputs: { plan: null, seats: [1], toString: 'x' } },
    [
      {
        path: 'outputs.plan',
        message: 'expected no flow output plan, found text "pro"',
        expected: null,
        found: 'pro',
      },
      {
        path: 'outputs.seats',
        message: 'expected the flow output seats to be [1], found [1,2]',
        expected: [1],
        found: [1, 2],
      },
      {
        path: 'outputs.toString',
        message: 'expected the flow output toString to be text "x", found nothing',
        expected: 'x',
      },
    ],
  ],
  [
    'a run without flow outputs has none of them',
    FAILED,
    { outcome: 'failed', outputs: { plan: 'pro' } },
    [
      {
        path: 'outputs.plan',
        message: 'expected the flow output plan to be text "pro", found nothing',
        expected: 'pro',
      },
    ],
  ],
  [
    'the first step that differs is named',
    COMPLETED,
    { outcome: 'completed', path: ['login', 'check', 'end'] },
    [
      {
        path: 'path',
        message: 'expected "check" as step 2 of the path, found "jwt" (login → jwt → end)',
        expected: ['login', 'check', 'end'],
        found: ['login', 'jwt', 'end'],
      },
    ],
  ],
  [
    'a path that stops too early is noticed',
    FAILED,
    { outcome: 'failed', path: ['login', 'jwt', 'end'] },
    [
      {
        path: 'path',
        message: 'expected "end" as step 3 of the path, found the end (login → jwt)',
        expected: ['login', 'jwt', 'end'],
        found: ['login', 'jwt'],
      },
    ],
  ],
  [
    'a path that goes on is noticed',
    { outcome: 'waiting', path: ['login'] },
    { outcome: 'waiting', path: [] },
    [
      {
        path: 'path',
        message: 'expected the end as step 1 of the path, found "login" (login)',
        expected: [],
        found: ['login'],
      },
    ],
  ],
  [
    'claims are compared whole, and inherited names are no claims',
    COMPLETED,
    {
      outcome: 'completed',
      claims: { plan: null, roles: ['a'], org: { id: 1 }, toString: 'x', tier: 2 },
    },
    [
      {
        path: 'claims.plan',
        message: 'expected no claim plan, found text "pro"',
        expected: null,
        found: 'pro',
      },
      {
        path: 'claims.roles',
        message: 'expected the claim roles to be ["a"], found ["a","b"]',
        expected: ['a'],
        found: ['a', 'b'],
      },
      {
        path: 'claims.org',
        message: 'expected the claim org to be {"id":1}, found {"id":1,"name":"x"}',
        expected: { id: 1 },
        found: { id: 1, name: 'x' },
      },
      {
        path: 'claims.toString',
        message: 'expected the claim toString to be text "x", found nothing',
        expected: 'x',
      },
      {
        path: 'claims.tier',
        message: 'expected the claim tier to be number 2, found nothing',
        expected: 2,
      },
    ],
  ],
  [
    'without a session token no claim is there',
    FAILED,
    { outcome: 'failed', claims: { plan: 'pro', su: null } },
    [
      {
        path: 'claims.plan',
        message: 'expected the claim plan to be text "pro", found no session token',
        expected: 'pro',
      },
    ],
  ],
  [
    'of a user only what is given is compared, lists whole',
    COMPLETED,
    {
      outcome: 'completed',
      user: { name: 'Ann', customAttributes: { plan: 'free', tags: [1, 2] }, loginIds: {} },
    },
    [
      {
        path: 'user.name',
        message: 'expected user.name to be text "Ann", found text ""',
        expected: 'Ann',
        found: '',
      },
      {
        path: 'user.customAttributes.plan',
        message: 'expected user.customAttributes.plan to be text "free", found text "pro"',
        expected: 'free',
        found: 'pro',
      },
      {
        path: 'user.customAttributes.tags',
        message: 'expected user.customAttributes.tags to be [1,2], found [1]',
        expected: [1, 2],
        found: [1],
      },
      {
        path: 'user.loginIds',
        message: 'expected user.loginIds to be {}, found ["ann@x.com"]',
        expected: {},
        found: ['ann@x.com'],
      },
    ],
  ],
  [
    'a user is expected where nobody signed in',
    FAILED,
    { outcome: 'failed', user: { name: 'Ann' } },
    [
      {
        path: 'user',
        message: 'expected someone to be signed in, found nobody',
        expected: { name: 'Ann' },
      },
    ],
  ],
  ['an error by its type alone', FAILED, { outcome: 'failed', error: 'UserNotFound' }, []],
  [
    'an error by type, code and step',
    FAILED,
    { outcome: 'failed', error: { type: 'UserNotFound', code: 'E062108', step: 'jwt' } },
    [],
  ],
  [
    'another error says what happened instead',
    FAILED,
    { outcome: 'failed', error: { type: 'UserDisabled', code: 'E1', step: 'login' } },
    [
      {
        path: 'error.type',
        message: `expected the error’s type to be "UserDisabled", found "UserNotFound" (${NOT_FOUND})`,
        expected: 'UserDisabled',
        found: 'UserNotFound',
      },
      {
        path: 'error.code',
        message: `expected the error’s code to be "E1", found "E062108" (${NOT_FOUND})`,
        expected: 'E1',
        found: 'E062108',
      },
      {
        path: 'error.step',
        message: `expected the error’s step to be "login", found "jwt" (${NOT_FOUND})`,
        expected: 'login',
        found: 'jwt',
      },
    ],
  ],
  [
    'an error without a code lacks the expected one',
    { outcome: 'failed', path: [], error: { type: 'no-start', message: 'None.', step: null } },
    { outcome: 'failed', error: { type: 'no-start', code: 'E1' } },
    [
      {
        path: 'error.code',
        message: 'expected the error’s code to be "E1", found none (no-start: None.)',
        expected: 'E1',
      },
    ],
  ],
  [
    'an expected error that did not happen',
    COMPLETED,
    { outcome: 'completed', error: 'UserNotFound' },
    [
      {
        path: 'error',
        message: 'expected the error UserNotFound, found none',
        expected: 'UserNotFound',
      },
    ],
  ],
];

describe('expectations of a scenario', () => {
  test.each(CASES)('%s', (_title, run, expectation, broken) => {
    expect(checkExpectations(expectation, run)).toEqual(broken);
  });

  test('are checked on the summary a host makes of a run', () => {
    const flow = makeRunnable(
      parseFlow(
        {
          format: 'flowmint/flow',
          version: 1,
          id: 'f',
          name: 'F',
          start: 'end',
          steps: [{ id: 'end', kind: 'end', name: 'End', config: {} }],
          edges: [],
        },
        registry,
      ),
      registry,
    );
    const run = runMocked(
      makeEnv(flow),
      { name: 's' },
      { chance: { now: () => 0, seed: () => 1 } },
    );
    const expectation: Expect = { outcome: 'completed', path: ['end'], user: { name: 'Ann' } };
    expect(checkExpectations(expectation, summarise(run))).toEqual([
      {
        path: 'user',
        message: 'expected someone to be signed in, found nobody',
        expected: { name: 'Ann' },
      },
    ]);
  });
});
