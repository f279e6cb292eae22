import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../core/commands/command.ts';
import { connectPort } from '../../core/commands/connect-port.ts';
import { moveSteps } from '../../core/commands/move-steps.ts';
import { removeSteps } from '../../core/commands/remove-steps.ts';
import { setFlow } from '../../core/commands/set-flow.ts';
import { renameStep, setConfig } from '../../core/commands/set-step.ts';
import { parseFlow } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { arbitraryFlow } from '../../core/testing/arbitrary-flow.ts';
import { registry } from '../../steps/registry.ts';
import { condition, customClaims, draw, end, generateJwt, http, screen } from '../testing/draw.ts';
import type { Drawing } from '../testing/draw.ts';
import type { Difference } from './difference.ts';
import { diffFlows } from './diff-flows.ts';
import { printDiff } from './print-diff.ts';

const steps = {
  login: { ...screen('email! password', 'submit other'), name: 'Log in' },
  check: { ...http({ errorHandling: { ConnectorFailed: { handling: 'custom' } } }), name: 'Check' },
  known: { ...condition('connectors.httpResult.id not-empty'), name: 'Known?' },
  jwt: { ...generateJwt() },
  claims: { ...customClaims(), name: 'Claims' },
  done: { ...end(), name: 'Done' },
};
const edges = [
  'login.submit > check',
  'login.other > done',
  'check.success > known',
  'known.yes > jwt',
  'known.else > login',
  'jwt.success > claims',
  'claims.success > done',
];
const drawing: Drawing = { steps, edges };
const flow = draw(drawing);

/** The diff as text, and without its summary. */
function told(before: Flow, after: Flow): string {
  return printDiff(diffFlows(before, after, registry))
    .map(({ text }) => text)
    .join('\n');
}

function with_(more: Partial<Drawing>): Flow {
  return draw({ ...drawing, ...more });
}

