import { expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../../steps/registry.ts';
import { FLOW_FORMAT, FLOW_VERSION } from '../document/schema.ts';
import { makeEnv, makeRunnable } from './env.ts';

test.each([
  ['cookies.old', 'yes', ['cookies']],
  ['cookies', 'yes', ['cookies']],
  ['cookies.other', 'ELSE', ['cookies']],
  ['form.cookies', 'ELSE', undefined],
])('a step that reads %s leaves by %s and names what it assumed', (key, port, assumptions) => {
  const flow = makeRunnable(
    {
      format: FLOW_FORMAT,
      version: FLOW_VERSION,
      id: 'cookies',
      name: 'Cookies',
      start: 'look',
      steps: [
        {
          id: 'look',
          kind: 'condition',
          name: 'Look',
          config: {
            branches: [{ id: 'yes', name: 'Yes', rules: [{ key, operator: 'not-empty' }] }],
          },
        },
      ],
      edges: [],
    },
    registry,
  );
  const scenario = { name: 'any', request: { cookies: { old: 's-1' } } };
  const chance = { now: () => 0, seed: () => 1 };
  const { trace } = runMocked(makeEnv(flow), scenario, { chance });
  expect(trace.find((entry) => entry.type === 'step')).toMatchObject({ port });
  expect(trace.find((entry) => entry.type === 'step')?.assumptions).toEqual(assumptions);
});
