import { Buffer } from 'node:buffer';
import { afterAll, describe, expect, test } from 'vitest';
import { flowmint } from './testing/flowmint.ts';
import { signInFlow } from './testing/sign-in-flow.ts';
import { temporaryFiles } from './testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

/** Far above what any of these takes here, far below what anyone would wait. */
const PATIENCE = 5_000;

const text = JSON.stringify(signInFlow);
const beginning = text.slice(0, text.indexOf('"steps"'));
const [login, check, ...otherSteps] = signInFlow.steps;
const [connector] = signInFlow.connectors ?? [];
const [scenario] = signInFlow.scenarios;

function flow(over: object): object {
  return { ...signInFlow, ...over };
}

function checkStep(config: object): object {
  return flow({
    steps: [login, { ...check, config: { ...check?.config, ...config } }, ...otherSteps],
  });
}

function claimsStep(row: object): object {
  const [jwt, claims, ...others] = otherSteps;
  const config = { claims: [row] };
  return flow({ steps: [login, check, jwt, { ...claims, config }, ...others] });
}

function screen(components: unknown): object {
  return flow({ steps: [{ ...login, config: { components } }, check, ...otherSteps] });
}

function nested(open: string, close: string): string {
  return open.repeat(200_000) + '1' + close.repeat(200_000);
}

/** A title, what the file holds, and what is said of it after the file's name. */
type BadFile = readonly [title: string, content: unknown, said: string];

const NOT_JSON: readonly BadFile[] = [
  ['an empty file', '', 'line 1, column 1: expected a JSON value, found an empty file'],
  ['blanks only', ' \r\n\t', 'line 1, column 1: expected a JSON value, found an empty file'],
  ['plain text', 'hello', 'line 1, column 1: expected a JSON value, found "h"'],
  [
    'a trailing comma',
    '{\n  "format": "x",\n}',
    'line 3, column 1: expected a key in quotes, found "}"',
  ],
  [
    'a missing comma',
    '{\n  "a": 1\n  "b": 2\n}',
    'line 3, column 3: expected "," or "}", found a quote',
  ],
  ['a missing colon', '{"a" 1}', 'line 1, column 6: expected ":", found "1"'],
  ['single quotes', "{'a': 1}", 'line 1, column 2: expected a key in quotes or "}", found "\'"'],
  ['a comment', '{\n  // why\n}', 'line 2, column 3: expected a key in quotes or "}", found "/"'],
  ['the wrong bracket', '{"a": [1, 2}', 'line 1, column 12: expected "," or "]", found "}"'],
  ['two values', '{}\n{}', 'line 2, column 1: expected the end of the file, found "{"'],
  [
    'half a file',
    beginning,
    `line 1, column ${beginning.length + 1}: expected a key in quotes, found the end of the file`,
  ],
  [
    'an open string',
    '{"a": "b\n}',
    'line 1, column 7: expected text that ends with a quote on its line, found none',
  ],
  [
    'a bad escape',
    '{"a": "\\x"}',
    'line 1, column 8: expected an escape such as \\n, \\" or \\u00e9, found "\\x"',
  ],
  ['a number that is none', '[01]', 'line 1, column 3: expected "," or "]", found "1"'],
  ['NaN', '[NaN]', 'line 1, column 2: expected a JSON value, found "N"'],
  ['a control character', '[\u0001]', 'line 1, column 2: expected a JSON value, found "\\u0001"'],
  [
    'windows line ends',
    '{\r\n"a": 1,\r\n}',
    'line 3, column 1: expected a key in quotes, found "}"',
  ],
  [
    '200,000 open arrays',
    '['.repeat(200_000),
    'line 1, column 200001: expected a JSON value, found the end of the file',
  ],
  [
    '200,000 open objects',
    '{"a":'.repeat(200_000),
    'line 1, column 1000001: expected a JSON value, found the end of the file',
  ],
];

const NOT_TEXT: readonly BadFile[] = [
  [
    'a picture',
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'line 1, column 1: expected UTF-8 text, found the byte 0x89',
  ],
  ['zeros', Buffer.alloc(1000), 'line 1, column 1: expected a JSON value, found "\\u0000"'],
  [
    'Latin-1',
    Buffer.from('{\n  "name": "Zoë"\n}', 'latin1'),
    'line 2, column 14: expected UTF-8 text, found the byte 0xeb',
  ],
  [
    'UTF-16',
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    'line 1, column 1: expected UTF-8 text, found the byte 0xff',
  ],
  [
    'a character cut in half',
    Buffer.from('{"name": "Zoë').subarray(0, -1),
    'line 1, column 13: expected UTF-8 text, found the byte 0xc3',
  ],
];

