import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { exported, snapshot } from '../../../formats/testing/hand-made-export.ts';
import { flowmint } from '../testing/flowmint.ts';
import { signInFlow } from '../testing/sign-in-flow.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

let calls = 0;
let out = '';
beforeEach(() => {
  out = join(files.folder, `out-${(calls += 1)}`);
});

/** The document that importing a file gives. */
async function imported(file: string): Promise<string> {
  const folder = join(files.folder, `documents-${calls}`);
  const { stdout } = await flowmint(['import', file, '-o', folder]);
  return stdout.slice(0, stdout.indexOf(': '));
}

test('an import that nobody changed is exported as it was', async () => {
  const document = await imported(files.write('people.json', exported()));
  expect(await flowmint(['export', document, '-o', `${out}.json`])).toEqual({
    code: 0,
    stdout: `${out}.json: written\n`,
    stderr: '',
  });
  expect(JSON.parse(readFileSync(`${out}.json`, 'utf8'))).toEqual(exported());
});

test('a snapshot is exported as its folder', async () => {
  const folder = join(files.folder, 'people');
  for (const [name, value] of Object.entries(snapshot())) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2) + '\n';
    writeFileSync(join(folder, name), text);
  }
  const document = await imported(folder);
  expect(await flowmint(['export', document, '-o', out])).toEqual({
    code: 0,
    stdout: `${out}: 5 files written\n`,
    stderr: '',
  });
  expect(readdirSync(out).sort()).toEqual(readdirSync(folder).sort());
  for (const name of readdirSync(folder)) {
    expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(folder, name), 'utf8'));
  }
  expect(await flowmint(['export', document, '-o', out])).toMatchObject({ code: 2, stdout: '' });
});

test('a flow of our own is exported too; what the format cannot say is told before', async () => {
  const file = files.write('sign-in.json', signInFlow);
  const { code, stdout, stderr } = await flowmint(['export', file, '-o', `${out}.json`]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${out}.json: written\n` });
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringContaining('"Map response to form" of'),
    expect.stringContaining('The connector "idp"'),
    expect.stringContaining('No public export shows the action id of Generate JWT'),
  ]);
  const check = await flowmint(['import', `${out}.json`, '--check']);
  expect(check).toMatchObject({ code: 0, stdout: expect.stringContaining('differences 0') });
});

test('--format flowmint leaves out what it came from, and says so', async () => {
  const document = await imported(files.write('people.json', exported()));
  const argv = ['export', document, '-o', `${out}.json`, '--format', 'flowmint'];
  expect(await flowmint(argv)).toMatchObject({
    code: 0,
    stderr: `${document} note: The export it came from is left out: exported for Descope again, it would be a new flow.\n`,
  });
  expect(JSON.parse(readFileSync(`${out}.json`, 'utf8'))).not.toHaveProperty('source');
});

test('nothing is written over, and nothing outside of the folder', async () => {
  const document = await imported(files.write('people.json', exported()));
  writeFileSync(out, 'mine');
  expect(await flowmint(['export', document, '-o', out])).toEqual({
    code: 2,
    stdout: '',
    stderr: `${out}: expected a place to write to, found a file of that name: remove it, or choose another\n`,
  });
  expect(readFileSync(out, 'utf8')).toBe('mine');

  const evil = files.write('evil.json', {
    ...signInFlow,
    source: {
      format: 'descope',
      index: 0,
      id: 'x',
      original: { 'contents.json': { startTask: '', tasks: {} }, '../evil.txt': 'x' },
    },
  });
  expect(await flowmint(['export', evil, '-o', `${out}-folder`])).toMatchObject({
    code: 2,
    stderr: `${evil}:source.original: expected a file inside the folder, found "../evil.txt"\n`,
  });
  expect(existsSync(join(files.folder, 'evil.txt'))).toBe(false);
});

test('an export is no document: it has to be imported first', async () => {
  const file = files.write('raw.json', exported());
  expect(await flowmint(['export', file, '-o', out])).toMatchObject({
    code: 2,
    stderr: `${file}:format: expected a flow with "format": "flowmint/flow", found nothing\n`,
  });
});
