import { expect, test } from 'vitest';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { registry } from '../registry.ts';
import { flowOf, GENERATE_JWT_CASES } from './testing/cases.ts';
import type { GenerateJwtCase } from './testing/cases.ts';
import { claimsOf } from './testing/expected.ts';

test.each(GENERATE_JWT_CASES)('$title', (one) => {
  expect(outcomeOf(one)).toEqual(expectedOf(one));
});

/** Everything a case says anything about. */
function outcomeOf(one: GenerateJwtCase) {
  const flow = flowOf(one);
  const scenario = flow.scenarios?.[0];
  if (scenario === undefined) throw new Error('the flow has no scenario');
  const env = makeEnv(makeRunnable(flow, registry), { users: scenario.users ?? [] });
  const { outcome, error, changes, user, session, path } = summarise(
    runMocked(env, scenario, { chance: { now: () => 0, seed: () => 0 } }),
  );
  return {
    outcome,
    error: error && { type: error.type, code: error.code, step: error.step },
    changes,
    user,
    claims: session?.claims,
    path,
  };
}

function expectedOf({ expected }: GenerateJwtCase) {
  if (expected.outcome === 'failed') {
    const { outcome, type, code } = expected;
    return { outcome, error: { type, code, step: 'jwt' }, changes: [], path: ['jwt'] };
  }
  const { outcome, before, after, matchedBy } = expected;
  return {
    outcome,
    changes: [
      {
        type: before === null ? 'created' : 'updated',
        ...(before !== null && { before }),
        after,
        ...(matchedBy !== undefined && { matchedBy }),
      },
    ],
    user: after,
    claims: claimsOf(expected),
    path: ['jwt', 'claims', 'end'],
  };
}
