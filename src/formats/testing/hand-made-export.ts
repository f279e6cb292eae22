import { parseJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';

// Made by hand in the format that facts/flow-format.md describes; nothing of it comes from a real export.

/** An argument as tasks have them. */
export function inline(value: Json): JsonObject {
  return { type: 'inline', value };
}

/** A task with edges; what is given last goes over what every task has. */
export function task(
  id: string,
  rules: Readonly<Record<string, string>>,
  over: JsonObject,
): JsonObject {
  const edges = Object.entries(rules).map(([interactionId, taskId]) => ({ interactionId, taskId }));
  return {
    id,
    name: `Task ${id}`,
    next: edges.length === 0 ? {} : { rules: edges },
    type: 'automated',
    view: { x: Number.parseInt(id, 10) * 300, y: 40 },
    ...over,
  };
}

/** A node of a screen's tree. */
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

/** A screen's tree: a title, an email, a choice, an error area, a button and a link. */
const LOGIN_TREE: JsonObject = {
  ROOT: node('Container', {
    nodes: ['title', 'mail', 'team', 'err', 'go', 'help'],
    props: { direction: 'column' },
  }),
  title: node('Text', { props: { children: '<b>Welcome back</b>\n\n', variant: 'h1' } }),
  mail: node('EmailInput', {
    custom: { type: 'input' },
    props: { name: 'email', label: 'Work email', required: true, placeholder: 'you@work.example' },
  }),
  team: node('SingleSelect', {
    custom: { type: 'input' },
    props: {
      name: 'form.team',
      label: 'Team',
      data: [
        { label: 'Blue', value: 'blue' },
        { label: 'Green', value: 'green' },
      ],
    },
  }),
  err: node('ErrorMessage', { props: { 'data-type': 'error-message' } }),
  go: node('Button', {
    custom: { type: 'button' },
    props: { children: 'Continue', 'data-type': 'button', variant: 'contained' },
  }),
  help: node('Link', { props: { children: 'Help', href: 'https://help.example.com' } }),
};

const CODE_TREE: JsonObject = {
  ROOT: node('Container', { nodes: ['code', 'again'] }),
  code: node('CodeInput', {
    custom: { type: 'oneTimeCode' },
    props: { name: 'code', label: 'Code' },
  }),
  again: node('Button', { custom: { type: 'button' }, props: { children: 'Send again' } }),
};

const interaction = (id: string, label: string): JsonObject => ({ id, label, type: 'button' });

/** The screens by id, each with its tree and its ways out. */
const SCREENS: Readonly<Record<string, { tree: JsonObject; interactions: Json }>> = {
  SCLOGIN: { tree: LOGIN_TREE, interactions: [interaction('go', 'Continue')] },
  SCCODE: { tree: CODE_TREE, interactions: [interaction('again', 'Send again')] },
};

const errors = (handlings: Readonly<Record<string, string>>): JsonObject =>
  Object.fromEntries(
    Object.entries(handlings).map(([error, errorHandlingType]) => [error, { errorHandlingType }]),
  );

/** The script of the Scriptlet. */
export const SCRIPT = 'return { mail: answer.toLowerCase() };\n';

/** One task of every kind that the format has, wired from the screen to the End. */
export const TASKS: JsonObject = {
  '0': task(
    '0',
    { go: '1' },
    {
      name: 'Log in',
      type: 'screen',
      screenId: 'SCLOGIN',
      inputKeys: ['email'],
    },
  ),
  '1': task(
    '1',
    { success: '2', request_error: '0' },
    {
      action: 'connector',
      name: 'Ask the directory',
      arguments: {
        args: inline([
          { key: 'endpoint', type: 'string', value: '/people/{{form.email}}' },
          { key: 'timeout', type: 'number', value: 5 },
          { key: 'payload', type: 'string', value: '' },
        ]),
        async: inline(false),
        command: inline('get'),
        connectorId: inline('CIDIRECTORY'),
        resultPath: inline('person'),
        templateId: inline('http'),
      },
      errorHandlingV2: errors({ ConnectorFailed: 'automatic', request_error: 'custom' }),
    },
  ),
  '2': task(
    '2',
    { success: '3' },
    {
      action: 'scriptlet',
      name: 'Take the mail',
      arguments: {
        outputPath: inline('taken'),
        overrideForm: inline([{ key: 'form.email', type: 'context', value: 'scripts.taken.mail' }]),
        scriptArgs: inline([{ key: 'answer', type: 'context', value: 'connectors.person.mail' }]),
        scriptCode: inline(SCRIPT),
      },
      errorHandlingV2: errors({ ScriptletFailed: 'automatic' }),
    },
  ),
  '3': task(
    '3',
    { known: '4', ELSE: '5' },
    {
      name: 'Known?',
      type: 'condition',
      conditions: [
        {
          atomicConditions: [
            {
              operator: 'not-empty',
              predicate: inline(''),
              target: { type: 'context', value: 'unauthUser.loginIds' },
            },
          ],
          interactionId: 'known',
          name: 'Known',
        },
        {
          atomicConditions: [
            {
              operator: 'equal',
              predicate: inline('green'),
              target: { type: 'context', value: 'form.team' },
            },
            {
              operator: 'equal',
              predicate: inline('red'),
              target: { type: 'context', value: 'form.team' },
            },
          ],
          errorHandling: { errorHandlingType: 'automatic', errorMessage: 'Not this team' },
          interactionId: 'closed',
          logicalOr: true,
          name: 'Closed team',
        },
        { atomicConditions: [], interactionId: 'ELSE', name: 'Else' },
      ],
    },
  ),
  '4': task(
    '4',
    { success: '4.end' },
    {
      action: 'sign-in-magic-link-email',
      name: 'Send a link',
      arguments: { uri: inline('https://app.example.com'), verifyStepId: inline('4.end') },
    },
  ),
  '4.end': task(
    '4.end',
    { success: '7' },
    {
      action: 'verify-magic-link',
      name: 'Send a link',
      arguments: { uri: inline('https://app.example.com'), verifyStepId: inline('4.end') },
      view: { x: 1200, y: 40 },
    },
  ),
  '5': task(
    '5',
    { success: '6' },
    {
      action: 'sign-up-otp-email',
      arguments: { providerId: inline(''), templateId: inline('') },
    },
  ),
  '6': task(
    '6',
    { code: '10', again: '5' },
    {
      name: 'Type the code',
      type: 'screen',
      screenId: 'SCCODE',
    },
  ),
  '7': task(
    '7',
    { success: '8' },
    {
      action: 'custom-claims',
      arguments: { customClaims: inline([{ key: 'team', type: 'context', value: 'form.team' }]) },
    },
  ),
  '8': task(
    '8',
    { success: '9' },
    {
      action: 'update-user-properties',
      arguments: {
        userPropertiesDefinitions: inline([{ key: 'displayName', type: 'string', value: 'Ann' }]),
      },
      errorHandlingV2: errors({ UpdateUserPropertiesFailed: 'automatic' }),
    },
  ),
  '9': task(
    '9',
    { '3.success': '11' },
    {
      name: 'More questions',
      type: 'flow',
      arguments: { flowId: inline('profile') },
    },
  ),
  '10': task('10', { success: '7' }, { action: 'verify-code-otp-email' }),
  '11': task(
    '11',
    {},
    {
      action: 'logged-in',
      // What End was called in older exports.
      name: 'Generate JWT',
      arguments: { refreshCookieName: inline('DSR-X'), sessionCookieName: inline('DS-X') },
    },
  ),
  start: { id: 'start', name: 'start', next: { rules: [{ taskId: '0' }] } },
};

/** The exported format (A), with other tasks than {@link TASKS} if told. */
export function exported(tasks: JsonObject = TASKS, over: JsonObject = {}): JsonObject {
  return {
    contents: { startTask: '0', tasks },
    flowId: 'people',
    metadata: { componentsVersion: '2.0.1', description: 'Made by hand', name: 'People' },
    references: { connectors: { Directory: 'CIDIRECTORY' }, roles: {} },
    screens: Object.entries(SCREENS).map(([screenId, { tree, interactions }]) => ({
      contents: tree,
      interactions,
      screenId,
    })),
    ...over,
  };
}

/** The console's older format (B); trees as objects, or as text as some exports have them. */
export function fromConsole(treesAsText = false): JsonObject {
  return {
    flow: {
      description: 'Made by hand',
      disabled: false,
      dsl: { startTask: '0', tasks: TASKS },
      id: 'people',
      name: 'People',
      version: 3,
    },
    screens: Object.entries(SCREENS).map(([id, { tree, interactions }]) => ({
      componentsVersion: '2.0.1',
      flowId: 'people',
      htmlTemplate: treesAsText ? JSON.stringify(tree) : tree,
      id,
      inputs: [],
      interactions,
      version: 3,
    })),
  };
}

/** The files of a snapshot's folder (C), the script in a file of its own. */
export const ASSET = 'value-0f3c.txt';
export function snapshot(): Readonly<Record<string, Json>> {
  const tasks = parseJson(
    JSON.stringify(TASKS).replace(JSON.stringify(SCRIPT), JSON.stringify(`asset:${ASSET}`)),
  );
  return {
    'contents.json': { startTask: '0', tasks },
    'metadata.json': {
      description: 'Made by hand',
      flowId: 'people',
      name: 'People',
      references: { connectors: { Directory: 'CIDIRECTORY' } },
      screens: Object.keys(SCREENS),
    },
    ...Object.fromEntries(
      Object.entries(SCREENS).map(([screenId, { tree, interactions }]) => [
        `screen-${screenId}.json`,
        { contents: tree, interactions, screenId },
      ]),
    ),
    [ASSET]: SCRIPT,
  };
}

/** A widget (D): the flow, and another one it brings along. */
export function widget(): JsonObject {
  const tasks: JsonObject = {
    '1': task('1', {}, { action: 'logged-in', name: 'End' }),
    start: { id: 'start', name: 'start', next: { rules: [{ interactionId: '', taskId: '1' }] } },
  };
  return {
    flows: [exported(), exported(tasks, { flowId: 'profile', screens: [] })],
    metadata: { name: 'A widget' },
    screens: [],
    widgetId: 'people-widget',
  };
}
