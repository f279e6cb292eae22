import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Flow } from '../../../core/document/schema.ts';
import { verifyToken } from '../../../hosts/keys/verify.ts';
import { flowmint, NOW } from '../testing/flowmint.ts';
import { startIdentityProvider } from '../testing/identity-provider.ts';
import type { IdentityProvider } from '../testing/identity-provider.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
let idp: IdentityProvider;

beforeAll(async () => {
  idp = await startIdentityProvider();
});
afterEach(() => {
  idp.received.length = 0;
});
afterAll(async () => {
  await idp.close();
  files.remove();
});

const template = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../public/flows/sign-up-or-in.json'), 'utf8'),
) as Flow;

/** The template with its identity API at another address, waiting `timeout` seconds for it. */
function templateAt(baseUrl: string, timeout = 10): string {
  return files.write('template.json', {
    ...template,
    connectors: template.connectors?.map((connector) => ({ ...connector, baseUrl })),
    steps: template.steps.map((step) =>
      step.id === 'check-password' ? { ...step, config: { ...step.config, timeout } } : step,
    ),
  });
}

/** A scenario in which these passwords are typed one after another, and whose mock must never answer. */
function typing(...passwords: readonly string[]): string {
  const email = 'maya.chen@example.com';
  const [first, ...others] = passwords;
  return files.write('scenario.json', {
    name: 'Live',
    answers: [
      { step: 'login', press: 'Continue', form: { email, password: first } },
      ...others.map((password) => ({
        step: 'wrong-password',
        press: 'Try again',
        form: { email, password },
      })),
    ],
    mocks: [{ method: 'POST', path: '/login', status: 418, json: { mocked: true } }],
  });
}

async function runLive(flow: string, scenario: string, ...more: readonly string[]) {
  const argv = ['run', flow, '--scenario', scenario, '--live', '--json', ...more];
  const { code, stdout, stderr } = await flowmint(argv);
  const { outcome, path, error, session, changes } = JSON.parse(stdout) as {
    outcome: string;
    path: string[];
    error?: { type: string; message: string; step: string };
    session?: { claims: Record<string, unknown> };
    changes: { type: string }[];
  };
  return { code, stderr, outcome, path, error, session, changes };
}

const TO_THE_END = ['account-active', 'generate-jwt', 'update-user', 'custom-claims', 'end'];

