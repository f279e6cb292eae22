import { describe, expect, test } from 'vitest';
import type { FlowmintError } from '../error.ts';
import type { Json, JsonObject } from '../json.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlow, parseFlowText, parseScenarioText } from './parse.ts';

const END = { id: 'end', kind: 'end', name: 'End', config: {} };
const FLOW: JsonObject = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: 'end',
  steps: [END],
  edges: [],
};

function thrownBy(call: () => unknown) {
  try {
    call();
  } catch (error) {
    const { code, path, message } = error as FlowmintError;
    return [code, path, message];
  }
  return null;
}

function step(kind: string, config: Json): JsonObject {
  return { ...FLOW, steps: [{ ...END, kind, config }] };
}

function scenario(fields: JsonObject): JsonObject {
  return { ...FLOW, scenarios: [{ name: 's', ...fields }] };
}

describe('what is no flow of this version is told apart', () => {
  test.each<[Json, string, string, string]>([
    [
      null,
      'not-a-flow',
      '(top level)',
      'expected a flow with "format": "flowmint/flow", found null',
    ],
    [
      [],
      'not-a-flow',
      '(top level)',
      'expected a flow with "format": "flowmint/flow", found an array of 0',
    ],
    [{}, 'not-a-flow', 'format', 'expected a flow with "format": "flowmint/flow", found nothing'],
    [
      { format: 'x' },
      'not-a-flow',
      'format',
      'expected a flow with "format": "flowmint/flow", found text "x"',
    ],
    [
      { ...FLOW, version: 2 },
      'newer-version',
      'version',
      'expected version 1 or older, found version 2: this flow was made by a newer Flowmint',
    ],
  ])('%j: %s', (value, ...expected) => {
    expect(thrownBy(() => parseFlow(value, registry))).toEqual(expected);
  });
});

