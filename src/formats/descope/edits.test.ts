import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addStep } from '../../core/commands/add-step.ts';
import type { Command } from '../../core/commands/command.ts';
import { connectPort } from '../../core/commands/connect-port.ts';
import { disconnectPorts } from '../../core/commands/disconnect-ports.ts';
import { moveSteps } from '../../core/commands/move-steps.ts';
import { removeSteps } from '../../core/commands/remove-steps.ts';
import { renameStep, setConfig } from '../../core/commands/set-step.ts';
import type { Flow, Step } from '../../core/document/schema.ts';
import { isJsonArray, isJsonObject, own, parseJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { portsOf } from '../../core/kind/ports.ts';
import type { PortSpec } from '../../core/kind/definition.ts';
import { registry } from '../../steps/registry.ts';
import { exported, fromConsole, snapshot } from '../testing/hand-made-export.ts';
import { exportDescope } from './export-descope.ts';
import { importDescope } from './import-descope.ts';

/** Every entry of the palette: a kind, or an action, with the settings it begins with. */
const ENTRIES = [...registry.values()].flatMap((definition) =>
  definition.palette.map(({ title, defaults }) => ({ title, kind: definition.kind, defaults })),
);

describe('a new step', () => {
  test.each(ENTRIES)('of the kind $kind comes back: $title', ({ kind, defaults, title }) => {
    const { flow } = importDescope(exported());
    const step: Step = { id: 'added', kind, name: title, config: plain(defaults) };
    const [port] = portsAt(step);
    const added = addStep(step, { x: 5, y: 6, after: { from: '7', port: 'success' } }).apply(flow);
    const wired =
      port === undefined
        ? added
        : connectPort({ from: 'added', port: port.id, to: '8' }).apply(added);
    // "Map response to form" becomes a step of its own: see below.
    const expected = withoutMapping(wired);
    const { value } = exportDescope(expected);
    expect(canonical(importDescope(value).flow)).toEqual(canonical(expected));
  });

  test('in a flow of our own comes back too', () => {
    const steps = ENTRIES.map(({ kind, defaults, title }, i): Step => ({
      id: `step-${i}`,
      kind,
      name: `${title} ${i}`,
      config: plain(defaults),
    }));
    const ours = withoutMapping({
      format: 'flowmint/flow',
      version: 1,
      id: 'ours',
      name: 'Ours',
      description: 'All there is',
      start: 'step-3',
      steps,
      edges: [{ from: 'step-3', port: 'success', to: 'step-4' }],
      layout: Object.fromEntries(steps.map(({ id }, i) => [id, { x: i, y: -i }])),
    });
    const { value } = exportDescope(ours);
    const back = importDescope(value).flow;
    expect(canonical(back)).toEqual(canonical(ours));
    expect(back).toMatchObject({ id: 'ours', name: 'Ours', description: 'All there is' });
  });
});

describe('what the format cannot say', () => {
  test('is marked, told of, and comes back', () => {
    const { flow } = importDescope(exported());
    const outputs = [{ key: 'plan', type: 'string', value: 'pro' }];
    const edited = changed(flow, '11', { outputs, tokenWithoutAuthentication: true });
    const { value, notes } = exportDescope(edited);
    expect(notes.map(({ step, message }) => [step, /"(x-\w+)"/.exec(message)?.[1]])).toEqual([
      ['11', 'x-outputs'],
      ['11', 'x-tokenWithoutAuthentication'],
    ]);
    const again = importDescope(value).flow;
    expect(canonical(again)).toEqual(canonical(edited));
    expect(exportDescope(again).value).toEqual(value);
    // Taken back, the marks go.
    expect(
      importDescope(exportDescope(changed(again, '11', { outputs: null })).value).flow.steps,
    ).toContainEqual(
      expect.objectContaining({
        config: {
          refreshCookieName: 'DSR-X',
          sessionCookieName: 'DS-X',
          tokenWithoutAuthentication: true,
        },
      }),
    );
  });

  test.each([
    ['7', { mode: 'advanced', json: '{"team":"{{form.team}}"}', refreshLifetimeSeconds: 3600 }],
    ['8', { rolesChange: 'add', roles: ['Admin'], tenantsChange: 'set', tenants: [] }],
    ['9', { input: [{ key: 'who', type: 'context', value: 'form.email' }] }],
    ['1', { async: true, timeout: 7, method: 'POST', payload: '{}', contextKey: 'other' }],
    ['2', { overrideForm: [], contextKey: 'renamed' }],
    ['8', { errorHandling: { UpdateUserPropertiesFailed: { handling: 'ignore' } } }],
  ])('settings of task %s come back: %j', (id, config) => {
    const edited = changed(importDescope(exported()).flow, id, config);
    const { value } = exportDescope(edited);
    expect(canonical(importDescope(value).flow)).toEqual(canonical(edited));
  });

  test('Generate JWT has the ids that the settings name, ours until then', () => {
    const { flow } = importDescope(exported());
    const config = { variant: 'sign-up-or-in' };
    const step: Step = { id: 'jwt', kind: 'generate-jwt', name: 'Issue the session', config };
    const edited = addStep(step, { x: 0, y: 0 }).apply(flow);
    const before = exportDescope(edited);
    expect(before.notes).toEqual([
      {
        step: 'jwt',
        message:
          'No public export shows the action id of Generate JWT: "Issue the session" is written as "x-generate-jwt-sign-up-or-in", which Descope will not know. Name the real id in the settings.',
      },
    ]);
    const settings = { descope: { actionIds: { signUpOrIn: 'the-real-one' } } };
    expect(actionsIn(exportDescope({ ...edited, settings }).value)).toContain('the-real-one');
    // Also where the step itself came back with ours.
    const again = importDescope(before.value).flow;
    const named = exportDescope({ ...again, settings });
    expect(named.notes).toEqual([]);
    expect(actionsIn(named.value)).toContain('the-real-one');
  });

  test('"Map response to form" is exported as the Scriptlet it stands for', () => {
    const { flow } = importDescope(exported());
    const formMapping = [{ key: 'form.email', value: 'connectors.person.mail' }];
    const edited = changed(flow, '1', { formMapping });
    const { value, notes } = exportDescope(edited);
    expect(notes).toEqual([expect.objectContaining({ step: '1' })]);
    const again = importDescope(value).flow;
    expect(again.steps.find(({ id }) => id === '12')).toEqual({
      id: '12',
      kind: 'scriptlet',
      name: 'Map the answer of Ask the directory',
      config: {
        args: [{ key: 'value1', type: 'context', value: 'connectors.person.mail' }],
        code: 'return {\n  value1: value1\n};\n',
        contextKey: '1_mapping',
        overrideForm: [{ key: 'form.email', type: 'context', value: 'scripts.1_mapping.value1' }],
        errorHandling: { ScriptletFailed: { handling: 'automatic' } },
      },
    });
    expect(again.edges.filter(({ from }) => ['1', '12'].includes(from))).toEqual([
      { from: '1', port: 'success', to: '12' },
      { from: '1', port: 'request_error', to: '0' },
      { from: '12', port: 'success', to: '2' },
    ]);
  });
});

describe('a screen', () => {
  const { flow } = importDescope(exported());
  const before = componentsOf(flow);
  const edits: readonly (readonly [title: string, after: readonly JsonObject[]])[] = [
    ['a button that is renamed', before.map((one) => over(one, 'button', { label: 'Go on' }))],
    ['a text that changes', before.map((one) => over(one, 'text', { text: 'Hello' }))],
    ['an input that is not required any more', before.map((one) => without(one, 'required'))],
    ['a component less', before.filter(({ type }) => type !== 'error-message')],
    ['another order', [...before].reverse()],
    [
      'components that are added',
      [
        ...before,
        { type: 'input', input: 'password', label: 'Password', required: true },
        { type: 'input', input: 'givenName', label: 'First name' },
        { type: 'input', input: 'context-key', contextKey: 'form.ssn', label: 'SSN' },
        { type: 'input', input: 'select', contextKey: 'form.plan', label: 'Plan', options: [] },
        { type: 'divider', text: 'or' },
        { type: 'button', id: 'other', label: 'Another way', variant: 'secondary' },
        { type: 'link', text: 'Terms', href: 'https://example.com/terms' },
        { type: 'image', alt: 'Logo' },
        { type: 'text', text: 'Small print', variant: 'body' },
      ],
    ],
    ['a component twice', [...before, ...before.filter(({ type }) => type === 'link')]],
  ];

  test.each(edits)('%s comes back', (_title, components) => {
    const edited = changed(flow, '0', { components });
    const { value } = exportDescope(edited);
    expect(canonical(importDescope(value).flow)).toEqual(canonical(edited));
  });

  test('that two steps show is copied for the one that changed', () => {
    const original = parseJson(JSON.stringify(exported()).replace('"SCCODE"', '"SCLOGIN"'));
    const shared = importDescope(original).flow;
    const components = componentsOf(shared).map((one) => over(one, 'text', { text: 'Hello' }));
    const { value, notes } = exportDescope(changed(shared, '0', { components }));
    expect(notes).toEqual([
      {
        step: '0',
        message: '"Log in" shared its screen with another step: it has its own copy now.',
      },
    ]);
    const again = importDescope(value).flow;
    expect(JSON.stringify(again.steps.find(({ id }) => id === '6'))).toContain('Welcome back');
    expect(JSON.stringify(again.steps.find(({ id }) => id === '0'))).toContain('Hello');
  });
});

test('a step that is removed takes its task and its screen along', () => {
  const { flow } = importDescope(exported());
  const { value } = exportDescope(removeSteps(['4', '6']).apply(flow));
  const text = JSON.stringify(value);
  expect([/"4\.end"/, /SCCODE/, /"Send a link"/].filter((gone) => gone.test(text))).toEqual([]);
});

describe('whatever is edited', () => {
  test.each([
    ['exported', exported()],
    ['console', fromConsole()],
    ['snapshot', snapshot()],
  ])('comes back from the packaging %s as the same document', (_title, value) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const { flow } = importDescope(value);
        const edited = edits.reduce((current, each) => each(current).apply(current), flow);
        const once = exportDescope(edited).value;
        const again = importDescope(parseJson(JSON.stringify(once))).flow;
        expect(canonical(again)).toEqual(canonical(edited));
        expect(exportDescope(again).value).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });
});

