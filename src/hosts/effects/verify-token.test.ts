import { CompactSign, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import type { VerifyAnswer, VerifyRequest } from '../../core/engine/outcome.ts';
import { checkToken } from './verify-token.ts';

const NOW = Date.parse('2026-01-31T09:30:00Z');
const SECRET = 'a secret that is long enough to sign with it';
const CLAIMS = { sub: 'ann', iss: 'https://old.example.com', aud: 'shop', exp: NOW / 1000 + 60 };

type Signed = Readonly<Record<'rs' | 'es' | 'hs', string>>;
let keys = '';
let tokens: Signed = { rs: '', es: '', hs: '' };
let sign: (alg: string, claims: JWTPayload, kid?: string) => Promise<string>;

beforeAll(async () => {
  const rs = await generateKeyPair('RS256');
  const es = await generateKeyPair('ES256');
  const hs = new TextEncoder().encode(SECRET);
  const privateKeys = new Map([
    ['RS256', rs.privateKey],
    ['ES256', es.privateKey],
  ]);
  sign = (alg, claims, kid = alg) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(privateKeys.get(alg) ?? hs);
  const publicKeys = await Promise.all(
    [
      ['RS256', rs],
      ['ES256', es],
    ].map(async ([kid, pair]) =>
      typeof pair === 'object' && typeof kid === 'string'
        ? { ...(await exportJWK(pair.publicKey)), kid }
        : {},
    ),
  );
  keys = JSON.stringify({ keys: publicKeys });
  const [one, two, three] = await Promise.all([
    sign('RS256', CLAIMS),
    sign('ES256', CLAIMS),
    sign('HS256', CLAIMS),
  ]);
  tokens = { rs: one, es: two, hs: three };
});

describe('by public keys', () => {
  test('tokens of any of them hold, and their claims come out', async () => {
    expect(await byKeys(tokens.rs)).toEqual({ type: 'verified', claims: CLAIMS });
    expect(await byKeys(tokens.es)).toEqual({ type: 'verified', claims: CLAIMS });
  });

  test('one changed byte in any segment is refused', async () => {
    const segments = tokens.rs.split('.');
    for (const [i, segment] of segments.entries()) {
      const middle = Math.floor(segment.length / 2);
      const other = segment[middle] === 'A' ? 'B' : 'A';
      const changed = segment.slice(0, middle) + other + segment.slice(middle + 1);
      const answer = await byKeys(segments.with(i, changed).join('.'));
      expect(answer).toMatchObject({ type: 'refused', reason: 'invalid' });
    }
  });

  test('a token signed with a secret is refused, were it the text of the keys themselves', async () => {
    const forged = await new SignJWT(CLAIMS)
      .setProtectedHeader({ alg: 'HS256', kid: 'RS256' })
      .sign(new TextEncoder().encode(keys));
    expect(await byKeys(forged)).toEqual(refused('its algorithm is not allowed for this check'));
  });

  test('an unsigned token is refused', async () => {
    const unsigned = new UnsecuredJWT(CLAIMS).encode();
    expect(await byKeys(unsigned)).toEqual(refused('its algorithm is not allowed for this check'));
  });

  test('a key that is not there is said', async () => {
    const token = await sign('RS256', CLAIMS, 'gone');
    expect(await byKeys(token)).toEqual(refused('no key of the JWKS fits it'));
    expect(await byKeys(token, { key: { type: 'jwks', jwks: '{"keys":[]}' } })).toEqual(
      refused('no key of the JWKS fits it'),
    );
  });

  describe('of which several fit a token that names none', () => {
    const pairs = Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    const both = async (): Promise<Pick<VerifyRequest, 'key'>> => {
      const keys = await Promise.all((await pairs).map((pair) => exportJWK(pair.publicKey)));
      const tooShort = { kty: 'RSA', e: 'AQAB', n: 'sA'.padEnd(170, 'A') + 'E' };
      return { key: { type: 'jwks', jwks: JSON.stringify({ keys: [tooShort, ...keys] }) } };
    };
    const signedBy = async (key: CryptoKey, claims: JWTPayload = CLAIMS) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key);

    test.each([0, 1])('it holds by whichever verifies it: number %d', async (which) => {
      const pair = (await pairs)[which];
      const token = pair === undefined ? '' : await signedBy(pair.privateKey);
      expect(await byKeys(token, await both())).toEqual({ type: 'verified', claims: CLAIMS });
    });

    test('one that none of them verifies is refused', async () => {
      const { privateKey } = await generateKeyPair('RS256');
      expect(await byKeys(await signedBy(privateKey), await both())).toEqual(
        refused('its signature does not match'),
      );
    });

    test('its claims count, whichever key it was', async () => {
      const [, { privateKey }] = await pairs;
      const token = await signedBy(privateKey, { ...CLAIMS, exp: NOW / 1000 });
      expect(await byKeys(token, await both())).toMatchObject({ reason: 'expired' });
      const other = await signedBy(privateKey, { ...CLAIMS, aud: 'x' });
      expect(await byKeys(other, { ...(await both()), audience: 'shop' })).toEqual(
        refused('its aud is not as expected'),
      );
    });
  });

  test.each(['', 'null', '[]', '{"keys":{}}', '{"keys":[1]}', '{"keys":['])(
    'keys that are %j can’t be read',
    async (jwks) => {
      const answer = await byKeys(tokens.rs, { key: { type: 'jwks', jwks } });
      expect(answer).toEqual(refused('the JWKS is not { "keys": […] } in JSON'));
    },
  );

  test.each(['x', 'a.b.c', '...', '{}'])('%j is no JWT', async (token) => {
    expect(await byKeys(token)).toEqual(refused('it is no JWT'));
  });
});

