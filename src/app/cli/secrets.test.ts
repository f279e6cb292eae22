import { readFileSync } from 'node:fs';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowmint } from './testing/flowmint.ts';
import { temporaryFiles } from './testing/temporary-files.ts';

// A flow that checks a token by a shared secret, which stands in no document: each command that runs flows can be given it.

const files = temporaryFiles();
afterAll(() => files.remove());

const SECRET = 'a shared secret of 32 characters';
const secrets = files.write('secrets.json', { legacy: { type: 'bearer', token: SECRET } });
let file = '';

beforeAll(async () => {
  const legacy = await new SignJWT({ email: 'ann@example.com' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SECRET));
  file = files.write('flow.json', {
    format: 'flowmint/flow',
    version: 1,
    id: 'legacy',
    name: 'Legacy',
    start: 'verify',
    steps: [
      {
        id: 'verify',
        kind: 'verify-token',
        name: 'Verify token',
        config: {
          token: 'cookies.legacy',
          check: 'secret',
          secret: 'legacy',
          errorHandling: { TokenInvalid: { handling: 'custom' } },
        },
      },
      { id: 'good', kind: 'end', name: 'Good', config: {} },
      { id: 'bad', kind: 'end', name: 'Bad', config: {} },
    ],
    edges: [
      { from: 'verify', port: 'success', to: 'good' },
      { from: 'verify', port: 'TokenInvalid', to: 'bad' },
    ],
    scenarios: [
      {
        name: 'It holds',
        now: '2026-01-31T09:30:00Z',
        seed: 1,
        request: { cookies: { legacy } },
        expect: { outcome: 'completed', path: ['verify', 'good'] },
      },
    ],
  });
});

test.each([[['run', '--scenario', 'It holds']], [['test']]])(
  '%j goes on with a token that the secret checks',
  async ([command = '', ...options]) => {
    const argv = [command, file, ...options];
    expect(await flowmint([...argv, '--secrets', secrets])).toMatchObject({ code: 0, stderr: '' });
    const without = await flowmint(argv);
    expect(without.code).toBe(1);
    expect(without.stdout).toContain('this machine’s vault has no secret "legacy"');
  },
);

test('the way of a token that holds counts as covered', async () => {
  const { stdout } = await flowmint(['test', file, '--secrets', secrets, '--coverage']);
  expect(stdout).toContain('  1 of 2 ports covered (50 %); not taken: verify.TokenInvalid\n');
});

describe('explore', () => {
  test('checks the tokens of scenarios, and what it saves comes to the same in test', async () => {
    const copy = files.write('copy.json', JSON.parse(readFileSync(file, 'utf8')));
    const found = await flowmint(['explore', copy, '--secrets', secrets, '--save']);
    expect(found).toMatchObject({ code: 0, stderr: '' });
    expect(found.stdout).toMatch(/ 2 of 2\n/);
    const tested = await flowmint(['test', copy, '--secrets', secrets, '--coverage']);
    expect(tested.code).toBe(0);
    expect(tested.stdout).toContain('  2 of 2 ports covered (100 %)\n');
  });

  test('without the secret comes to an end all the same', async () => {
    const { code, stdout } = await flowmint(['explore', file]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ 1 of 2\n/);
  });
});

test('diff --behaviour runs both flows with the secrets', async () => {
  const other = files.write(
    'other.json',
    JSON.parse(readFileSync(file, 'utf8').replaceAll('"to":"good"', '"to":"bad"')),
  );
  const argv = ['diff', file, other, '--behaviour'];
  const [withSecrets, without] = [[...argv, '--secrets', secrets], argv];
  expect((await flowmint(withSecrets)).stdout).toContain('Behaviour: 1 different in 1 scenario\n');
  expect((await flowmint(without)).stdout).toContain('Behaviour: no difference in 1 scenario\n');
});

test('secrets that cannot be read are named before anything runs, without what they hold', async () => {
  const broken = files.write('broken.json', { legacy: 'a shared secret' });
  expect(await flowmint(['test', file, '--secrets', broken])).toEqual({
    code: 2,
    stdout: '',
    stderr: `${broken}:legacy: expected the secret of a connector: type none, bearer, basic, api-key or oauth2, with its fields\n`,
  });
});
