import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JSONWebKeySet, JWK } from 'jose';
import type { UnsignedToken } from '../../core/tokens/session.ts';

/** What Descope signs with today (facts/descope.md §7.2; RFC 7518 §3.3). */
const ALGORITHM = 'RS256';

const UTF_8 = new TextEncoder();

/** A key pair to sign with: the private key stays where it is, the public one goes into the JWKS. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK & { readonly kid: string };
}

/** The header of a signed token (RFC 7515 §4.1). */
export type TokenHeader = { readonly alg: string; readonly kid: string; readonly typ: string };

/** Makes an RS256 key pair. Takes tens of milliseconds: make one and keep it. */
export async function makeSigningKey(
  options: { readonly extractable?: boolean } = {},
): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, {
    extractable: options.extractable ?? false,
  });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, publicJwk: { ...jwk, kid, alg: ALGORITHM, use: 'sig' } };
}

/** Signs tokens when their raw text is first needed, each once (RFC 7519). */
export class Signer {
  readonly #key: SigningKey;
  readonly #signed = new WeakMap<UnsignedToken, Promise<string>>();

  constructor(key: SigningKey) {
    this.#key = key;
  }

  get header(): TokenHeader {
    return { alg: ALGORITHM, kid: this.#key.publicJwk.kid, typ: 'JWT' };
  }

  /** The public key as `GET /v2/keys/<projectId>` would answer it (RFC 7517 §5). */
  get jwks(): JSONWebKeySet {
    return { keys: [this.#key.publicJwk] };
  }

  sign(token: UnsignedToken): Promise<string> {
    const known = this.#signed.get(token);
    if (known !== undefined) return known;
    // Claims are JSON already: `SignJWT` would copy them once more to be sure, for as long as the run itself takes.
    const payload = UTF_8.encode(JSON.stringify(token.claims));
    const signed = new CompactSign(payload)
      .setProtectedHeader(this.header)
      .sign(this.#key.privateKey);
    this.#signed.set(token, signed);
    return signed;
  }
}
