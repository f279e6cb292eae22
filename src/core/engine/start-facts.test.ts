import { calculateCondition } from '@descope/web-component/dist/esm/helpers/conditions.js';
import { expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import type { Flow } from '../document/schema.ts';
import type { JsonObject } from '../json.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { makeEnv, makeRunnable } from './env.ts';

/** The port that a Condition of one rule is left by, and what was assumed there. */
function decide(rule: JsonObject, context?: JsonObject) {
  const config = { branches: [{ id: 'met', name: 'Met', rules: [rule] }] };
  const flow: Flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 'c',
    steps: [
      { id: 'c', kind: 'condition', name: 'C', config },
      { id: 'e', kind: 'end', name: 'E', config: {} },
    ],
    edges: ['met', 'ELSE'].map((port) => ({ from: 'c', port, to: 'e' })),
  };
  const env = makeEnv(makeRunnable(flow, registry), { tools: TEST_TOOLS });
  const scenario = { name: 's', ...(context !== undefined && { request: { context } }) };
  const { trace } = runMocked(env, scenario, { chance: { now: () => 0, seed: () => 1 } });
  const step = trace.find((entry) => entry.type === 'step');
  return [step?.port, step?.assumptions];
}

test.each([
  ['idpInitiated', 'is-true', ''],
  ['idpInitiated', 'is-false', ''],
  ['externalToken', 'is-true', ''],
  ['externalToken', 'is-false', ''],
  ['abTestingKey', 'greater-than', '50'],
  ['abTestingKey', 'less-than', '50'],
  ['abTestingKey', 'in-range', '0,10'],
  ['abTestingKey', 'in-range', '1,10'],
  ['abTestingKey', 'not-in-range', '1,10'],
  ['abTestingKey', 'devised-by', '2'],
])('where nothing came along, %s %s %s is what the vendor says', (key, operator, predicate) => {
  const met = { interactionId: 'met' };
  const unmet = { interactionId: 'ELSE' };
  const theirs = calculateCondition({ key, operator, predicate, met, unmet }, {});
  const rule = { key, operator, value: predicate };
  expect(decide(rule)).toEqual([theirs.conditionInteractionId, ['start-facts']]);
  // A session or another fact that came along changes nothing.
  expect(decide(rule, { geo: { country: 'US' } })).toEqual(decide(rule));
  expect(decide({ ...rule, key: `jq:.${key}` })).toEqual(decide(rule));
});

test.each<[fact: JsonObject, rule: JsonObject]>([
  [{ idpInitiated: true }, { key: 'idpInitiated', operator: 'is-true' }],
  [{ idpInitiated: false }, { key: 'idpInitiated', operator: 'is-false' }],
  [{ externalToken: true }, { key: 'externalToken', operator: 'is-true' }],
  [{ abTestingKey: 0 }, { key: 'abTestingKey', operator: 'equal', value: 0 }],
  [{ abTestingKey: 42 }, { key: 'abTestingKey', operator: 'greater-than', value: 41 }],
])('what came along counts, and nothing is assumed: %j', (fact, rule) => {
  expect(decide(rule, fact)).toEqual(['met', undefined]);
});