const TOO_MUCH: readonly BadFile[] = [
  [
    '60 MB of blanks',
    Buffer.alloc(60_000_000, ' '),
    ' expected at most 50000000 bytes, found 60000000 bytes',
  ],
  [
    '49 MB of something else',
    `[${'"filler",'.repeat(5_400_000)}1]`,
    '(top level): expected a flow with "format": "flowmint/flow", found an array of 5400001',
  ],
  [
    '200,000 nested arrays',
    nested('[', ']'),
    `${'[0]'.repeat(26)}[0: expected at most 100 levels of nesting, found more`,
  ],
  [
    '200,000 nested objects',
    nested('{"a":', '}'),
    `${'a.'.repeat(40)}: expected at most 100 levels of nesting, found more`,
  ],
  [
    'nesting deep inside a flow',
    text.replace('"components":', `"note":${nested('[', ']')},"components":`),
    `steps[0].config.note${'[0]'.repeat(20)}: expected at most 100 levels of nesting, found more`,
  ],
];

const FORBIDDEN: readonly BadFile[] = [
  ['at the top', text.replace('{', '{"__proto__":{"start":null},'), '__proto__'],
  [
    'in a config',
    text.replace('"components":', '"constructor":{},"components":'),
    'steps[0].config.constructor',
  ],
  [
    'in a mock',
    text.replace('"plan":"pro"', '"prototype":1'),
    'scenarios[0].mocks[0].json.prototype',
  ],
  [
    'in a form',
    text.replace('"password":"secret"', '"__proto__":"x"'),
    'scenarios[0].answers[0].form.__proto__',
  ],
  [
    'escaped',
    text.replace('"components":', '"\\u005f_proto__":{},"components":'),
    'steps[0].config.__proto__',
  ],
].map(([title = '', content, path = '']) => [
  `a key that JavaScript gives a meaning, ${title}`,
  content,
  `${path}: expected another key, found "${path.split('.').at(-1)}", which no document may use`,
]);

const NOT_A_FLOW: readonly BadFile[] = [
  ['a number', 7, '(top level): expected a flow with "format": "flowmint/flow", found number 7'],
  ['null', null, '(top level): expected a flow with "format": "flowmint/flow", found null'],
  [
    'a list of flows',
    [signInFlow],
    '(top level): expected a flow with "format": "flowmint/flow", found an array of 1',
  ],
  [
    'another format',
    { format: 'x' },
    'format: expected a flow with "format": "flowmint/flow", found text "x"',
  ],
  ['no format', {}, 'format: expected a flow with "format": "flowmint/flow", found nothing'],
  [
    'a newer version',
    flow({ version: 2 }),
    'version: expected version 1 or older, found version 2: this flow was made by a newer Flowmint',
  ],
  ['a version in words', flow({ version: 'one' }), 'version: expected 1, found text "one"'],
  ['steps as an object', flow({ steps: {} }), 'steps: expected an array, found an object'],
  [
    'a step that is text',
    flow({ steps: ['login'] }),
    'steps[0]: expected an object, found text "login"',
  ],
  [
    'a step without an id',
    flow({ steps: [{ ...login, id: undefined }] }),
    'steps[0].id: expected text, found nothing',
  ],
  [
    'a config that is a list',
    flow({ steps: [{ ...login, config: [] }] }),
    'steps[0].config: expected an object, found an array of 0',
  ],
  [
    'components as text',
    screen('all'),
    'steps[0].config.components: expected an array, found text "all"',
  ],
  [
    'an unknown component',
    screen([{ type: 'video' }]),
    'steps[0].config.components[0].type: expected "text" or "input" or "button" or "error-message" or "divider" or "link" or "image" or "polling", found text "video"',
  ],
  [
    'a label that is a number',
    screen([{ type: 'input', input: 'email', label: 5 }]),
    'steps[0].config.components[0].label: expected text, found number 5',
  ],
  [
    'a method nobody knows',
    checkStep({ method: 'FETCH' }),
    'steps[1].config.method: expected "GET" or "POST" or "PUT" or "PATCH" or "DELETE", found text "FETCH"',
  ],
  [
    'a timeout in words',
    checkStep({ timeout: 'long' }),
    'steps[1].config.timeout: expected a number, found text "long"',
  ],
  [
    'a timeout out of bounds',
    checkStep({ timeout: 1e9 }),
    'steps[1].config.timeout: expected at most 60, found number 1000000000',
  ],
  [
    'a mapping row without a value',
    checkStep({ formMapping: [{ key: 'form.email' }] }),
    'steps[1].config.formMapping[0].value: expected text, found nothing',
  ],
  [
    'an error handled by magic',
    checkStep({ errorHandling: { ConnectorFailed: { handling: 'magic' } } }),
    'steps[1].config.errorHandling.ConnectorFailed.handling: expected "automatic" or "custom" or "custom-with-message" or "ignore", found text "magic"',
  ],
  [
    'a number in quotes',
    claimsStep({ key: 'seats', type: 'number', value: '5' }),
    'steps[3].config.claims[0].value: expected a number, or a dynamic value such as {{form.age}}, found text "5"',
  ],
  [
    'a truth value in quotes',
    claimsStep({ key: 'vip', type: 'boolean', value: 'true' }),
    'steps[3].config.claims[0].value: expected true, false, or a dynamic value such as {{form.consent}}, found text "true"',
  ],
  [
    'an edge without a port',
    flow({ edges: [{ from: 'login', to: 'check' }] }),
    'edges[0].port: expected text, found nothing',
  ],
  ['a start that is a number', flow({ start: 1 }), 'start: expected text, found number 1'],
  [
    'a layout in words',
    flow({ layout: { login: { x: 'left', y: 0 } } }),
    'layout.login.x: expected a number, found text "left"',
  ],
  [
    'a base URL without http',
    flow({ connectors: [{ ...connector, baseUrl: 'ftp://x' }] }),
    'connectors[0].baseUrl: expected a base URL that starts with http:// or https://, found text "ftp://x"',
  ],
  [
    'a project ID of another shape',
    flow({ settings: { projectId: 'P1' } }),
    'settings.projectId: expected a project ID: "P" and 27 letters or digits, found text "P1"',
  ],
  [
    'a session that is too short',
    flow({ settings: { session: { lifetimeSeconds: 5 } } }),
    'settings.session.lifetimeSeconds: expected at least 180 seconds (3 minutes), found number 5',
  ],
  [
    'a mock with status 42',
    flow({ scenarios: [{ ...scenario, mocks: [{ method: 'GET', path: '/', status: 42 }] }] }),
    'scenarios[0].mocks[0].status: expected at least 100, found number 42',
  ],
  [
    'a user without login IDs',
    flow({ scenarios: [{ ...scenario, users: [{ loginIds: [] }] }] }),
    'scenarios[0].users[0].loginIds: expected at least 1, found an array of 0',
  ],
  [
    'a time that is none',
    flow({ scenarios: [{ ...scenario, now: 'yesterday' }] }),
    'scenarios[0].now: expected a time such as 2026-01-31T09:30:00Z, found text "yesterday"',
  ],
  [
    'an expectation of magic',
    flow({ scenarios: [{ ...scenario, expect: { outcome: 'magic' } }] }),
    'scenarios[0].expect.outcome: expected "completed" or "failed" or "waiting", found text "magic"',
  ],
  [
    'two steps of one id',
    flow({ steps: [login, check, login] }),
    'steps[2].id: expected an id no other entry has, found "login" again (first at steps[0])',
  ],
  [
    'two connectors of one id',
    flow({ connectors: [connector, connector] }),
    'connectors[1].id: expected an id no other entry has, found "idp" again (first at connectors[0])',
  ],
  [
    'two scenarios of one name',
    flow({ scenarios: [scenario, scenario] }),
    'scenarios[1].name: expected a name no other entry has, found "Right password" again (first at scenarios[0])',
  ],
];

