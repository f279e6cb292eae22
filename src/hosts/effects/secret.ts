import type { Connector } from '../../core/document/schema.ts';
import type { HttpRequest } from '../../core/mocks/http.ts';
import type { Authentication, Secret } from '../ports/vault.ts';

/** How the signature of a payload is written: the assumption `hmac-encoding`. */
export type HmacEncoding = 'hex' | 'base64';

/** The header that holds the signature of the payload (Descope docs, "Generic HTTP": HMAC Secret). */
const SIGNATURE_HEADER = 'x-descope-webhook-s256';

/**
 * A request with its connector's secrets in place, as it leaves. Whatever the connector sends under those headers is
 * replaced (Descope docs, "Generic HTTP": Authentication type; RFC 6750 §2.1, RFC 7617 §2, RFC 6749 §2.3.1).
 */
export async function withSecret(
  request: HttpRequest,
  secret: Secret | undefined,
  connector: Connector | undefined,
  encoding: HmacEncoding = 'hex',
): Promise<HttpRequest> {
  if (secret === undefined) return request;
  const authenticated =
    request.purpose === 'access-token'
      ? withClient(request, secret, connector)
      : withAuthentication(request, secret);
  const { hmacSecret } = secret;
  return hmacSecret === undefined || !isSigned(request, secret)
    ? authenticated
    : withHeader(
        authenticated,
        SIGNATURE_HEADER,
        await signatureOf(request.body ?? '', hmacSecret, encoding),
      );
}

/** Whether the request leaves with a signature of its payload, so that `hmac-encoding` decides something. */
export function isSigned({ purpose }: HttpRequest, secret: Secret | undefined): boolean {
  return secret?.hmacSecret !== undefined && purpose !== 'access-token';
}

function withAuthentication(request: HttpRequest, secret: Authentication): HttpRequest {
  switch (secret.type) {
    case 'bearer':
      return withHeader(request, 'authorization', `Bearer ${secret.token}`);
    case 'basic':
      return withHeader(request, 'authorization', basic(secret.username, secret.password));
    case 'api-key':
      return withHeader(request, secret.key.toLowerCase(), secret.token);
    // With OAuth 2.0 the access token is there already.
    case 'oauth2':
    case 'none':
      return request;
  }
}

/** The client's credentials: in the header, or as parameters of the body. */
function withClient(
  request: HttpRequest,
  secret: Authentication,
  connector: Connector | undefined,
): HttpRequest {
  const { oauth2 } = connector ?? {};
  if (oauth2 === undefined || secret.type !== 'oauth2') return request;
  const clientSecret = encodeURIComponent(secret.clientSecret);
  return oauth2.authStyle === 'body'
    ? { ...request, body: `${request.body ?? ''}&client_secret=${clientSecret}` }
    : withHeader(
        request,
        'authorization',
        basic(encodeURIComponent(oauth2.clientId), clientSecret),
      );
}

/** HMAC-SHA256 of the Base64 of the payload. */
async function signatureOf(body: string, key: string, encoding: HmacEncoding): Promise<string> {
  const bytes = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await crypto.subtle.importKey('raw', bytes.encode(key), algorithm, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', hmac, bytes.encode(base64(body)));
  const octets = [...new Uint8Array(signed)];
  return encoding === 'base64'
    ? btoa(String.fromCharCode(...octets))
    : octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function basic(username: string, password: string): string {
  return `Basic ${base64(`${username}:${password}`)}`;
}

/** `btoa` takes bytes, not text. */
function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