/** One edit as a person makes it, of whatever the flow holds by then. */
const edit: fc.Arbitrary<(flow: Flow) => Command> = fc.oneof(
  fc.tuple(fc.nat(), fc.uuid()).map(
    ([at, name]) =>
      (flow: Flow) =>
        renameStep(stepAt(flow, at).id, name),
  ),
  fc.tuple(fc.nat(), fc.integer({ min: -9, max: 9999 })).map(
    ([at, x]) =>
      (flow: Flow) =>
        moveSteps(new Map([[stepAt(flow, at).id, { x, y: x + 1 }]])),
  ),
  fc.tuple(fc.nat(), fc.nat(), fc.nat()).map(
    ([at, port, to]) =>
      (flow: Flow) =>
        connectPort({ ...exitAt(flow, at, port), to: stepAt(flow, to).id }),
  ),
  fc.nat().map((at) => (flow: Flow) => {
    const edge = flow.edges[at % Math.max(1, flow.edges.length)];
    return disconnectPorts(edge === undefined ? [] : [edge]);
  }),
  fc
    .nat()
    .map(
      (at) => (flow: Flow) =>
        flow.steps.length < 4 ? NOTHING : removeSteps([stepAt(flow, at).id]),
    ),
  fc.tuple(fc.nat(), fc.uuid(), fc.nat()).map(([at, name, after]) => (flow: Flow) => {
    const { kind, defaults } = ENTRIES[at % ENTRIES.length] ?? { kind: 'end', defaults: {} };
    const { formMapping: _ours, ...config } = plain(defaults);
    const step: Step = { id: `new-${name}`, kind, name, config };
    return addStep(step, { x: 1, y: 2, after: exitAt(flow, after, after) });
  }),
  fc
    .tuple(fc.nat(), fc.string({ minLength: 1, maxLength: 9 }))
    .map(([at, text]) => (flow: Flow) => {
      const step = stepAt(flow, at);
      const components = isJsonArray(asJson(step.config['components'])) ? componentsAt(step) : [];
      if (components.length === 0) return NOTHING;
      const after = components.map((one, i) =>
        i === at % components.length
          ? { ...one, ...(own(one, 'label') !== undefined && { label: text }) }
          : one,
      );
      return setConfig(step.id, { ...step.config, components: after }, registry.get(step.kind));
    }),
);

