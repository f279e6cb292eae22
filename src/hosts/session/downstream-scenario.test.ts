import { expect, test } from 'vitest';
import { parseFlow } from '../../core/document/parse.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { registry } from '../../steps/registry.ts';
import { downstreamScenario } from './downstream-scenario.ts';
import { summarise } from './run-result.ts';
import { runMocked } from './run-scenario.ts';

const NOW = Date.parse('2026-01-31T09:30:00Z');
const chance = { now: () => NOW, seed: () => 1 };

function flow(first: { readonly kind: string; readonly config: object }, next?: object) {
  const steps = [
    { id: 'first', name: 'First', ...first },
    {
      id: 'claims',
      name: 'Claims',
      kind: 'custom-claims',
      config: { claims: next === undefined ? [] : [next] },
    },
    { id: 'end', name: 'End', kind: 'end', config: {} },
  ];
  const document = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 'first',
    steps,
    edges: [
      { from: 'first', port: 'success', to: 'claims' },
      { from: 'claims', port: 'success', to: 'end' },
    ],
  };
  return parseFlow(document, registry);
}

function run(document: ReturnType<typeof flow>, scenario: Scenario) {
  const env = makeEnv(makeRunnable(document, registry), { users: scenario.users ?? [] });
  return runMocked(env, scenario, { chance });
}

const upstream = flow(
  { kind: 'generate-jwt', config: { variant: 'sign-up-or-in' } },
  { key: 'plan', type: 'string', value: 'pro' },
);

test('the session and its user are there in the next flow', () => {
  const first = run(upstream, {
    name: 'a',
    users: [],
    request: { form: { email: 'ann@example.com' } },
  });
  const scenario = downstreamScenario(first, 'downstream');
  expect(scenario).toMatchObject({
    name: 'downstream',
    now: '2026-01-31T09:30:00.000Z',
    users: [{ loginIds: ['ann@example.com'], email: 'ann@example.com' }],
    request: { session: { state: 'valid', user: 'ann@example.com', claims: { plan: 'pro' } } },
  });

  const downstream = flow(
    { kind: 'action', config: { action: 'load-user' } },
    { key: 'before', type: 'context', value: 'sessionJwtClaims.plan' },
  );
  const { outcome, user, session } = summarise(
    run(downstream, scenario ?? { name: 'there is none' }),
  );
  expect({ outcome, user: user?.email, session }).toMatchObject({
    outcome: 'completed',
    user: 'ann@example.com',
  });
});

test('there is none where nobody signed in', () => {
  const first = run(flow({ kind: 'generate-jwt', config: { variant: 'sign-in' } }), { name: 'a' });
  expect(downstreamScenario(first, 'downstream')).toBeNull();
});
