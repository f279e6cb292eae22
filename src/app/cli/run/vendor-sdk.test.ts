import descopeClient from '@descope/node-sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEFAULT_PROJECT_ID } from '../../../core/engine/env.ts';
import { GENERATE_JWT_CASES } from '../../../steps/generate-jwt/testing/cases.ts';
import { NOW } from '../../../steps/generate-jwt/testing/expected.ts';
import { flowmint } from '../testing/flowmint.ts';
import { connectorFlowOf } from '../testing/generate-jwt-flow.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  vi.stubGlobal('fetch', () => {
    throw new Error('the SDK is to ask nobody');
  });
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

interface Printed {
  readonly session: { readonly jwt: string; readonly claims: object };
  readonly refresh: { readonly jwt: string };
  readonly jwks: { readonly keys: readonly [{ readonly kid: string }] };
}

/** A case of each variant that signs in, run by the command line; and the vendor's SDK with that run's public key. */
async function signedIn(variant: string) {
  const one = GENERATE_JWT_CASES.find(
    (candidate) => candidate.variant === variant && candidate.expected.outcome === 'completed',
  );
  if (one === undefined) throw new Error(`no case of ${variant} signs in`);
  const file = files.write(`${variant}.json`, connectorFlowOf(one));
  const { stdout } = await flowmint(['run', file, '--scenario', 'case', '--json']);
  const result = JSON.parse(stdout) as Printed;
  const sdk = descopeClient({
    projectId: DEFAULT_PROJECT_ID,
    publicKey: JSON.stringify(result.jwks.keys[0]),
  });
  return { ...result, sdk };
}

describe.each(['sign-in', 'sign-up', 'sign-up-or-in'])('the vendor’s SDK, for %s', (variant) => {
  let run: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    run = await signedIn(variant);
  });

  test('accepts the session token, by the run’s own key', async () => {
    const { jwt, claims } = run.session;
    expect(await run.sdk.validateJwt(jwt)).toMatchObject({ jwt, token: claims });
    expect(await run.sdk.validateSession(jwt)).toMatchObject({ jwt, token: claims });
  });

  test('accepts the refresh token as a token of this project', async () => {
    expect(await run.sdk.validateJwt(run.refresh.jwt)).toMatchObject({ token: { drn: 'DSR' } });
  });

  test.each([
    ['header', 0],
    ['claims', 1],
    ['signature', 2],
  ])('refuses the session token once a byte of its %s is another', async (_name, segment) => {
    for (const at of [0, 0.5, 1]) {
      const changed = changeByte(run.session.jwt, segment, at);
      expect(changed).not.toBe(run.session.jwt);
      await expect(run.sdk.validateSession(changed)).rejects.toThrow(/\S/);
    }
  });

  test('refuses the session token when it has expired', async () => {
    vi.setSystemTime(Date.parse(NOW) + 606_000);
    await expect(run.sdk.validateSession(run.session.jwt)).rejects.toThrow(/exp/);
    vi.setSystemTime(Date.parse(NOW));
  });

  test('refuses the session token by another key of the same name', async () => {
    const [{ kid }] = run.jwks.keys;
    const other = descopeClient({
      projectId: DEFAULT_PROJECT_ID,
      publicKey: JSON.stringify({ ...(await otherKey()), kid }),
    });
    await expect(other.validateSession(run.session.jwt)).rejects.toThrow(/signature/);
  });
});

/** The token with one byte of one decoded segment changed; `at` 0 is its first byte, 1 its last. */
function changeByte(jwt: string, segment: number, at: number): string {
  const segments = jwt.split('.');
  const bytes = Buffer.from(segments[segment] ?? '', 'base64url');
  const index = Math.round(at * (bytes.length - 1));
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return segments.with(segment, bytes.toString('base64url')).join('.');
}

/** A public key of the same kind as the command line's. */
async function otherKey(): Promise<object> {
  const { publicKey } = await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    true,
    ['sign', 'verify'],
  );
  const jwk = await crypto.subtle.exportKey('jwk', publicKey);
  return { ...jwk, alg: 'RS256' };
}