describe.each([['run'], ['check'], ['test']])('flowmint %s', (command) => {
  test.each([...NOT_JSON, ...NOT_TEXT, ...TOO_MUCH, ...FORBIDDEN, ...NOT_A_FLOW])(
    'says in one line what is wrong with %s',
    async (_title, content, said) => {
      const file = files.write('bad.json', content);
      const began = performance.now();
      const { code, stderr } = await flowmint([command, file]);
      expect(performance.now() - began).toBeLessThan(PATIENCE);
      expect(code).toBe(2);
      expect(stderr).toBe(`${file}:${said}\n`);
    },
    PATIENCE * 3,
  );

  test.each([
    ['a folder', files.folder, 'expected a readable file, found a folder'],
    ['a missing file', `${files.folder}/none.json`, 'expected a readable file, found none'],
    [
      'a file below a file',
      `${files.write('a.json', '{}')}/b.json`,
      'expected a readable file, found none',
    ],
    [
      'a name that is too long',
      `${files.folder}/${'x'.repeat(5000)}`,
      'expected a readable file, found a name that is too long',
    ],
    [
      'a name with a null character',
      `${files.folder}/\0`,
      'expected a readable file, found a name that no file has',
    ],
  ])('says in one line what is wrong with %s', async (_title, file, said) => {
    const { code, stderr } = await flowmint([command, file]);
    expect(code).toBe(2);
    expect(stderr).toBe(`${file.replace('\0', '\\u0000')}: ${said}\n`);
  });
});

test('a byte order mark is nothing bad', async () => {
  const file = files.write('bom.json', `\ufeff${text}`);
  const { code, stderr } = await flowmint(['run', file, '--scenario', 'Right password']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('errors after a byte order mark are counted from the text’s beginning', async () => {
  const file = files.write('bom.json', '\ufeff{]');
  expect((await flowmint(['run', file])).stderr).toBe(
    `${file}:line 1, column 2: expected a key in quotes or "}", found "]"\n`,
  );
});
