import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFlow } from '../../core/document/parse.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import { arbitraryFlow } from '../../core/testing/arbitrary-flow.ts';
import {
  arbitraryActs,
  arbitraryMocks,
  arbitraryUsers,
  eventOf,
} from '../../core/testing/arbitrary-run.ts';
import { TEST_TOOLS } from '../../core/testing/tools.ts';
import { RunSession } from '../../hosts/session/run-session.ts';
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
import type { Drawing, DrawnStep } from '../testing/draw.ts';
import { findProblems } from './find-problems.ts';

describe('problems of any flow that parses', () => {
  const anyFlow = arbitraryFlow(registry).map((document) => parseFlow(document, registry));

  test('are found without throwing, are the same every time, and name steps that are there', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const ids = new Set<string | null>([null, ...flow.steps.map(({ id }) => id)]);
        const found = findProblems(flow, registry);
        expect(findProblems(flow, registry)).toEqual(found);
        for (const { step, path, message } of found) {
          expect(ids).toContain(step);
          expect(path).toMatch(/^(start|steps\[\d+\]|edges\[\d+\]|settings|scenarios)/);
          expect(message).toMatch(/[.!?]$/);
          expect(message).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 200 },
    );
  });

  /** Errors of a run that the drawing is to blame for, and the problems that must have told so. */
  const FORETOLD: Readonly<Record<string, readonly string[]>> = {
    'no-start': ['no-start'],
    'unwired-port': ['unwired-port'],
    'dangling-edge': ['dangling-edge', 'dangling-start'],
    'unknown-kind': ['unknown-kind'],
  };

  test('tell of every run that fails for how the flow is drawn', () => {
    const plays = fc.tuple(anyFlow, arbitraryUsers, arbitraryMocks, arbitraryActs);
    const seen = new Set<string>();
    fc.assert(
      fc.property(plays, ([flow, users, mocks, acts]) => {
        const env = makeEnv(makeRunnable(flow, registry), { users, mocks, tools: TEST_TOOLS });
        const session = new RunSession(env);
        for (const act of acts) session.dispatch(eventOf(act, env, session.state));
        const { type = '', step = null } = session.state.error ?? {};
        const codes = FORETOLD[type] ?? [];
        if (codes.length > 0) seen.add(type);
        const told = findProblems(flow, registry).filter(
          (one) =>
            one.severity === 'error' &&
            codes.includes(one.code) &&
            (step === null || one.step === step),
        );
        expect(codes.length === 0 || told.length > 0, `${type} at ${step}`).toBe(true);
      }),
      { numRuns: 400, seed: 7 },
    );
    expect([...seen].sort()).toEqual(Object.keys(FORETOLD).sort());
  });
});

test('problems come in the order of the document', () => {
  const flow = draw({
    steps: {
      login: screen('context-key', 'submit', '{{form..x}}'),
      check: http({ connector: 'crm', endpoint: '' }),
      lost: customClaims('nowhere.x'),
    },
    edges: ['login.submit > check', 'login.submit > gone'],
    settings: { refresh: { lifetimeSeconds: 300 } },
    scenarios: [
      {
        name: 's',
        expect: { outcome: 'completed', path: ['x'] },
        answers: [{ step: 'y', press: 'z' }],
      },
    ],
  });
  expect(findProblems(flow, registry).map(({ path, code }) => `${path} ${code}`)).toEqual([
    'start no-end-reachable',
    'steps[0].config.components[0].text bad-path',
    'steps[0].config.components[1].contextKey blank-context-key',
    'steps[1] unwired-port',
    'steps[1].config.connector unknown-connector',
    'steps[1].config.endpoint empty-endpoint',
    'steps[2] unreachable-step',
    'steps[2].config.claims[0].value unknown-root',
    'edges[1] duplicate-edge',
    'edges[1].to dangling-edge',
    'settings.refresh.lifetimeSeconds session-outlives-refresh',
    'scenarios[0].expect.path[0] expect-unknown-step',
    'scenarios[0].answers[0].step answer-unknown-step',
  ]);
});