const NOTHING: Command = { label: 'Nothing', apply: (flow) => flow };

function stepAt(flow: Flow, at: number): Step {
  const step = flow.steps[at % flow.steps.length];
  if (step === undefined) throw new RangeError('the flow has no steps');
  return step;
}

function portsAt({ kind, config }: Step): readonly PortSpec[] {
  const definition = registry.get(kind);
  return definition === undefined ? [] : portsOf(definition, config);
}

/** A port of a step that has one; of a step that has none, of the first that has. */
function exitAt(flow: Flow, at: number, port: number): { from: string; port: string } {
  const exits = (step: Step): readonly string[] => portsAt(step).map(({ id }) => id);
  const wanted = stepAt(flow, at);
  const step = exits(wanted).length > 0 ? wanted : flow.steps.find((one) => exits(one).length > 0);
  const ids = step === undefined ? [] : exits(step);
  return { from: step?.id ?? '', port: ids[port % ids.length] ?? '' };
}

/**
 * A document as it means: new steps get other ids, which name no one, so names stand for them; edges have no order
 * between steps; settings that say nothing are as if they were not there.
 */
function canonical(flow: Flow): unknown {
  const nameOf = new Map(flow.steps.map(({ id, name }) => [id, name]));
  return {
    start: flow.start === null ? null : nameOf.get(flow.start),
    steps: Object.fromEntries(
      flow.steps.map(({ id, name, kind, config }) => [
        name,
        { kind, config: meant({ ...DEFAULTS[kind], ...plain(config) }), place: flow.layout?.[id] },
      ]),
    ),
    edges: flow.edges
      .map(({ from, port, to }) => [nameOf.get(from), port, nameOf.get(to)].join())
      .sort(),
  };
}

