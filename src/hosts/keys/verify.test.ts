import { beforeAll, describe, expect, it } from 'vitest';
import type { UnsignedToken } from '../../core/tokens/session.ts';
import { makeSigningKey, Signer } from './signer.ts';
import { verifyToken } from './verify.ts';

const NOW = Date.parse('2026-01-31T09:30:00Z');
const token: UnsignedToken = {
  handle: 'jwt:1',
  claims: { sub: 'U1', iat: NOW / 1000, exp: NOW / 1000 + 600 },
  sources: {},
};

describe('verifyToken', () => {
  let signer: Signer;
  let jwt: string;
  beforeAll(async () => {
    signer = new Signer(await makeSigningKey());
    jwt = await signer.sign(token);
  });

  it('verifies a token by the JWKS of its signer, on the clock given', async () => {
    expect(await verifyToken(jwt, signer.jwks, NOW)).toEqual({
      type: 'verified',
      kid: signer.header.kid,
    });
  });

  it('says when the token has expired', async () => {
    expect(await verifyToken(jwt, signer.jwks, NOW + 601_000)).toEqual({
      type: 'expired',
      kid: signer.header.kid,
    });
  });

  it('refuses a token one byte of which was changed', async () => {
    const [header, payload = '', signature] = jwt.split('.');
    const changed = [
      header,
      payload.slice(0, -1) + (payload.endsWith('A') ? 'B' : 'A'),
      signature,
    ].join('.');
    expect((await verifyToken(changed, signer.jwks, NOW)).type).toBe('refused');
  });

  it('refuses a token of another key', async () => {
    const other = new Signer(await makeSigningKey());
    expect((await verifyToken(jwt, other.jwks, NOW)).type).toBe('refused');
  });

  it('refuses what is no token at all', async () => {
    expect((await verifyToken('not.a.token', signer.jwks, NOW)).type).toBe('refused');
  });

  it('signs a token once, however often it is asked', async () => {
    expect(await signer.sign(token)).toBe(jwt);
  });
});
