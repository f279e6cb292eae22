import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startIdentityProvider } from './testing/identity-provider.ts';
import { signInFlow } from './testing/sign-in-flow.ts';
import { temporaryFiles } from './testing/temporary-files.ts';

const root = join(import.meta.dirname, '../../..');
const files = temporaryFiles();
const program = join(files.folder, 'main.mjs');
const file = files.write('sign-in.json', signInFlow);
const [rightPassword] = signInFlow.scenarios;

beforeAll(async () => {
  const options = { outDir: files.folder };
  await build({ root, mode: 'cli', logLevel: 'error', build: options });
}, 120_000);
afterAll(() => files.remove());

/** Starts the bundle, as it lies there, far from any node_modules. */
function start(...argv: readonly string[]): ChildProcess {
  return spawn(process.execPath, [program, ...argv], {
    cwd: files.folder,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess) {
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...how) => resolve(how));
  });
  return { code, signal, stdout, stderr };
}

describe('the command line as a program', { timeout: 60_000 }, () => {
  test('runs a flow and exits with 0', async () => {
    const { code, stdout, stderr } = await ended(
      start('run', file, '--scenario', 'Right password', '--json'),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'completed',
      session: { claims: { plan: 'pro' } },
    });
  });

  test.each([
    ['a run that waits', ['run', file], 1],
    ['a flow that passes', ['test', file], 0],
    ['a flow without problems', ['check', file], 0],
    ['help', ['--help'], 0],
    ['no command', [], 2],
    ['an unknown option', ['run', file, '--fast'], 2],
    ['a missing file', ['run', 'none.json'], 2],
    ['a folder', ['check', files.folder], 2],
    ['a file that is no JSON', ['test', files.write('not.json', '{')], 2],
    ['deep nesting', ['run', files.write('deep.json', '['.repeat(200_000))], 2],
    ['a picture', ['run', files.write('a.png', new Uint8Array([0x89, 0x50]))], 2],
  ])('%s: one exit code, no stack trace', async (_title, argv, expected) => {
    const { code, signal, stdout, stderr } = await ended(start(...argv));
    expect({ code, signal }).toEqual({ code: expected, signal: null });
    expect(stdout + stderr).not.toMatch(/^\s+at |node:internal|\.mjs:\d/m);
    expect(stderr.split('\n').length).toBeLessThanOrEqual(2);
  });

  test('gives everything to a pipe before it exits', async () => {
    const { code, stdout } = await ended(start('run', bigRun(), '--json', '--scenario', 'Big'));
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'completed' });
  });

  test('does not mind a reader that goes away', async () => {
    const child = start('run', bigRun(), '--json', '--scenario', 'Big');
    child.stdout?.destroy();
    expect(await ended(child)).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
  });

  test.runIf(existsSync('/dev/full'))('says in one line that a disk is full', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [program, 'test', file], {
      stdio: ['ignore', full, 'pipe'],
    });
    expect(await ended(child)).toMatchObject({
      code: 2,
      stderr: 'flowmint: expected to write everything, found ENOSPC\n',
    });
    closeSync(full);
  });

  test('ends a live run at Ctrl+C, with its report', async () => {
    const idp = await startIdentityProvider();
    const flow = files.write('live.json', {
      ...signInFlow,
      connectors: [{ id: 'idp', name: 'IdP', baseUrl: idp.origin }],
    });
    const scenario = files.write('never.json', {
      name: 'Never',
      answers: [{ step: 'login', press: 'Continue', form: { email: 'a@b.c', password: 'never' } }],
    });
    const child = start('run', flow, '--scenario', scenario, '--live');
    while (idp.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGINT');
    const { code, signal, stdout, stderr } = await ended(child);
    expect({ code, signal, stderr }).toEqual({ code: 130, signal: null, stderr: '' });
    expect(stdout).toContain('cancelled at Check password');
    await idp.close();
  });

  test('exits by itself after a live run', async () => {
    const idp = await startIdentityProvider();
    const flow = files.write('live.json', {
      ...signInFlow,
      connectors: [{ id: 'idp', name: 'IdP', baseUrl: idp.origin }],
    });
    const child = start('run', flow, '--scenario', 'Right password', '--live');
    expect((await ended(child)).code).toBe(1); // "secret" is not its password
    expect(idp.received).toHaveLength(1);
    await idp.close();
  });
});

/** A flow whose result is far bigger than what a pipe holds. */
function bigRun(): string {
  const json = { email: 'ann@example.com', plan: 'pro', filler: 'x'.repeat(600_000) };
  const mocks = [{ method: 'POST', path: '/login', status: 200, json }];
  const scenario = { ...rightPassword, name: 'Big', mocks };
  return files.write('big.json', { ...signInFlow, scenarios: [scenario] });
}
