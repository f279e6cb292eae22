import type { Json, JsonObject } from '../../../src/core/json.ts';

/**
 * An export of so many tasks, as the CLI writes it: screens with their trees, connectors, scripts, conditions, actions
 * of two halves, claims and updates of the user, in rows of ten that lead on to each other. Without chance.
 */
export function largeExport(steps: number): JsonObject {
  const tasks: { [id: string]: Json } = {};
  const screens: Json[] = [];
  for (let i = 0; i < steps; i += 1) {
    const id = String(i);
    const last = i === steps - 1;
    const made = last ? END : (BLOCKS[i % BLOCKS.length] ?? END);
    const next = String(i + 1);
    const view = { x: (i % 10) * 480, y: Math.floor(i / 10) * 360 };
    for (const [suffix, task] of Object.entries(made(id, next))) {
      tasks[id + suffix] = { id: id + suffix, name: `${made.name} ${id}`, view, ...task };
    }
    if (made === screen) screens.push({ screenId: `SC${id}`, ...SCREEN });
  }
  tasks['start'] = { id: 'start', name: 'start', next: { rules: [{ taskId: '0' }] } };
  return {
    contents: { startTask: '0', tasks },
    flowId: 'large',
    metadata: { componentsVersion: '3.1.0', description: `${steps} steps`, name: 'Large flow' },
    references: { connectors: { Directory: 'CIDIRECTORY' }, roles: {} },
    screens,
  };
}

/** The tasks of one step: the first half under '', a second one under '.end'. */
type MakeBlock = (id: string, next: string) => Readonly<Record<string, JsonObject>>;

const inline = (value: Json): JsonObject => ({ type: 'inline', value });

function leadingTo(ports: Readonly<Record<string, string>>): JsonObject {
  const rules = Object.entries(ports).map(([interactionId, taskId]) => ({ interactionId, taskId }));
  return { rules };
}

const screen: MakeBlock = function Screen(id, next) {
  const task = { type: 'screen', screenId: `SC${id}`, next: leadingTo({ go: next }) };
  return { '': { ...task, inputKeys: ['email'], allInputKeys: ['email'] } };
};

const connector: MakeBlock = function Lookup(_id, next) {
  const args = [
    { key: 'endpoint', type: 'string', value: '/people/{{form.email}}' },
    { key: 'timeout', type: 'number', value: 5 },
    { key: 'payload', type: 'string', value: '{\n  "email": "{{form.email}}"\n}' },
  ];
  return {
    '': {
      type: 'automated',
      action: 'connector',
      arguments: {
        args: inline(args),
        async: inline(false),
        command: inline('post'),
        connectorId: inline('CIDIRECTORY'),
        resultPath: inline('person'),
        templateId: inline('http'),
      },
      errorHandlingV2: { ConnectorFailed: { errorHandlingType: 'automatic' } },
      next: leadingTo({ success: next }),
    },
  };
};

const scriptlet: MakeBlock = function Script(_id, next) {
  const row = (key: string, value: string): Json => ({ key, type: 'context', value });
  return {
    '': {
      type: 'automated',
      action: 'scriptlet',
      arguments: {
        outputPath: inline('taken'),
        overrideForm: inline([row('form.email', 'scripts.taken.mail')]),
        scriptArgs: inline([row('answer', 'connectors.person.mail')]),
        scriptCode: inline('return {\n  mail: answer.toLowerCase(),\n};\n'),
      },
      errorHandlingV2: { ScriptletFailed: { errorHandlingType: 'automatic' } },
      next: leadingTo({ success: next }),
    },
  };
};

const condition: MakeBlock = function Decision(id, next) {
  const rule = (operator: string, key: string, value: Json): Json => ({
    operator,
    predicate: inline(value),
    target: { type: 'context', value: key },
  });
  return {
    '': {
      type: 'condition',
      conditions: [
        {
          atomicConditions: [
            rule('equal', 'form.team', 'blue'),
            rule('not-empty', 'form.email', ''),
          ],
          interactionId: `b${id}`,
          name: 'Blue',
        },
        { atomicConditions: [], interactionId: 'ELSE', name: 'Else' },
      ],
      next: leadingTo({ [`b${id}`]: next, ELSE: next }),
    },
  };
};

const link: MakeBlock = function Link(id, next) {
  const args = { uri: inline('https://app.example.com'), verifyStepId: inline(`${id}.end`) };
  const half = (action: string, to: string): JsonObject => ({
    type: 'automated',
    action,
    arguments: args,
    next: leadingTo({ success: to }),
  });
  return {
    '': half('sign-in-magic-link-email', `${id}.end`),
    '.end': half('verify-magic-link', next),
  };
};

const claims: MakeBlock = function Claims(_id, next) {
  const rows = ['team', 'plan', 'region'].map((key) => ({
    key,
    type: 'context',
    value: `form.${key}`,
  }));
  return {
    '': {
      type: 'automated',
      action: 'custom-claims',
      arguments: { customClaims: inline(rows) },
      next: leadingTo({ success: next }),
    },
  };
};

const user: MakeBlock = function Update(_id, next) {
  const rows = [{ key: 'displayName', type: 'context', value: 'form.fullName' }];
  return {
    '': {
      type: 'automated',
      action: 'update-user-properties',
      arguments: { userPropertiesDefinitions: inline(rows) },
      errorHandlingV2: { UpdateUserPropertiesFailed: { errorHandlingType: 'automatic' } },
      next: leadingTo({ success: next }),
    },
  };
};

const END: MakeBlock = function End() {
  return { '': { type: 'automated', action: 'logged-in', next: {} } };
};

const BLOCKS: readonly MakeBlock[] = [
  screen,
  connector,
  scriptlet,
  condition,
  link,
  screen,
  condition,
  user,
  connector,
  claims,
];

function node(resolvedName: string, over: JsonObject): JsonObject {
  return {
    custom: {},
    displayName: resolvedName,
    hidden: false,
    isCanvas: resolvedName === 'Container',
    linkedNodes: {},
    nodes: [],
    parent: 'ROOT',
    props: {},
    type: { resolvedName },
    ...over,
  };
}

const SCREEN: JsonObject = {
  contents: {
    ROOT: node('Container', {
      nodes: ['title', 'mail', 'name', 'err', 'go'],
      props: { direction: 'column', gap: 16, padding: 24 },
    }),
    title: node('Text', { props: { children: 'Welcome back', variant: 'h1' } }),
    mail: node('EmailInput', {
      custom: { type: 'input' },
      props: { name: 'email', label: 'Email', required: true, placeholder: 'you@example.com' },
    }),
    name: node('FullNameInput', {
      custom: { type: 'input' },
      props: { name: 'fullName', label: 'Full name' },
    }),
    err: node('ErrorMessage', { props: { 'data-type': 'error-message' } }),
    go: node('Button', {
      custom: { type: 'button' },
      props: { children: 'Continue', 'data-type': 'button', variant: 'contained' },
    }),
  },
  interactions: [{ id: 'go', label: 'Continue', type: 'button' }],
};
