import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFlow } from '../core/document/parse.ts';
import type { Flow } from '../core/document/schema.ts';
import { makeEnv, makeRunnable } from '../core/engine/env.ts';
import type { TraceEntry } from '../core/engine/trace.ts';
import { arbitraryFlow } from '../core/testing/arbitrary-flow.ts';
import {
  arbitraryActs,
  arbitraryMocks,
  arbitraryUsers,
  eventOf,
} from '../core/testing/arbitrary-run.ts';
import { TEST_TOOLS } from '../core/testing/tools.ts';
import { isWithin } from '../core/values/path.ts';
import { RunSession } from '../hosts/session/run-session.ts';
import { registry } from '../steps/registry.ts';
import { canonicalPath } from './context-keys.ts';
import { settableAt } from './settable-at.ts';
import { condition, draw, end, generateJwt, http, screen, updateUser } from './testing/draw.ts';

/** `must form.email login check`: certainty, path, who may have set it. */
function lines(flow: Flow, step: string): readonly string[] {
  return settableAt(flow, registry, step).map(({ path, certainty, by }) =>
    [certainty, path, ...by].join(' '),
  );
}

const FLOW = draw({
  steps: {
    login: screen('email! phone', 'submit other', '{{connectors.idp.hint}}'),
    check: http({
      contextKey: 'idp',
      formMapping: [{ key: 'inputs.externalId', value: 'connectors.idp.id' }],
      errorHandling: { request_error: { handling: 'custom' } },
    }),
    has: condition('connectors.idp.id not-empty', 'client.trusted is-true'),
    jwt: generateJwt(),
    update: updateUser('connectors.idp.name'),
    end: end(),
    apart: screen('fullName!'),
    after: screen('password'),
  },
  edges: [
    'login.submit > check',
    'login.other > end',
    'check.success > has',
    'check.request_error > end',
    'has.yes > jwt',
    'has.ELSE > end',
    'jwt.success > update',
    'update.success > end',
    'apart.submit > after',
    'after.submit > jwt',
  ],
  scenarios: [
    { name: 'a', request: { form: { email: 'x', plan: 'y' }, cookies: { old: 'z' } } },
    { name: 'b', request: { client: { 'two words': 1 }, tenant: 't' } },
  ],
});

