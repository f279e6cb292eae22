import { describe, expect, test } from 'vitest';
import { parseFlow } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import { checkExpectations } from '../../core/scenario/expect.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { TEST_TOOLS } from '../../core/testing/tools.ts';
import { registry } from '../../steps/registry.ts';
import { explore, exploreChecking } from './explore.ts';
import type { Verify } from './explore.ts';

const templates = import.meta.glob<Flow>('../../../public/flows/*.json', {
  import: 'default',
  eager: true,
});
const chance = { now: () => 0, seed: () => 1 };
const options = { tools: TEST_TOOLS };

/** Ports that take what exploring does not make up, or what only scripts do: none run here. */
const NEVER_TAKEN: Readonly<Record<string, readonly object[]>> = {
  'customer-lookup': [{ step: 'pick-email', port: 'ScriptletFailed' }],
  // The session of a user who stepped up before.
  'step-up': [{ step: 'stepped-up', port: 'yes' }],
};

describe.each(Object.entries(templates))('%s, tried out', (_file, template) => {
  const flow = parseFlow(template, registry);
  const found = explore(flow, registry, options);

  test('reaches a token', () => {
    expect(found.tokens).toBeGreaterThan(0);
  });

  test('gives scenarios that come to what they say, and the same ones again', () => {
    const again = explore(flow, registry, options);
    expect(again).toEqual(found);
    for (const scenario of found.scenarios) {
      const { users = [], mocks = [] } = scenario;
      const env = makeEnv(makeRunnable(flow, registry), { users, mocks, ...options });
      const summary = summarise(
        runMocked(env, scenario, { chance, runScript: () => ({ type: 'result' }) }),
      );
      expect([scenario.name, checkExpectations(scenario.expect, summary)]).toEqual([
        scenario.name,
        [],
      ]);
    }
  });

  test('takes every port', () => {
    expect(found.coverage.missedPorts).toEqual(NEVER_TAKEN[flow.id] ?? []);
  });
});

test('a flow without a start is over at once', () => {
  const flow = parseFlow(
    { format: 'flowmint/flow', version: 1, id: 'f', name: 'F', start: null, steps: [], edges: [] },
    registry,
  );
  expect(explore(flow, registry, options)).toMatchObject({
    scenarios: [],
    outcomes: { completed: 0, failed: 0, waiting: 0 },
    runs: 0,
    tokens: 0,
  });
});

describe('a flow that checks a token', () => {
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'f',
      name: 'F',
      start: 'verify',
      steps: [
        {
          id: 'verify',
          kind: 'verify-token',
          name: 'Verify',
          config: {
            token: 'cookies.legacy',
            check: 'secret',
            secret: 's',
            errorHandling: { TokenInvalid: { handling: 'custom' } },
          },
        },
        { id: 'end', kind: 'end', name: 'End', config: {} },
      ],
      edges: [
        { from: 'verify', port: 'success', to: 'end' },
        { from: 'verify', port: 'TokenInvalid', to: 'end' },
      ],
      scenarios: [{ name: 's', request: { cookies: { legacy: 'a.b.c' } } }],
    },
    registry,
  );

  test('comes to an end where nobody checks tokens: each is refused', () => {
    const { missedPorts } = explore(flow, registry, options).coverage;
    expect(missedPorts).toEqual([{ step: 'verify', port: 'success' }]);
  });

  test('has both ways taken where the host checks them', async () => {
    const verify: Verify = ({ token }) =>
      Promise.resolve(
        token === 'a.b.c'
          ? { type: 'verified', claims: {} }
          : { type: 'refused', reason: 'invalid', message: 'not this one' },
      );
    const found = await exploreChecking(flow, registry, options, verify);
    expect(found.coverage.missedPorts).toEqual([]);
  });
});
