import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseFlowText, parseScenarioText } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { serialiseFlow } from '../../core/document/serialise.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import { portsOf } from '../../core/kind/ports.ts';
import { checkExpectations } from '../../core/scenario/expect.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { loadSandbox } from '../../hosts/sandbox/sandbox.ts';
import type { Sandbox } from '../../hosts/sandbox/sandbox.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import type { RunSummary } from '../../hosts/session/run-result.ts';
import { registry } from '../../steps/registry.ts';
import { readEngine } from './read-engine.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await loadSandbox(await readEngine());
});

const folder = new URL('../../../public/flows/', import.meta.url);
const templates = readdirSync(folder).map((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return { file, text, flow: parseFlowText(text, registry) };
});
const scenarios = templates.flatMap(({ file, flow }) =>
  scenariosOf(flow).map((scenario) => ({ file, flow, scenario, name: scenario.name })),
);

test('the templates are those that the gallery names', () => {
  expect(templates.map(({ file }) => file)).toEqual([
    'customer-lookup.json',
    'existing-cookie.json',
    'mcp-bring-your-own-auth.json',
    'password-or-code.json',
    'sign-in.json',
    'sign-up-or-in.json',
    'sign-up.json',
    'step-up.json',
    'tenant-and-roles.json',
  ]);
});

test('the first template opens with the four personas of the page', () => {
  const names = scenarios.flatMap(({ file, name }) => (file === 'sign-up-or-in.json' ? name : []));
  expect(names.slice(0, 4)).toEqual(['New user', 'Returning user', 'Wrong password', 'IdP down']);
});

describe.each(templates)('$file', ({ file, text, flow }) => {
  test('is named after its id, and stands as the serialiser writes it', () => {
    expect(file).toBe(`${flow.id}.json`);
    expect(serialiseFlow(flow)).toBe(text);
  });

  test('has a place for every step: 16 px grid, no card on another', () => {
    const layout = flow.layout ?? {};
    expect(Object.keys(layout).toSorted()).toEqual(flow.steps.map(({ id }) => id).toSorted());
    const cards = flow.steps.map(({ id, kind, config }) => {
      const definition = registry.get(kind);
      const ports = definition === undefined ? [] : portsOf(definition, config);
      return { id, ...layout[id]!, height: 88 + 28 * ports.length };
    });
    const offGrid = cards.filter(({ x, y }) => x % 16 !== 0 || y % 16 !== 0);
    expect(offGrid).toEqual([]);
    const overlapping = cards.flatMap((a, i) =>
      cards
        .slice(i + 1)
        .filter((b) => Math.abs(a.x - b.x) < 256 && a.y < b.y + b.height && b.y < a.y + a.height)
        .map((b) => `${a.id} and ${b.id}`),
    );
    expect(overlapping).toEqual([]);
  });

  test('every port of every step is taken by some scenario', () => {
    const ports = flow.steps.flatMap(({ id, kind, config }) => {
      const definition = registry.get(kind);
      return definition === undefined
        ? [`${id}: unknown kind ${kind}`]
        : portsOf(definition, config).map((port) => `${id}.${port.id}`);
    });
    const taken = new Set(
      scenariosOf(flow).flatMap((scenario) =>
        run(flow, scenario).trace.flatMap((entry) =>
          entry.type === 'step' && entry.port !== null ? [`${entry.step}.${entry.port}`] : [],
        ),
      ),
    );
    expect([...taken].toSorted()).toEqual(ports.toSorted());
  });

  test('what a page sends along as form input changes nobody’s identity', () => {
    const forged = { email: 'boss@example.com', externalId: 'acme-1' };
    const boss = { loginIds: ['acme-1', 'boss@example.com'], name: 'The Boss' };
    for (const scenario of scenariosOf(flow)) {
      const { form: _, ...request } = scenario.request ?? {};
      const others = (scenario.users ?? []).filter(({ name }) => name !== boss.name);
      const users = [...others, boss];
      const honest = run(flow, { ...scenario, users, request });
      const attack = run(flow, { ...scenario, users, request: { ...request, form: forged } });
      expect({ scenario: scenario.name, ...comeTo(attack) }).toEqual({
        scenario: scenario.name,
        ...comeTo(honest),
      });
    }
  });
});

test.each(scenarios)('$file, $name: ends as expected', ({ flow, scenario }) => {
  expect(scenario).toMatchObject({ now: expect.any(String), seed: expect.any(Number) });
  expect(scenario.expect?.path).toBeDefined();
  expect(checkExpectations(scenario.expect, run(flow, scenario))).toEqual([]);
});

test('the scenario that the README explains ends as it expects', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const explained = readme.split('```jsonc\n')[1]?.split('```')[0] ?? '';
  const plain = explained.replaceAll(/\/\/.*/g, '').replaceAll(/,(\s*[}\]])/g, '$1');
  const scenario = parseScenarioText(plain);
  const broken = templates
    .filter(({ file }) => file === 'sign-up-or-in.json')
    .map(({ flow }) => checkExpectations(scenario.expect, run(flow, scenario)));
  expect(broken).toEqual([[]]);
});

function scenariosOf(flow: Flow): readonly Scenario[] {
  return flow.scenarios ?? [];
}

function run(flow: Flow, scenario: Scenario): RunSummary {
  const { users = [], mocks = [] } = scenario;
  const env = makeEnv(makeRunnable(flow, registry), { users, mocks });
  const runScript = (request: ScriptRequest): ScriptAnswer => sandbox.run(request);
  return summarise(
    runMocked(env, scenario, { chance: { now: () => 0, seed: () => 1 }, runScript }),
  );
}

function comeTo({ path, changes, session }: RunSummary) {
  return { path, changes, claims: session?.claims };
}
