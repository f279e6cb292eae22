import type { HttpRequest } from '../../core/mocks/http.ts';
import type { Secret } from '../ports/vault.ts';

/**
 * A request with its connector's secret in place, as it leaves. Whatever the connector sends under that header is
 * replaced (Descope docs, "Generic HTTP": Authentication type; RFC 6750 §2.1, RFC 7617 §2).
 */
export function withSecret(request: HttpRequest, secret: Secret | undefined): HttpRequest {
  if (secret === undefined) return request;
  const [name, value] = headerOf(secret);
  return { ...request, headers: { ...request.headers, [name]: value } };
}

function headerOf(secret: Secret): readonly [name: string, value: string] {
  switch (secret.type) {
    case 'bearer':
      return ['authorization', `Bearer ${secret.token}`];
    case 'basic':
      return ['authorization', `Basic ${base64(`${secret.username}:${secret.password}`)}`];
    case 'api-key':
      return [secret.key.toLowerCase(), secret.token];
  }
}

/** `btoa` takes bytes, not text. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