describe('a difference in', () => {
  test.each<readonly [string, Flow, string]>([
    [
      'the settings of a step is told with its label and its JSON path',
      with_({ steps: { ...steps, claims: { ...steps.claims, ...customClaims('user.name') } } }),
      `~ Custom Claims "Claims"
    Claims › “claim” › Value: "user.email" → "user.name"  [steps[4].config.claims[0].value]
1 step changed`,
    ],
    [
      'the kind of a value names the kind by its label',
      with_({
        steps: {
          ...steps,
          claims: {
            ...steps.claims,
            config: { claims: [{ key: 'claim', type: 'number', value: 3 }] },
          },
        },
      }),
      `~ Custom Claims "Claims"
    Claims › “claim” › Type: Dynamic value → Number  [steps[4].config.claims[0].type]
    Claims › “claim” › Value: "user.email" → 3  [steps[4].config.claims[0].value]
1 step changed`,
    ],
    [
      'a choice is told by its labels, a field that was not set as such',
      with_({ steps: { ...steps, jwt: generateJwt({ variant: 'sign-in' }) } }),
      `~ Generate JWT
    Action: Sign Up or In with 3rd Party IdP → Sign In with 3rd Party IdP  [steps[3].config.variant]
1 step changed`,
    ],
    [
      'how an error is handled is told by the name of the error',
      with_({
        steps: {
          ...steps,
          check: {
            ...steps.check,
            ...http({ errorHandling: { ConnectorFailed: { handling: 'ignore' } } }),
          },
        },
      }),
      `~ Generic HTTP Connector "Check"
    Error handling › Connector failed › Handling: Custom → Ignore  [steps[1].config.errorHandling.ConnectorFailed.handling]
1 step changed`,
    ],
    [
      'a list of named items is told item by item, its order apart',
      with_({
        steps: {
          ...steps,
          login: { ...steps.login, ...screen('email! password', 'other submit more') },
        },
        edges: [...edges, 'login.more > check'],
      }),
      `~ Screen "Log in"
    Components › Button “more it”: added {"type":"button","id":"more","label":"more it"}  [steps[0].config.components[4]]
    Components: another order: Input “email!”, Input “password”, Button “other it”, Button “submit it”, Button “more it”  [steps[0].config.components]
    more it: nothing → "Check"
1 step changed, 1 port rewired`,
    ],
    [
      'a name is a step renamed, not one removed and one added',
      with_({ steps: { ...steps, done: { ...steps.done, name: 'The end' } } }),
      `~ End "The end", renamed
    Name: "Done" → "The end"  [steps[5].name]
1 step renamed`,
    ],
    [
      'where a port leads names the steps',
      with_({ edges: edges.with(1, 'login.other > check') }),
      `> Screen "Log in"
    other it: "Done" → "Check"
1 port rewired`,
    ],
    [
      'an edge that is gone leads to nothing',
      with_({ edges: edges.slice(0, -1) }),
      `> Custom Claims "Claims"
    Success: "Done" → nothing
1 port rewired`,
    ],
    [
      'where the flow begins',
      with_({ start: 'check' }),
      `> Start
    Start: "Log in" → "Check"
1 port rewired`,
    ],
    [
      'the name and description of the flow',
      with_({ name: 'Other', description: 'What it does.' }),
      `~ Flow
    Name: "Drawn" → "Other"  [name]
    Description: set to "What it does."  [description]
Name or description changed`,
    ],
    [
      'the settings',
      with_({ settings: { session: { lifetimeSeconds: 900 } } }),
      `~ Settings
    Session › Session token lifetime (s): set to 900  [settings.session.lifetimeSeconds]
Settings changed`,
    ],
    [
      'a connector',
      with_({
        connectors: [
          { id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com', headers: { 'X-A': '1' } },
          { id: 'crm', name: 'CRM', baseUrl: 'https://crm.example.com' },
        ],
      }),
      `~ Connector "IdP"
    Headers › X-A: set to "1"  [connectors[0].headers.X-A]
+ Connector "CRM"
1 connector changed, 1 connector added`,
    ],
    [
      'something the schema does not know',
      with_({ notes: ['why'], extra: { a: 1 } }),
      `~ Other parts
    notes: set to ["why"]  [notes]
    extra: set to {"a":1}  [extra]
Other parts changed`,
    ],
  ])('%s', (_title, after, expected) => {
    expect(told(flow, after)).toBe(expected);
  });

  test('an assumption names its question and its choices; the default said and left out are one', () => {
    const before = with_({ assumptions: { 'sign-up-existing': 'error' } });
    expect(told(flow, before)).toBe('No differences');
    expect(told(before, with_({ assumptions: { 'sign-up-existing': 'merge' } }))).toMatch(
      /^~ Assumptions\n {4}\S.*\?: \S.* → \S.* {2}\[assumptions\.sign-up-existing\]\nAssumptions changed$/,
    );
  });

  test('steps added and removed say what they do and where they lead', () => {
    const { claims: _claims, ...others } = steps;
    const after = with_({
      steps: { ...others, consent: { ...screen('', 'agree'), name: 'Consent' } },
      edges: [...edges.slice(0, 5), 'jwt.success > consent', 'consent.agree > done'],
    });
    expect(told(flow, after)).toBe(`> Generate JWT
    Success: "Claims" → "Consent"
- Custom Claims "Claims"
    sets claim
    Success → "Done"
+ Screen "Consent"
    shows a message
    agree it → "Done"
1 port rewired, 1 step removed, 1 step added`);
  });

  test('a script is told by the lines that differ', () => {
    const script = (code: string) => ({
      kind: 'scriptlet',
      name: 'Script',
      config: { args: [], code },
    });
    const lines = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    const before = draw({ steps: { s: script(lines.join('\n')) }, edges: [] });
    const after = draw({ steps: { s: script(lines.with(4, 'FIVE').join('\n')) }, edges: [] });
    expect(told(before, after)).toMatch(
      /^~ Scriptlet "Script"\n.*\[steps\[0\]\.config\.code\]\n {8}…\n {8}three\n {8}four\n {6}- five\n {6}\+ FIVE\n {8}six\n {8}seven\n1 step changed$/,
    );
  });

  test('scenarios are matched by name; a new name alone is a scenario renamed', () => {
    const scenario = (name: string, more: object = {}) => ({
      name,
      answers: [{ step: 'Log in', press: 'submit it', form: { email: 'a@example.com' } }],
      ...more,
    });
    const before = with_({ scenarios: [scenario('A'), scenario('B', { seed: 1 }), { name: 'C' }] });
    const after = with_({
      // The same press, by ids.
      scenarios: [
        { ...scenario('A'), answers: [{ step: 'login', press: 'submit', form: { email: 'b' } }] },
        scenario('B2', { seed: 1 }),
        scenario('D'),
      ],
    });
    expect(told(before, after)).toBe(`- Scenario "C"
~ Scenario "A"
    Answers › Press a button “login” › Typed in › email: "a@example.com" → "b"  [scenarios[0].answers[0].form.email]
~ Scenario "B2", renamed
    Name: "B" → "B2"  [scenarios[1].name]
+ Scenario "D"
1 scenario removed, 1 scenario changed, 1 scenario renamed, 1 scenario added`);
  });

  test('a flow of the library is told under its name', () => {
    const inner = (name: string) => ({ ...draw({ steps: { e: { ...end(), name } }, edges: [] }) });
    const library = (name: string) => [{ ...inner(name), id: 'inner', name: 'Inner' }];
    expect(
      told(
        with_({ library: [...library('A'), { ...inner('x'), id: 'gone', name: 'Gone' }] }),
        with_({ library: library('B') }),
      ),
    ).toBe(`- Flow of the library "Gone"
In the flow "Inner" of the library
~ End "B", renamed
    Name: "A" → "B"  [steps[0].name]
1 flow of the library removed, 1 step renamed`);
  });
});

describe('no difference is', () => {
  test.each<readonly [string, Flow]>([
    ['places on the canvas', { ...flow, layout: { login: { x: 7, y: 9 } } }],
    ['the order of steps and edges', reversed(flow)],
    ['ids of the flow and its steps', withOtherIds(flow)],
    ['ids of connectors', withOtherConnectors(flow)],
    ['what ties parts of a screen to an export', withHandles(flow)],
  ])('%s', (_title, after) => {
    expect(diffFlows(flow, after, registry).differences).toEqual([]);
  });

  test('a button with another id and the same label is wired as before', () => {
    const other = { ...screen('email! password', 'other'), name: 'Log in' };
    const button = { type: 'button', id: 'x1', label: 'submit it' };
    const components = [...listOf(other.config), button];
    const after = with_({
      steps: { ...steps, login: { ...other, config: { components } } },
      edges: edges.with(0, 'login.x1 > check'),
    });
    const { differences } = diffFlows(flow, after, registry);
    expect(differences.filter(({ part }) => part === 'edge')).toEqual([]);
  });
});

test('two flows with other ids, one edited: the steps are found and only the edit is told', () => {
  const edited = with_({
    steps: {
      ...steps,
      check: { ...steps.check, ...http({ endpoint: '/verify' }), name: 'Verify' },
    },
  });
  const { differences } = diffFlows(flow, withOtherIds(edited), registry);
  expect(differences.map(({ part, type }) => `${part} ${type}`)).toEqual(['step changed']);
});

test('of the same two flows the other way round, what was added is removed', () => {
  const { claims: _claims, ...others } = steps;
  const shorter = with_({ steps: others, edges: edges.slice(0, 5) });
  const kinds = (diff: readonly Difference[]) => diff.map(({ part, type }) => `${part} ${type}`);
  expect(kinds(diffFlows(flow, shorter, registry).differences)).toEqual([
    'edge rewired',
    'step removed',
  ]);
  expect(kinds(diffFlows(shorter, flow, registry).differences)).toEqual([
    'edge rewired',
    'step added',
  ]);
});

describe('for any flow', () => {
  const flows = arbitraryFlow(registry).map((value) => parseFlow(value, registry));

  test('there is no difference to itself, nor to a copy of it laid out otherwise', () => {
    fc.assert(
      fc.property(flows, fc.nat(1000), (one, x) => {
        const copy = parseFlow(JSON.parse(JSON.stringify(one)), registry);
        const moved = moveSteps(new Map(one.steps.map(({ id }) => [id, { x, y: x }]))).apply(copy);
        expect(diffFlows(one, one, registry).differences).toEqual([]);
        expect(diffFlows(one, moved, registry).differences).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('a command’s subject is named, and nothing else but what hangs on it', () => {
    const edits = flows.chain((one) =>
      commandOn(one).map((edit) => ({ one, edit, after: edit.command.apply(one) })),
    );
    fc.assert(
      fc.property(edits, ({ one, edit, after }) => {
        const { differences } = diffFlows(one, after, registry);
        const said = differences.flatMap(subjectsOf);
        const isChanged = after !== one && !sameMeaning(one, after);
        expect(said.includes(edit.subject)).toBe(isChanged);
        // A step that goes takes edges of others along; every other edit touches one subject.
        const others = said.filter((subject) => subject !== edit.subject);
        expect(edit.takesEdges === true ? [] : others).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

interface Edit {
  readonly command: Command;
  readonly subject: string;
  readonly takesEdges?: boolean;
}

function commandOn(one: Flow): fc.Arbitrary<Edit> {
  const step = fc.constantFrom(...one.steps);
  return fc.oneof(
    fc
      .tuple(step, fc.string({ minLength: 1 }))
      .map(([{ id }, name]) => ({ command: renameStep(id, name), subject: id })),
    fc
      .tuple(step, fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())))
      .map(([{ id, config, kind }, extra]) => ({
        command: setConfig(id, { ...config, extra }, registry.get(kind)),
        subject: id,
      })),
    fc.tuple(step, step).map(([{ id }, to]) => ({
      command: connectPort({ from: id, port: 'success', to: to.id }),
      subject: id,
    })),
    step.map(({ id }) => ({ command: removeSteps([id]), subject: id, takesEdges: true })),
    fc
      .string({ minLength: 1 })
      .map((name) => ({ command: setFlow('name', name, 'Rename'), subject: 'flow' })),
    fc.integer({ min: 180, max: 9999 }).map((lifetimeSeconds) => ({
      command: setFlow('settings', { refresh: { lifetimeSeconds } }, 'Set'),
      subject: 'settings',
    })),
  );
}

function subjectsOf(one: Difference): readonly string[] {
  if (one.part === 'step') return [one.type === 'removed' ? one.before.id : one.after.id];
  if (one.part === 'edge') return [one.step?.after.id ?? 'start'];
  return [one.part];
}

function sameMeaning(a: Flow, b: Flow): boolean {
  const text = (one: Flow): string =>
    JSON.stringify({ ...one, layout: null }, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([p], [q]) => (p < q ? -1 : 1)))
        : value,
    );
  return text(a) === text(b);
}

function reversed(one: Flow): Flow {
  return { ...one, steps: one.steps.toReversed(), edges: one.edges.toReversed() };
}

function withOtherIds(one: Flow): Flow {
  const other = (id: string): string => `n${id.length}${id}`;
  return {
    ...one,
    id: 'another',
    start: one.start === null ? null : other(one.start),
    steps: one.steps.map((step) => ({ ...step, id: other(step.id) })),
    edges: one.edges.map(({ from, port, to }) => ({ from: other(from), port, to: other(to) })),
  };
}

function withHandles(one: Flow): Flow {
  const steps = one.steps.map((step) => {
    const components = listOf(step.config);
    if (step.kind !== 'screen') return step;
    const tied = components.map((part, i) => Object.assign({ node: `n${i}` }, part));
    return { ...step, config: { ...step.config, components: tied } };
  });
  return { ...one, steps };
}

function withOtherConnectors(one: Flow): Flow {
  return {
    ...one,
    connectors: (one.connectors ?? []).map((connector) => ({ ...connector, id: 'CI1' })),
    steps: one.steps.map((step) =>
      'connector' in step.config ? { ...step, config: { ...step.config, connector: 'CI1' } } : step,
    ),
  };
}

function listOf(config: object): readonly unknown[] {
  const [list] = Object.values(config).filter(Array.isArray);
  return list ?? [];
}