describe('a flow of 5,000 steps', () => {
  const SIZE = 5000;

  /** Steps in a row, made by their number; `more` may add edges. */
  function chain(
    step: (i: number) => DrawnStep,
    port: string,
    more: readonly string[] = [],
  ): Drawing {
    const ids = Array.from({ length: SIZE }, (_, i) => `s${i}`);
    return {
      steps: { ...Object.fromEntries(ids.map((id, i) => [id, step(i)])), end: end() },
      edges: [...ids.map((id, i) => `${id}.${port} > ${ids[i + 1] ?? 'end'}`), ...more],
    };
  }

  const block = (i: number): DrawnStep =>
    [
      screen('email', 'go', `{{form.x${i}}} {{connectors.c${i - 4}.name}}`),
      http({
        contextKey: `c${i}`,
        formMapping: [{ key: 'form.email', value: `connectors.c${i}.email` }],
      }),
      generateJwt(),
      updateUser(`connectors.c${i}.name`),
    ][i % 4] ?? end();

  const SHAPES: readonly (readonly [shape: string, drawing: Drawing])[] = [
    [
      'screens, requests, sign-ins and updates in a row, each with values of its own',
      {
        ...chain(block, 'success'),
        edges: Array.from(
          { length: SIZE },
          (_, i) =>
            `s${i}.${i % 4 === 0 ? 'go' : 'success'} > ${i + 1 < SIZE ? `s${i + 1}` : 'end'}`,
        ),
      },
    ],
    [
      'claims in a row before anyone is signed in',
      chain((i) => customClaims(`form.x${i}`), 'success'),
    ],
    [
      'screens with a way back to the one before',
      chain(
        (i) => screen('email', 'go back', `{{form.x${i}}}`),
        'go',
        Array.from({ length: SIZE }, (_, i) => `s${i}.back > s${Math.max(0, i - 1)}`),
      ),
    ],
    [
      'requests that each may be asked again at once',
      chain(
        (i) =>
          http({ contextKey: `c${i}`, errorHandling: { request_error: { handling: 'custom' } } }),
        'success',
        Array.from({ length: SIZE }, (_, i) => `s${i}.request_error > s${Math.max(0, i - 1)}`),
      ),
    ],
    [
      'conditions that all look at what the answer held, none of it surely there',
      {
        steps: {
          ...Object.fromEntries(
            Array.from({ length: SIZE }, (_, i) => [
              `s${i}`,
              i % 2 === 0
                ? http({
                    contextKey: `c${i}`,
                    formMapping: [{ key: 'form.email', value: `connectors.c${i}.email` }],
                  })
                : condition(`connectors.c${i - 1}.email not-empty`),
            ]),
          ),
          jwt: generateJwt(),
          end: end(),
        },
        edges: [
          ...Array.from({ length: SIZE }, (_, i) => {
            const next = i + 1 < SIZE ? `s${i + 1}` : 'jwt';
            return i % 2 === 0 ? `s${i}.success > ${next}` : `s${i}.ELSE > ${next}`;
          }),
          ...Array.from({ length: SIZE / 2 }, (_, i) => `s${i * 2 + 1}.yes > end`),
          'jwt.success > end',
        ],
      },
    ],
  ];

  // Anything that grew with the square would not be done when the test runs out of time.
  test.each(SHAPES)('%s: looked through', { timeout: 60_000 }, (_shape, drawing) => {
    const flow = draw(drawing);
    const known = new Set(flow.steps.map(({ id }) => id));
    const strangers = findProblems(flow, registry).filter(
      ({ step }) => step !== null && !known.has(step),
    );
    expect(flow.steps.length).toBeGreaterThanOrEqual(SIZE);
    expect(strangers).toEqual([]);
  });
});