/** What a setting that is left out means, where the export says it. */
const DEFAULTS: Readonly<Record<string, JsonObject>> = {
  'http-connector': { contextKey: 'httpResult' },
};

function meant(value: Json | undefined): Json | undefined {
  if (isJsonArray(value)) return value.map((item) => meant(item) ?? null);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
    const said = meant(inner);
    const isNothing =
      said === undefined ||
      said === '' ||
      (typeof said === 'object' && said !== null && Object.keys(said).length === 0);
    // A component's node is where the export has it.
    return isNothing || key === 'node' ? [] : [[key, said]];
  });
  return Object.fromEntries(entries);
}

function changed(flow: Flow, id: string, config: JsonObject): Flow {
  const steps = flow.steps.map((step) => {
    if (step.id !== id) return step;
    const entries = Object.entries({ ...step.config, ...config });
    return { ...step, config: Object.fromEntries(entries.filter(([, value]) => value !== null)) };
  });
  return { ...flow, steps };
}

function withoutMapping(flow: Flow): Flow {
  const steps = flow.steps.map((step) => {
    const { formMapping: _ours, ...config } = step.config;
    return { ...step, config };
  });
  return { ...flow, steps };
}

function componentsOf(flow: Flow): readonly JsonObject[] {
  const [step] = flow.steps;
  return step === undefined ? [] : componentsAt(step);
}

function componentsAt({ config }: Step): readonly JsonObject[] {
  const components = asJson(config['components']);
  return isJsonArray(components) ? components.filter(isJsonObject) : [];
}

function over(component: JsonObject, type: string, change: JsonObject): JsonObject {
  return component['type'] === type ? { ...component, ...change } : component;
}

function without(component: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(component).filter(([name]) => name !== key));
}

function actionsIn(value: Json): readonly string[] {
  return [...JSON.stringify(value).matchAll(/"action":"([^"]+)"/g)].map((match) => match[1] ?? '');
}

function asJson(value: unknown): Json {
  return value === undefined ? null : parseJson(JSON.stringify(value));
}

function plain(value: unknown): JsonObject {
  const json = asJson(value);
  return isJsonObject(json) ? json : {};
}
