import { createLocalJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';

/** Whether a token holds: its signature against a JWKS, its times against a clock. */
export type Verification =
  | { readonly type: 'verified'; readonly kid: string }
  | { readonly type: 'expired'; readonly kid: string }
  | { readonly type: 'refused'; readonly reason: string };

/**
 * Verifies a raw token as a backend would: signature, `exp` and `nbf` (RFC 7519 §7.2). `now` is in milliseconds since
 * 1970, usually the run's clock. A bad token is an answer, not an exception.
 */
export async function verifyToken(
  jwt: string,
  jwks: JSONWebKeySet,
  now: number,
): Promise<Verification> {
  try {
    const { protectedHeader } = await jwtVerify(jwt, createLocalJWKSet(jwks), {
      currentDate: new Date(now),
      algorithms: ['RS256'],
    });
    return { type: 'verified', kid: protectedHeader.kid ?? '' };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      return { type: 'expired', kid: decodeProtectedHeader(jwt).kid ?? '' };
    }
    return { type: 'refused', reason: error instanceof Error ? error.message : String(error) };
  }
}