describe('flowmint run --live, the template against an identity provider that', () => {
  test('accepts the password: a user is created and signed in', async () => {
    const { session, changes, ...result } = await runLive(
      templateAt(idp.origin),
      typing('correct horse'),
    );
    expect(result).toEqual({
      code: 0,
      stderr: '',
      outcome: 'completed',
      path: ['login', 'check-password', ...TO_THE_END],
    });
    expect(session?.claims).toMatchObject({ drn: 'DS', plan: 'pro', idpUserId: 'acme-1001' });
    expect(changes).toMatchObject([
      { type: 'created', after: { loginIds: ['acme-1001', 'maya.chen@example.com'] } },
    ]);
    expect(idp.received).toEqual([
      {
        method: 'POST',
        url: '/login',
        body: '{"email": "maya.chen@example.com", "password": "correct horse"}',
      },
    ]);
  });

  test('refuses one password and accepts the next', async () => {
    const result = await runLive(templateAt(idp.origin), typing('wrong', 'correct horse'));
    expect(result).toMatchObject({
      code: 0,
      path: ['login', 'check-password', 'wrong-password', 'check-password', ...TO_THE_END],
    });
    expect(idp.received).toHaveLength(2);
  });

  test.each([
    ['refuses the password', 'wrong', 'waiting', ['wrong-password']],
    ['knows the account as suspended', 'suspended', 'waiting', ['account-active', 'no-access']],
    ['answers broken JSON', 'broken JSON', 'waiting', ['account-active', 'no-access']],
    ['fails itself', 'server error', 'waiting', ['wrong-password']],
  ])('%s', async (_title, password, outcome, path) => {
    const result = await runLive(templateAt(idp.origin), typing(password));
    expect(result).toEqual({
      code: 1,
      stderr: '',
      outcome,
      path: ['login', 'check-password', ...path],
      changes: [],
    });
  });

  test('is slower than the timeout', async () => {
    const began = performance.now();
    const result = await runLive(templateAt(idp.origin, 0.2), typing('never'));
    expect(result).toEqual({
      code: 1,
      stderr: '',
      outcome: 'failed',
      path: ['login', 'check-password', 'login'],
      error: {
        type: 'ConnectorFailed',
        message: 'Our sign-in service does not answer at the moment. Try again in a minute.',
        step: 'check-password',
      },
      changes: [],
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('hangs up', async () => {
    const result = await runLive(templateAt(idp.origin), typing('hung up'));
    expect(result).toMatchObject({ code: 1, error: { type: 'ConnectorFailed' } });
  });

  test('is not there', async () => {
    const gone = await startIdentityProvider();
    await gone.close();
    const flow = templateAt(gone.origin);
    expect(await runLive(flow, typing('correct horse'))).toMatchObject({
      code: 1,
      outcome: 'failed',
      path: ['login', 'check-password', 'login'],
      error: { type: 'ConnectorFailed', step: 'check-password' },
    });
    const argv = ['run', flow, '--scenario', typing('correct horse'), '--live'];
    expect((await flowmint(argv)).stdout).toContain(
      `because  No connection to ${gone.origin}/login: connect ECONNREFUSED`,
    );
  });
});

describe('flowmint run --live', () => {
  test('is the only way that anything is sent', async () => {
    const flow = templateAt(idp.origin);
    const { code } = await flowmint(['run', flow, '--scenario', typing('correct horse')]);
    expect(code).toBe(1);
    expect(idp.received).toEqual([]);
  });

  test('ends at the deadline, though a request is out', async () => {
    const began = performance.now();
    const flow = templateAt(idp.origin);
    expect(await runLive(flow, typing('never'), '--deadline', '0.2')).toMatchObject({
      code: 1,
      outcome: 'failed',
      error: { type: 'deadline', step: 'check-password' },
    });
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('ends with what it has when someone presses Ctrl+C', async () => {
    let isListening = false;
    const argv = ['run', templateAt(idp.origin), '--scenario', typing('never'), '--live'];
    const { code, stdout, stderr } = await flowmint(argv, {
      onInterrupt(cancel) {
        isListening = true;
        setTimeout(cancel, 50);
        return () => {
          isListening = false;
        };
      },
    });
    expect({ code, stderr, isListening }).toEqual({ code: 130, stderr: '', isListening: false });
    expect(stdout).toContain('  2  Check password http-connector  … waits\n');
    expect(stdout).toContain('\ncancelled at Check password: Someone cancelled the run.\n');
  });

  test('sends raw tokens, which the run’s own keys verify, and keeps them out of the trace', async () => {
    const flow = files.write('sends-token.json', {
      format: 'flowmint/flow',
      version: 1,
      id: 'sends-token',
      name: 'Sends a token',
      start: 'jwt',
      steps: [
        { id: 'jwt', kind: 'generate-jwt', name: 'JWT', config: { variant: 'sign-up' } },
        {
          id: 'tell',
          kind: 'http-connector',
          name: 'Tell',
          config: {
            connector: 'api',
            method: 'POST',
            endpoint: '/tell',
            timeout: 10,
            payload: '{"token":"{{authInfo.sessionJwt}}"}',
            errorHandling: { request_error: { handling: 'ignore' } },
          },
        },
        { id: 'end', kind: 'end', name: 'End', config: {} },
      ],
      edges: [
        { from: 'jwt', port: 'success', to: 'tell' },
        { from: 'tell', port: 'success', to: 'end' },
      ],
      connectors: [{ id: 'api', name: 'API', baseUrl: idp.origin }],
    });
    const scenario = files.write('someone.json', {
      name: 'Someone',
      request: { form: { email: 'ann@example.com' } },
    });
    const { code, stdout } = await flowmint([
      'run',
      flow,
      '--scenario',
      scenario,
      '--live',
      '--json',
    ]);
    expect(code).toBe(0);
    const { session, jwks, trace } = JSON.parse(stdout) as {
      session: { jwt: string };
      jwks: { keys: [] };
      trace: object[];
    };
    const { token } = JSON.parse(idp.received[0]?.body ?? '') as { token: string };
    expect(token).toBe(session.jwt);
    expect(await verifyToken(token, jwks, NOW)).toMatchObject({ type: 'verified' });
    expect(JSON.stringify(trace)).not.toContain(token);
  });
});