describe('by a shared secret', () => {
  const key = { type: 'secret', name: 'legacy' } as const;

  test('a token of that secret holds', async () => {
    expect(await byKeys(tokens.hs, { key })).toEqual({ type: 'verified', claims: CLAIMS });
  });

  test('another secret, and none at all, refuse it', async () => {
    const request = { token: tokens.hs, key, now: NOW };
    expect(await checkToken(request, () => `${SECRET}!`)).toEqual(
      refused('its signature does not match'),
    );
    expect(await checkToken(request, () => undefined)).toEqual(
      refused('this machine’s vault has no secret "legacy"'),
    );
  });

  test('a token of a public key is refused', async () => {
    const answer = await byKeys(tokens.rs, { key });
    expect(answer).toEqual(refused('its algorithm is not allowed for this check'));
  });
});

describe('what it says', () => {
  test('it expires on the clock given', async () => {
    const at = async (seconds: number) => byKeys(tokens.rs, { now: NOW + seconds * 1000 });
    expect((await at(59)).type).toBe('verified');
    const expired = { type: 'refused', reason: 'expired', message: 'the token has expired' };
    expect(await at(60)).toEqual(expired);
  });

  test('before its time it does not hold', async () => {
    const early = await sign('RS256', { ...CLAIMS, nbf: NOW / 1000 + 1 });
    expect(await byKeys(early)).toEqual(refused('the token does not hold yet'));
    expect((await byKeys(early, { now: NOW + 1000 })).type).toBe('verified');
  });

  test('issuer and audience have to be those expected', async () => {
    const as = async (expected: Partial<VerifyRequest>) => byKeys(tokens.rs, expected);
    expect((await as({ issuer: CLAIMS.iss, audience: 'shop' })).type).toBe('verified');
    expect(await as({ issuer: 'x' })).toEqual(refused('its iss is not as expected'));
    expect(await as({ audience: 'x' })).toEqual(refused('its aud is not as expected'));
  });
});

test.each([
  ['__proto__', '{"sub":"ann","__proto__":{"admin":true}}'],
  ['constructor further in', '{"sub":"ann","a":[{"constructor":1}]}'],
  ['deep nesting', `{"d":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ['a number that is none', '{"n":1e999}'],
])('a token that holds %s is refused, however well it is signed', async (_what, payload) => {
  const token = await new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SECRET));
  expect(await byKeys(token, { key: { type: 'secret', name: 'legacy' } })).toEqual(
    refused('its claims hold nesting, keys or numbers that no context may hold'),
  );
});

async function byKeys(token: string, more: Partial<VerifyRequest> = {}): Promise<VerifyAnswer> {
  const request = { token, key: { type: 'jwks', jwks: keys } as const, now: NOW, ...more };
  return checkToken(request, (name) => (name === 'legacy' ? SECRET : undefined));
}

function refused(message: string): VerifyAnswer {
  return { type: 'refused', reason: 'invalid', message };
}