describe('what may be set at a step', () => {
  test('at the start: what the request brings, and what automatic errors come back with, a session included', () => {
    expect(lines(FLOW, 'login')).toEqual([
      'may authInfo jwt',
      'may client.trusted',
      'may client["two words"]',
      'may connectors.idp check',
      'may connectors.idp.id check',
      'may cookies.old',
      'may form.email login',
      'may form.externalId check',
      'may form.phone login',
      'may form.plan',
      'may tenant',
      'may user jwt',
    ]);
  });

  test('what every way there sets must be set; a Condition proves what was copied', () => {
    expect(lines(FLOW, 'jwt')).toEqual([
      'may authInfo jwt',
      'must client.trusted',
      'may client["two words"]',
      'must connectors.idp check',
      'must connectors.idp.id check',
      'may cookies.old',
      'must form.email login',
      'must form.externalId check',
      'may form.phone login',
      'may form.plan',
      'may tenant',
      'may user jwt',
    ]);
  });

  test('where ways meet, only what all of them set must be set', () => {
    expect(lines(FLOW, 'end')).toEqual([
      'may authInfo jwt',
      'may client.trusted',
      'may client["two words"]',
      'may connectors.idp check',
      'may connectors.idp.id check',
      'may cookies.old',
      'must form.email login',
      'may form.externalId check',
      'may form.phone login',
      'may form.plan',
      'may tenant',
      'may user jwt',
      'may user.displayName update',
      'may user.name update',
    ]);
  });

  test('what is drawn before a step no run gets to yet is offered, but not certain', () => {
    expect(lines(FLOW, 'after')).toEqual([
      'may client["two words"]',
      'may cookies.old',
      'may form.email',
      'may form.fullName apart',
      'may form.plan',
      'may tenant',
    ]);
  });

  test('a session that came along, and what else the request says of the context', () => {
    const request = {
      session: { state: 'valid', user: 'ann', claims: { plan: 'pro' } },
      context: { geo: { country: 'US' }, idpInitiated: true },
    };
    const flow = draw({ steps: { end: end() }, edges: [], scenarios: [{ name: 's', request }] });
    expect(lines(flow, 'end')).toEqual([
      'may geo.country',
      'may idpInitiated',
      'may sessionJwtClaims.plan',
    ]);
  });

  test('what stands within the answers of mocks; what no step writes is not offered for being proved', () => {
    const flow = draw({
      steps: {
        check: http({ contextKey: 'idp' }),
        later: http({ contextKey: 'later', async: true }),
        has: condition('scripts.gone not-empty'),
        end: end(),
      },
      edges: ['check.success > later', 'later.success > has', 'has.yes > end'],
      scenarios: [
        {
          name: 'a',
          mocks: [
            {
              method: 'POST',
              path: '/check',
              status: 200,
              json: { id: 1, plans: [{ name: 'x' }] },
            },
            { method: 'GET', path: '/check', status: 200, json: { other: 1 } },
          ],
        },
        {
          name: 'b',
          mocks: [{ method: 'POST', path: '/check', status: 401, json: { error: '' } }],
        },
      ],
    });
    expect(lines(flow, 'end')).toEqual([
      'must connectors.idp check',
      'may connectors.idp.error check',
      'may connectors.idp.id check',
      'may connectors.idp.plans check',
      'may connectors.idp.plans[0] check',
      'may connectors.idp.plans[0].name check',
    ]);
  });

  test('at a step that is not there nothing is', () => {
    expect(lines(FLOW, 'gone')).toEqual([]);
  });
});

describe('of any flow', () => {
  const plays = fc.tuple(
    arbitraryFlow(registry).map((document) => parseFlow(document, registry)),
    arbitraryUsers,
    arbitraryMocks,
    arbitraryActs,
  );

  test('whatever a run finds in form and connectors was said to be settable there', () => {
    let looked = 0;
    fc.assert(
      fc.property(plays, ([flow, users, mocks, acts]) => {
        const env = makeEnv(makeRunnable(flow, registry), { users, mocks, tools: TEST_TOOLS });
        const session = new RunSession(env);
        for (const act of acts) session.dispatch(eventOf(act, env, session.state));
        const brought = requestOf(session.trace);
        for (const { step, path } of foundIn(session.trace)) {
          const settable = settableAt(flow, registry, step).map((one) => one.path);
          const known = [...settable, ...brought, ...ownWrites(flow, step)];
          looked += 1;
          expect(
            known.filter((one) => isWithin(path, one) || isWithin(one, path)),
            `${path} at ${step}`,
          ).not.toEqual([]);
        }
      }),
      { numRuns: 1000, seed: 3 },
    );
    expect(looked).toBeGreaterThan(50);
  });

  /** What steps found set below form and connectors. */
  function foundIn(trace: readonly TraceEntry[]) {
    return trace.flatMap((entry) =>
      'reads' in entry
        ? entry.reads.flatMap(({ path, value }) =>
            value !== undefined && /^(form|inputs|connectors)\b./.test(path)
              ? [{ step: entry.step, path: canonicalPath(path) }]
              : [],
          )
        : [],
    );
  }

  function requestOf(trace: readonly TraceEntry[]): readonly string[] {
    const start = trace.find((entry) => entry.type === 'start');
    const form = start?.request.form ?? {};
    return Object.keys(form).map((key) => canonicalPath(`form[${JSON.stringify(key)}]`));
  }

  /** A connector maps its own answer. */
  function ownWrites(flow: Flow, id: string): readonly string[] {
    const step = flow.steps.find((one) => one.id === id);
    const definition = registry.get(step?.kind ?? '');
    if (step === undefined || definition === undefined) return [];
    return definition.writes(step.config, 'success').map(({ path }) => canonicalPath(path));
  }
});