describe('what does not fit is named by its place, what was expected, and what was found', () => {
  test.each<[JsonObject, string, string]>([
    [{ ...FLOW, version: 0 }, 'version', 'expected 1, found number 0'],
    [{ ...FLOW, id: '' }, 'id', 'expected at least one character, found text ""'],
    [
      { ...FLOW, id: 'x'.repeat(201) },
      'id',
      `expected at most 200 characters, found text "${'x'.repeat(40)}…"`,
    ],
    [{ ...FLOW, name: 5 }, 'name', 'expected text, found number 5'],
    [{ ...FLOW, start: 1 }, 'start', 'expected text, found number 1'],
    [{ ...FLOW, steps: {} }, 'steps', 'expected an array, found an object'],
    [{ ...FLOW, steps: [END, 'x'] }, 'steps[1]', 'expected an object, found text "x"'],
    [
      { ...FLOW, steps: [{ ...END, config: [] }] },
      'steps[0].config',
      'expected an object, found an array of 0',
    ],
    [{ ...FLOW, edges: [{ from: 'a', to: 'b' }] }, 'edges[0].port', 'expected text, found nothing'],
    [
      { ...FLOW, layout: { 'my step': { x: 0 } } },
      'layout["my step"].y',
      'expected a number, found nothing',
    ],
    [
      { ...FLOW, connectors: [{ id: 'c', name: 'C', baseUrl: 'x.example.com' }] },
      'connectors[0].baseUrl',
      'expected a base URL that starts with http:// or https://, found text "x.example.com"',
    ],
    [
      { ...FLOW, settings: { projectId: 'P1' } },
      'settings.projectId',
      'expected a project ID: "P" and 27 letters or digits, found text "P1"',
    ],
    [
      { ...FLOW, settings: { session: { lifetimeSeconds: 60 } } },
      'settings.session.lifetimeSeconds',
      'expected at least 180 seconds (3 minutes), found number 60',
    ],
    [
      { ...FLOW, settings: { refresh: { lifetimeSeconds: 1e15 } } },
      'settings.refresh.lifetimeSeconds',
      'expected at most 3155760000 seconds (100 years), found number 1000000000000000',
    ],
    [
      { ...FLOW, assumptions: { amr: 'sms' } },
      'assumptions.amr',
      'expected "empty" or "external" or "pwd" or "fed", found text "sms"',
    ],
    [
      { ...FLOW, kindVersions: { end: 1.5 } },
      'kindVersions.end',
      'expected a whole number, found number 1.5',
    ],
    [
      step('generate-jwt', {}),
      'steps[0].config.variant',
      'expected "sign-in" or "sign-up" or "sign-up-or-in", found nothing',
    ],
    [
      step('screen', { components: [{ type: 'input', input: 'email' }] }),
      'steps[0].config.components[0].label',
      'expected text, found nothing',
    ],
    [
      step('condition', {
        branches: [{ id: 'a', name: '', rules: [{ key: '', operator: 'equal', value: {} }] }],
      }),
      'steps[0].config.branches[0].rules[0].value',
      'expected text or a number or a boolean or an array, found an object',
    ],
    [
      step('condition', {
        branches: [{ id: 'a', name: '', rules: [{ key: '', operator: 'in', value: ['a', null] }] }],
      }),
      'steps[0].config.branches[0].rules[0].value[1]',
      'expected text or a number or a boolean, found null',
    ],
    [
      step('http-connector', { connector: 'c', method: 'GET', endpoint: '/', timeout: 61 }),
      'steps[0].config.timeout',
      'expected at most 60, found number 61',
    ],
    [
      scenario({ now: 'yesterday' }),
      'scenarios[0].now',
      'expected a time such as 2026-01-31T09:30:00Z, found text "yesterday"',
    ],
    [
      scenario({ users: [{ loginIds: [] }] }),
      'scenarios[0].users[0].loginIds',
      'expected at least 1, found an array of 0',
    ],
    [
      scenario({ mocks: [{ method: 'GET', path: 'x', status: 200 }] }),
      'scenarios[0].mocks[0].path',
      'expected a path that begins with "/", found text "x"',
    ],
    [
      scenario({ answers: [{ step: 'a' }] }),
      'scenarios[0].answers[0].press',
      'expected text, found nothing',
    ],
    [
      { ...FLOW, steps: [END, END] },
      'steps[1].id',
      'expected an id no other entry has, found "end" again (first at steps[0])',
    ],
    [
      { ...FLOW, scenarios: [{ name: 'a' }, { name: 'a' }] },
      'scenarios[1].name',
      'expected a name no other entry has, found "a" again (first at scenarios[0])',
    ],
  ])('%#: %s: %s', (value, path, message) => {
    expect(thrownBy(() => parseFlow(value, registry))).toEqual(['invalid-document', path, message]);
  });

  test('a component of an unknown type is told the known ones', () => {
    const thrown = thrownBy(() =>
      parseFlow(step('screen', { components: [{ type: 'video' }] }), registry),
    );
    expect(thrown).toEqual([
      'invalid-document',
      'steps[0].config.components[0].type',
      'expected "text" or "input" or "button" or "error-message" or "divider" or "link" or "image" or "polling", found text "video"',
    ]);
  });

  test('connectors may not share an id', () => {
    const connector = { id: 'c', name: 'C', baseUrl: 'https://c.example.com' };
    const value = { ...FLOW, connectors: [connector, connector] };
    expect(thrownBy(() => parseFlow(value, registry))?.[1]).toBe('connectors[1].id');
  });
});

test('what parses comes back as it is: unknown kinds, unknown fields, their order', () => {
  const value = {
    zebra: [1, { deep: null }],
    ...FLOW,
    steps: [{ colour: 'red', ...END, kind: 'teleport', config: { to: ['x'], b: 1, a: 2 } }],
    edges: [{ from: 'end', port: 'any', to: 'nowhere', style: 'dashed' }],
  };
  const text = JSON.stringify(value);
  expect(JSON.stringify(parseFlow(value, registry))).toBe(text);
  expect(JSON.stringify(parseFlowText(text, registry))).toBe(text);
});

test('a config of an unknown kind is not looked at, that of a known one is', () => {
  const config = { variant: 'nonsense' };
  expect(parseFlow(step('teleport', config), registry).steps[0]?.config).toEqual(config);
  expect(thrownBy(() => parseFlow(step('generate-jwt', config), registry))).not.toBeNull();
});

describe('a scenario in a file of its own', () => {
  test('comes back as it is', () => {
    const value = { name: 's', note: 'kept', answers: [{ step: 'a', press: 'b' }] };
    expect(parseScenarioText(JSON.stringify(value))).toEqual(value);
  });

  test.each([
    ['[]', '(top level)', 'expected an object, found an array of 0'],
    ['{}', 'name', 'expected text, found nothing'],
    ['{"name":"s","seed":-1}', 'seed', 'expected at least 0, found number -1'],
  ])('%s is refused', (text, path, message) => {
    expect(thrownBy(() => parseScenarioText(text))).toEqual(['invalid-scenario', path, message]);
  });
});
