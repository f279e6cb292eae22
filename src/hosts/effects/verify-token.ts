import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTVerifyOptions, JWTVerifyResult } from 'jose';
import { checkBorder } from '../../core/document/json-text.ts';
import type { VerifyAnswer, VerifyRequest } from '../../core/engine/outcome.ts';
import { isJsonObject, parseJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';

/** A shared secret of the host's vault, by name. */
export type SecretOf = (name: string) => string | undefined | Promise<string | undefined>;

/**
 * Checks a JWT that another system issued: signature, `exp` and `nbf` on the run's clock, `iss` and `aud` where they are
 * expected (RFC 7519 §7.2). Public keys check public-key algorithms only, a secret HMAC only: a token can't choose
 * (RFC 8725 §3.1). What is wrong is said in words of ours, so that it is the same in every host.
 */
export async function checkToken(
  { token, key, issuer, audience, now }: VerifyRequest,
  secretOf: SecretOf,
): Promise<VerifyAnswer> {
  const options: JWTVerifyOptions = {
    currentDate: new Date(now),
    ...(issuer !== undefined && { issuer }),
    ...(audience !== undefined && { audience }),
  };
  try {
    if (key.type === 'jwks') {
      const keys = keysIn(key.jwks);
      if (keys === null) return invalid('the JWKS is not { "keys": […] } in JSON');
      const { payload } = await verifyByAny(token, keys, { ...options, algorithms: PUBLIC_KEY });
      return verified(payload);
    }
    const secret = await secretOf(key.name);
    if (secret === undefined) return invalid(`this machine’s vault has no secret "${key.name}"`);
    const bytes = new TextEncoder().encode(secret);
    const { payload } = await jwtVerify(token, bytes, { ...options, algorithms: HMAC });
    return verified(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      return { type: 'refused', reason: 'expired', message: 'the token has expired' };
    }
    return invalid(reasonOf(error));
  }
}

/**
 * A token need not name its key (`kid` is optional: RFC 7515 §4.1.4), and several keys may fit its algorithm: then it
 * holds by whichever verifies its signature.
 */
async function verifyByAny(
  token: string,
  keys: JSONWebKeySet,
  options: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, createLocalJWKSet(keys), options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return await jwtVerify(token, key, options);
      } catch (cause) {
        // A key that can't be used, since it is too short, says nothing about the others.
        const isOfKey = !(cause instanceof errors.JOSEError);
        if (!isOfKey && !(cause instanceof errors.JWSSignatureVerificationFailed)) throw cause;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

const HMAC = ['HS256', 'HS384', 'HS512'];
const PUBLIC_KEY = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');

/** What no document may hold, no context may either, whoever signed it. */
function verified(payload: object): VerifyAnswer {
  try {
    checkBorder(payload);
  } catch {
    return invalid('its claims hold nesting, keys or numbers that no context may hold');
  }
  const claims = parseJson(JSON.stringify(payload));
  return isJsonObject(claims)
    ? { type: 'verified', claims }
    : invalid('its payload is no JSON object');
}

function invalid(message: string): VerifyAnswer {
  return { type: 'refused', reason: 'invalid', message };
}

function keysIn(text: string): JSONWebKeySet | null {
  try {
    const jwks: Json = parseJson(text);
    return isJsonObject(jwks) && isKeySet(jwks) ? jwks : null;
  } catch {
    return null;
  }
}

/** What each key is, jose looks at itself. */
function isKeySet(jwks: JsonObject): jwks is JsonObject & JSONWebKeySet {
  const { keys } = jwks;
  return Array.isArray(keys) && keys.every(isJsonObject);
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature does not match';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'nbf'
      ? 'the token does not hold yet'
      : `its ${error.claim} is not as expected`;
  }
  if (error instanceof errors.JWKSNoMatchingKey) return 'no key of the JWKS fits it';
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'its algorithm is not allowed for this check';
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return 'it is no JWT';
  return 'it can’t be checked by this key';
}
