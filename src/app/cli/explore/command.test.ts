import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { widget } from '../../../formats/testing/hand-made-export.ts';
import { flowmint } from '../testing/flowmint.ts';
import { signInFlow } from '../testing/sign-in-flow.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

describe('flowmint explore', () => {
  test('says per flow how its runs ended and which ports they took', async () => {
    const file = files.write('flow.json', signInFlow);
    const { code, stdout, stderr } = await flowmint(['explore', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replaceAll(file, 'FILE').split('\n')[0]?.trim().split(/\s+/)).toEqual([
      'flow',
      'steps',
      'problems',
      'scenarios',
      'done',
      'failed',
      'waiting',
      'tokens',
      'ports',
    ]);
    expect(stdout.split('\n')[1]).toMatch(/ 5 +0 +\d+ +[1-9]\d* +\d+ +\d+ +[1-9]\d* +\d+ of \d+$/);
  });

  test('takes every flow of a folder, and those that an export brings along', async () => {
    const folder = join(files.folder, 'folder');
    mkdirSync(folder);
    writeFileSync(join(folder, 'ours.json'), JSON.stringify(signInFlow));
    writeFileSync(join(folder, 'widget.json'), JSON.stringify(widget()));
    writeFileSync(join(folder, 'package.json'), '{"name":"no flow"}');
    const { code, stdout, stderr } = await flowmint(['explore', folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const names = stdout.replaceAll(`${folder}/`, '').matchAll(/^(\S+\.json(?:, \w+)?) /gm);
    expect([...names].map(([, name]) => name)).toEqual([
      'widget.json',
      'widget.json, profile',
      'ours.json',
    ]);
  });

  test('a folder without flows is told', async () => {
    const folder = join(files.folder, 'empty');
    mkdirSync(folder);
    expect(await flowmint(['explore', folder])).toMatchObject({
      code: 2,
      stderr: `${folder}: expected a flow or an export of Descope, found none in it\n`,
    });
  });

  test('saves scenarios that pass, in place of those of the time before', async () => {
    const file = files.write('saved.json', signInFlow);
    await flowmint(['explore', file, '--save']);
    const first = readFileSync(file, 'utf8');
    await flowmint(['explore', file, '--save']);
    expect(readFileSync(file, 'utf8')).toBe(first);
    const { code, stdout } = await flowmint(['test', file]);
    expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
      code: 0,
      last: expect.stringMatching(/^\d+ passed/),
    });
  });

  test('is the same every time, as JSON too', async () => {
    const file = files.write('json.json', signInFlow);
    const [first, second] = [
      await flowmint(['explore', file, '--json']),
      await flowmint(['explore', file, '--json']),
    ];
    expect(second).toEqual(first);
    expect(JSON.parse(first.stdout)).toMatchObject({ flows: [{ file, steps: 5 }] });
  });

  test.each([
    [['--runs', '0'], 'flowmint explore: expected a number of runs after --runs, found "0"'],
    [['--runs', 'x'], 'flowmint explore: expected a number of runs after --runs, found "x"'],
  ])('%j is told what was expected', async (args, message) => {
    const file = files.write('usage.json', signInFlow);
    expect(await flowmint(['explore', file, ...args])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${message}\n`,
    });
  });

  test('goes on after a file that cannot be read', async () => {
    const broken = files.write('broken.json', '{');
    const good = files.write('good.json', signInFlow);
    const { code, stdout, stderr } = await flowmint(['explore', broken, good]);
    expect(code).toBe(2);
    expect(stdout).toContain(good);
    expect(stderr).toContain(broken);
  });
});
