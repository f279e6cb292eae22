import { expect, test } from 'vitest';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const end = kindIn(registry, 'end');

test.each([
  [undefined, 'The flow ends. Nobody signed in, so there is no session token.'],
  ['ann', 'The flow ends with the session of ann@example.com.'],
])('%s signed in: the flow is over', (signedIn, why) => {
  const users = [{ userId: 'ann', loginIds: ['ann@example.com'] }];
  const place = signedIn === undefined ? { users } : { users, signedIn };
  expect(executeStep(end, {}, place)).toEqual({
    outcome: { type: 'finish', why },
    warnings: [],
    assumptions: [],
  });
});

test('nothing leads on from it', () => {
  expect([end.ports({}), end.writes({}, ''), end.refines({}, '')]).toEqual([[], [], []]);
});
