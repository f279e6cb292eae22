import { describe, expect, test } from 'vitest';
import { parseFlowText } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import { checkExpectations } from '../../core/scenario/expect.ts';
import { scenarioSchema } from '../../core/scenario/schema.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { registry } from '../../steps/registry.ts';
import { readEngine } from '../../app/cli/read-engine.ts';
import { loadScripts } from '../sandbox/load-scripts.ts';
import { loadTools } from '../tools/load-tools.ts';
import { recordScenario } from './record-scenario.ts';
import { summarise } from './run-result.ts';
import { runMocked } from './run-scenario.ts';
import type { RunSession } from './run-session.ts';

const templates = import.meta.glob<string>('../../../public/flows/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const cases = Object.values(templates)
  .map((text) => parseFlowText(text, registry))
  .flatMap((flow) =>
    (flow.scenarios ?? []).map(
      (scenario) => [`${flow.id}: ${scenario.name}`, flow, scenario] as const,
    ),
  );

describe('what was just done, as a scenario', () => {
  test.each(cases)('runs the same way again: %s', async (_name, flow, scenario) => {
    const before = await run(flow, scenario);
    const recorded = recordScenario(before, 'Again', scenario.users);
    const after = await run(flow, recorded);
    expect(after.trace).toEqual(before.trace);
    expect(recorded.expect?.path).toEqual(summarise(before).path);
    expect(checkExpectations(recorded.expect, summarise(after))).toEqual([]);
    expect(scenarioSchema.parse(recorded)).toEqual(recorded);
  });

  const [, flow, scenario] = cases.find(([name]) => name === 'sign-up-or-in: Returning user') ?? [];

  test('holds what was pressed but not what the screen refused, and the users as they were before', async () => {
    if (flow === undefined || scenario === undefined) throw new TypeError('no such template');
    const session = await run(flow, { ...scenario, answers: [], seed: 4_000_000_000 });
    session.dispatch({ type: 'press', button: 'no such button', form: {} });
    session.dispatch({
      type: 'press',
      button: 'continue',
      form: { email: 'maya.chen@example.com' },
    });
    expect(recordScenario(session, 'Mine')).toEqual({
      name: 'Mine',
      now: '2026-01-31T09:30:00.000Z',
      seed: 4_000_000_000,
      users: scenario.users,
      answers: [{ step: 'login', press: 'continue', form: { email: 'maya.chen@example.com' } }],
      mocks: scenario.mocks,
    });
  });
});

async function run(flow: Flow, scenario: Scenario): Promise<RunSession> {
  const { users = [], mocks = [] } = scenario;
  const env = makeEnv(makeRunnable(flow, registry), { users, mocks, tools: await loadTools() });
  const scripts = await loadScripts(env.flow, env.library, readEngine);
  return runMocked(env, scenario, { chance: { now: () => 0, seed: () => -5 }, ...scripts });
}
