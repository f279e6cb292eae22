import { describe, expect, test } from 'vitest';
import { readEngine } from '../../app/cli/read-engine.ts';
import { runBatch } from '../../app/worker/run-batch.ts';
import { parseFlowText, parseScenarioText } from '../../core/document/parse.ts';
import { makeEnv, makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import type { Env } from '../../core/engine/env.ts';
import { printTrace } from '../../core/engine/print-trace.ts';
import type { Effect } from '../../core/engine/state.ts';
import type { EffectAnswer } from '../../core/engine/outcome.ts';
import { isJsonObject } from '../../core/json.ts';
import { registry } from '../../steps/registry.ts';
import { answerAtOnce, answerVerify } from '../effects/answer-effect.ts';
import { loadScripts } from '../sandbox/load-scripts.ts';
import type { Scripts } from '../sandbox/load-scripts.ts';
import { summarise } from '../session/run-result.ts';
import { runLive, runMocked, runScenario } from '../session/run-scenario.ts';
import { loadTools } from '../tools/load-tools.ts';
import type { ConformanceCase } from './case.ts';
import { recordOf } from './record.ts';
import { runStepByStep } from './run-step-by-step.ts';

// The same runs in every way a host can play them. e2e/conformance.spec.ts does the same in the page, in its Web
// Worker and on the command line.

const golden: Readonly<Record<string, string>> = import.meta.glob<string>(
  ['./golden/*/*.json', '../../core/testing/golden/*/*.json'],
  { query: '?raw', import: 'default', eager: true },
);
const templates: Readonly<Record<string, string>> = import.meta.glob<string>(
  '../../../public/flows/*.json',
  { query: '?raw', import: 'default', eager: true },
);

const own = goldenCases('./golden/');
const cases = [...own, ...goldenCases('../../core/testing/golden/'), ...templateCases()];
const tools = await loadTools();
const chance = { now: () => Number.NaN, seed: () => Number.NaN };

describe.each(cases)('$name', (one) => {
  test('is the same run at once, live, step by step and in a batch', async () => {
    const { flow, scenario } = one;
    const env = envOf(one);
    const scripts = await loadScripts(env.flow, env.library, readEngine);
    const later = laterWith(scripts);
    const run = await runScenario(env, scenario, { chance, ...scripts });
    const atOnce = recordOf(summarise(run));

    const live = await runLive(env, scenario, later, { chance });
    const [batch] = await runBatch(
      { flow, scenarios: [scenario], world: { users: [], mocks: [] } },
      { signal: new AbortController().signal, report: () => {} },
      chance,
      readEngine,
    );
    expect({
      live: recordOf(summarise(live)),
      stepByStep: await runStepByStep(one, later),
      batch: batch?.type === 'ran' ? recordOf(batch.summary) : batch,
    }).toEqual({ live: atOnce, stepByStep: atOnce, batch: atOnce });
  });
});

describe.each(own)('$name', (one) => {
  test('comes to its trace', async () => {
    const env = envOf(one);
    const scripts = await loadScripts(env.flow, env.library, readEngine);
    const { trace } = await runScenario(env, one.scenario, { chance, ...scripts });
    await expect(printTrace(trace)).toMatchFileSnapshot(`./golden/${one.name}/trace.txt`);
  });
});

test('every named error of every kind, and of every action, is walked by one of these runs', async () => {
  const walked = new Set<string>();
  for (const one of cases) {
    const env = envOf(one);
    const scripts = await loadScripts(env.flow, env.library, readEngine);
    const { trace } = await runScenario(env, one.scenario, { chance, ...scripts });
    for (const entry of trace) {
      if (entry.type !== 'step' || entry.error === undefined) continue;
      const config = one.flow.steps.find(({ id }) => id === entry.step)?.config ?? {};
      walked.add(errorPath(entry.kind, config, entry.error.type));
    }
  }
  const all = [...registry.values()].flatMap((definition) =>
    definition.palette.flatMap(({ defaults }) =>
      (definition.errorsFor?.(defaults) ?? definition.errors).map(({ type }) =>
        errorPath(definition.kind, defaults, type),
      ),
    ),
  );
  expect(all.length).toBeGreaterThan(100);
  expect([...new Set(all)].filter((path) => !walked.has(path))).toEqual([]);
});

/** `action risk ConnectorFailed`, `generate-jwt UserNotFound`. */
function errorPath(kind: string, config: unknown, type: string): string {
  const action = kind === 'action' && isJsonObject(config) ? config['action'] : undefined;
  return `${kind} ${typeof action === 'string' ? `${action} ` : ''}${type}`;
}

test('a record holds every entry of the trace and what the run came to', () => {
  const [one] = own;
  if (one === undefined) throw new Error('there are no cases');
  const summary = summarise(runMocked(envOf(one), one.scenario, { chance }));
  const lines = recordOf(summary).split('\n');
  expect(lines).toHaveLength(summary.trace.length + 1);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    outcome: 'completed',
    path: summary.path,
  });
});

test('no raw token stands in a record', () => {
  const one = own.find(({ name }) => name === 'raw-tokens-stay-outside');
  if (one === undefined) throw new Error('the case is gone');
  const record = recordOf(summarise(runMocked(envOf(one), one.scenario, { chance })));
  expect(record).toContain('{ \\"jwt\\": \\"jwt:1\\", \\"refresh\\": \\"jwt:2\\" }');
  expect(record).not.toMatch(/eyJ/);
});

function envOf({ flow, scenario: { users = [], mocks = [] } }: ConformanceCase): Env {
  const library = makeLibrary(flow, [], registry);
  return makeEnv(makeRunnable(flow, registry), { users, mocks, tools, library });
}

/** Answers like a host that takes real time. */
function laterWith({ runScript }: Scripts) {
  return async (effect: Effect, { env }: { readonly env: Env }): Promise<EffectAnswer> => {
    await Promise.resolve();
    return effect.type === 'verify'
      ? answerVerify(effect.request)
      : answerAtOnce(effect, env, runScript);
  };
}

function goldenCases(folder: string): readonly ConformanceCase[] {
  return Object.entries(golden).flatMap(([path, text]) => {
    if (!path.startsWith(folder) || !path.endsWith('/flow.json')) return [];
    const scenario = golden[path.replace(/flow\.json$/, 'scenario.json')] ?? '';
    return {
      name: path.slice(folder.length, -'/flow.json'.length),
      flow: parseFlowText(text, registry),
      scenario: parseScenarioText(scenario),
    };
  });
}

function templateCases(): readonly ConformanceCase[] {
  return Object.entries(templates).flatMap(([path, text]) => {
    const flow = parseFlowText(text, registry);
    return (flow.scenarios ?? []).map((scenario) => ({
      name: `${path.split('/').at(-1)}: ${scenario.name}`,
      flow,
      scenario,
    }));
  });
}
