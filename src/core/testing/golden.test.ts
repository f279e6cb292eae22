import { describe, expect, test } from 'vitest';
import { readEngine } from '../../app/cli/read-engine.ts';
import { loadScripts } from '../../hosts/sandbox/load-scripts.ts';
import { Play } from '../../hosts/session/play.ts';
import { answerAtOnce } from '../../hosts/effects/answer-effect.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { RunSession } from '../../hosts/session/run-session.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlowText, parseScenarioText } from '../document/parse.ts';
import { serialiseFlow } from '../document/serialise.ts';
import { makeEnv, makeRunnable } from '../engine/env.ts';
import { printTrace } from '../engine/print-trace.ts';

// Whole runs, written down: flow.json and scenario.json beside the trace.txt that must come of them. A trace that
// changes is read line by line before it is taken over (vitest run -u).

const texts: Readonly<Record<string, string>> = import.meta.glob<string>('./golden/*/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const names = Object.keys(texts).flatMap(
  (path) => /golden\/(.+)\/flow\.json$/.exec(path)?.[1] ?? [],
);
const chance = { now: () => Number.NaN, seed: () => Number.NaN };

describe.each(names)('%s', (name) => {
  const flow = parseFlowText(texts[`./golden/${name}/flow.json`] ?? '', registry);
  const scenario = parseScenarioText(texts[`./golden/${name}/scenario.json`] ?? '');
  const env = makeEnv(makeRunnable(flow, registry), {
    users: scenario.users ?? [],
    mocks: scenario.mocks ?? [],
  });

  test('comes to its trace', async () => {
    const scripts = await loadScripts(env.flow, env.library, readEngine);
    const { trace } = runMocked(env, scenario, { chance, ...scripts });
    await expect(printTrace(trace)).toMatchFileSnapshot(`./golden/${name}/trace.txt`);
  });

  test('comes to the same trace when effects are answered one by one', async () => {
    const { runScript } = await loadScripts(env.flow, env.library, readEngine);
    const session = new RunSession(env);
    const play = new Play(session, scenario, chance);
    for (let effect = play.proceed(); effect !== null;)
      effect = play.answer(effect, answerAtOnce(effect, env, runScript));
    const run = runMocked(env, scenario, { chance, ...(runScript && { runScript }) });
    expect(session.trace).toStrictEqual(run.trace);
  });

  test('is written as we write flows', () => {
    expect(texts[`./golden/${name}/flow.json`]).toBe(serialiseFlow(flow));
  });
});

test('there are golden runs', () => {
  expect(names.length).toBeGreaterThan(8);
});
