import type { JsonObject } from '../json.ts';

/** What browsers keep of a cookie: its name and value together, in bytes (RFC 6265bis §5.7, step 5). */
export const MAX_COOKIE = 4096;

/** The name of the refresh token's cookie, unless an End renames it. Source: facts/descope.md §7.6. */
export const REFRESH_COOKIE = 'DSR';
export const SESSION_COOKIE = 'DS';

/** `{"alg":"RS256","kid":"…","typ":"JWT"}` with the 43 characters of a key's thumbprint (RFC 7638, SHA-256). */
const HEADER_BYTES = 36 + 43;
/** Of a 2048-bit key (RFC 7518 §3.3). */
const SIGNATURE_BYTES = 256;

/**
 * How many bytes the signed token will have, exactly: a JWT is ASCII, and its parts are as long as what they encode
 * (RFC 7515 §7.1). Nothing is signed for it.
 */
export function signedLength(claims: JsonObject): number {
  return (
    base64Length(HEADER_BYTES) +
    1 +
    base64Length(utf8Length(JSON.stringify(claims))) +
    1 +
    base64Length(SIGNATURE_BYTES)
  );
}

/** Base64url has no padding (RFC 7515 §2). */
function base64Length(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/** Lone surrogates stand escaped in JSON text, so the others come in pairs of four bytes together. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) length += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return length;
}
