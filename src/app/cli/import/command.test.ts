import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parseFlowText } from '../../../core/document/parse.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { zip } from '../../../formats/descope/files/zip.ts';
import {
  exported,
  fromConsole,
  SCRIPT,
  snapshot,
  TASKS,
  widget,
} from '../../../formats/testing/hand-made-export.ts';
import { registry } from '../../../steps/registry.ts';
import { flowmint } from '../testing/flowmint.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

let calls = 0;
let out = '';
beforeEach(() => {
  out = join(files.folder, `out-${(calls += 1)}`);
});

const CONNECTOR_NOTE =
  'note: The connector "Directory" is named and not part of the export: its base URL is invented.';

describe('flowmint import', () => {
  test.each([
    ['exported', exported(), 'contents.tasks'],
    ['wrapped', { flow: exported() }, 'flow.contents.tasks'],
    ['console', fromConsole(), 'flow.dsl.tasks'],
    ['widget', widget(), 'flows[0].contents.tasks'],
  ])('makes a document of a file: %s', async (title, value, path) => {
    const file = files.write(`${title}.json`, value);
    const named = title === 'console' ? '"CIDIRECTORY"' : '"Directory"';
    expect(await flowmint(['import', file, '-o', out])).toEqual({
      code: 0,
      stdout: `${join(out, `${title}.json`)}: 12 steps, 1 note\n`,
      stderr: `${file}:${path} ${CONNECTOR_NOTE.replace('"Directory"', named)}\n`,
    });
    expect(documentAt(out, title)).toMatchObject({ format: 'flowmint/flow', id: 'people' });
  });

  test('takes a folder of snapshots, and one as a zip: each is one document', async () => {
    const folder = join(files.folder, 'project');
    for (const flow of ['one', 'two']) put(join(folder, 'flows', flow), snapshot());
    put(folder, { 'project.json': { name: 'Not a flow' } });
    const packed = zip(
      Object.entries(snapshot()).map(([name, value]) => ({
        name: `three/${name}`,
        text: typeof value === 'string' ? value : JSON.stringify(value),
      })),
    );
    const zipped = files.write('packed.zip', packed);
    const { code, stdout } = await flowmint(['import', folder, zipped, '-o', out]);
    expect(code).toBe(0);
    expect(stdout.split('\n').length).toBe(4);
    expect(readdirSync(out).sort()).toEqual(['one.json', 'three.json', 'two.json']);
    expect(documentAt(out, 'three').steps[2]).toMatchObject({ config: { code: SCRIPT } });
  });

  test('takes the files of one snapshot by their names', async () => {
    const folder = join(files.folder, 'by-name');
    put(folder, snapshot());
    const names = readdirSync(folder).map((name) => join(folder, name));
    const { code, stdout } = await flowmint(['import', ...names, '-o', out]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${join(out, 'by-name.json')}: 12 steps, 1 note\n`,
    });
  });

  test('calls a lone contents.json as its folder', async () => {
    const folder = join(files.folder, 'lone');
    put(folder, { 'contents.json': { startTask: '0', tasks: TASKS } });
    await flowmint(['import', join(folder, 'contents.json'), '-o', out]);
    expect(documentAt(out, 'lone')).toMatchObject({ id: 'lone' });
  });

  test('numbers what would have the same name', async () => {
    const [a, b] = ['a', 'b'].map((name) => {
      put(join(files.folder, name), { 'same.json': exported() });
      return join(files.folder, name, 'same.json');
    });
    await flowmint(['import', a ?? '', b ?? '', '-o', out]);
    expect(readdirSync(out).sort()).toEqual(['same-2.json', 'same.json']);
  });

  test('writes nothing over what is there', async () => {
    const file = files.write('there.json', exported());
    put(out, { 'there.json': 'mine' });
    expect(await flowmint(['import', file, '-o', out])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(
        `${join(out, 'there.json')}: expected a place to write to, found a file of that name: remove it, or choose another\n`,
      ),
    });
    expect(readFileSync(join(out, 'there.json'), 'utf8')).toBe('mine');
  });

  test.each([
    ['{\n  "flow": }', 'line 2, column 11: expected a JSON value, found "}"'],
    [
      '{"contents":{"tasks":[]},"metadata":{}}',
      'contents.tasks: expected an object of tasks, found an array of 0',
    ],
    [
      '{"name":"x"}',
      ' expected a flow that Descope exported: an object with "contents" and "metadata", with "flow" and "screens", or with "tasks", found an object',
    ],
    [
      '[1]',
      ' expected a flow that Descope exported: an object with "contents" and "metadata", with "flow" and "screens", or with "tasks", found an array of 1',
    ],
  ])('says in one line what is wrong with %j, and makes no folder', async (content, said) => {
    const file = files.write('bad.json', content);
    expect(await flowmint(['import', file, '-o', out])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${file}:${said}\n`,
    });
    expect(existsSync(out)).toBe(false);
  });

  test('imports the others when one cannot be read', async () => {
    const [bad, good] = [files.write('bad.json', '{'), files.write('good.json', exported())];
    const { code, stdout } = await flowmint(['import', bad, 'missing.json', good, '-o', out]);
    expect({ code, stdout }).toEqual({
      code: 2,
      stdout: `${join(out, 'good.json')}: 12 steps, 1 note\n`,
    });
  });

  test('says that a folder holds no flow, and that a zip is broken', async () => {
    const folder = join(files.folder, 'empty');
    put(folder, { 'project.json': {} });
    const broken = files.write('broken.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0]));
    const { code, stderr } = await flowmint(['import', folder, broken, '-o', out]);
    expect({ code, lines: stderr.split('\n') }).toEqual({
      code: 2,
      lines: [
        `${broken}: expected a whole zip, found invalid zip data`,
        expect.stringMatching(/empty: expected a flow that Descope exported.*found none in it$/),
        '',
      ],
    });
  });

  test('tells someone who waits how far it is', async () => {
    const names = [1, 2, 3].map((n) => files.write(`many-${n}.json`, exported()));
    let time = 0;
    const { stderr } = await flowmint(['import', ...names, '--check'], {
      stderrIsTTY: true,
      elapsed: () => (time += 200),
    });
    expect(stderr).toContain('\r2 of 3 files');
  });
});

describe('flowmint import --check', () => {
  test('shows for every file what import and export lose: nothing', async () => {
    const names = [
      files.write('checked-a.json', exported()),
      files.write('checked-b.json', widget()),
    ];
    const { code, stdout } = await flowmint(['import', ...names, '--check']);
    expect(code).toBe(0);
    expect(stdout.replaceAll(`${files.folder}/`, '')).toBe(
      [
        'file            packaging  flows  steps  notes  differences',
        'checked-a.json  exported       1     12      1            0',
        'checked-b.json  widget         2     12      1            0',
        'import and export of 2 files: differences 0',
        '',
      ]
        .join('\n')
        .replace(/^file +/, `file${' '.repeat(files.folder.length + 13)}`),
    );
  });
});

const CORPUS = join(import.meta.dirname, '../../../../../shared/flows');

test.skipIf(!existsSync(CORPUS))(
  'no file of ../shared/flows differs (skipped where the folder is missing)',
  async () => {
    const { code, stdout } = await flowmint(['import', CORPUS, '--check']);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^import and export of [2-9]\d files: differences 0$/,
    );
  },
);

function documentAt(folder: string, name: string): Flow {
  return parseFlowText(readFileSync(join(folder, `${name}.json`), 'utf8'), registry);
}

/** Writes files into a folder: text as it is, anything else as JSON. */
function put(folder: string, content: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(content)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  }
}
