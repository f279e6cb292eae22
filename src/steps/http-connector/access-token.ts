import type { Connector } from '../../core/document/schema.ts';
import type { Operation } from '../../core/engine/outcome.ts';
import { isJsonObject, own, parseJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { connectorName } from '../../core/mocks/http.ts';
import type { ConnectorRef, HttpAnswer, HttpRequest } from '../../core/mocks/http.ts';

/** How long a step waits for an answer, if it does. */
export type Timing = Pick<HttpRequest, 'timeoutMs' | 'async'>;

/** Where a token is kept between the steps of a run: until it expires, all steps of the connector share it. */
const keyOf = (connector: ConnectorRef): string => `access-token:${connectorName(connector)}`;

/** The access token that an earlier request got, if it still holds on the run's clock. */
export function keptToken(context: StepContext, connector: ConnectorRef): string | undefined {
  const kept = context.recall(keyOf(connector));
  if (!isJsonObject(kept)) return undefined;
  const [token, expires] = [own(kept, 'token'), own(kept, 'expires')];
  const holds = expires === null || (typeof expires === 'number' && expires > context.clock);
  return typeof token === 'string' && holds ? token : undefined;
}

/**
 * The request for an access token (RFC 6749 §4.4.2, client credentials). The client's secret is not in it: the host
 * puts it in where the request leaves.
 */
export function tokenRequest(
  connector: ConnectorRef,
  { authUrl, clientId, authStyle, scopes = [], headers = {} }: NonNullable<Connector['oauth2']>,
  timing: Timing,
): HttpRequest {
  const form = new Map([['grant_type', 'client_credentials']]);
  if (scopes.length > 0) form.set('scope', scopes.join(' '));
  if (authStyle === 'body') form.set('client_id', clientId);
  return {
    ...connector,
    method: 'POST',
    url: authUrl,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    },
    body: [...form].map(([name, value]) => `${name}=${encodeForm(value)}`).join('&'),
    ...timing,
    purpose: 'access-token',
  };
}

/** What the token endpoint answered: the token with what keeps it, or why there is none. */
export function readTokenAnswer(
  answer: HttpAnswer,
  connector: ConnectorRef,
  clock: number,
): { readonly token: string; readonly kept: Operation } | { readonly trouble: string } {
  if (answer.type === 'failure') return { trouble: `No access token: ${answer.message}` };
  if (answer.status >= 400) {
    return {
      trouble: `No access token: the token endpoint answered with status ${answer.status}.`,
    };
  }
  const body = parsed(answer.body);
  const token = isJsonObject(body) ? own(body, 'access_token') : undefined;
  const seconds = isJsonObject(body) ? own(body, 'expires_in') : undefined;
  if (typeof token !== 'string' || token === '') {
    return {
      trouble: 'No access token: the token endpoint answered no JSON with an access_token.',
    };
  }
  const expires = typeof seconds === 'number' ? clock + seconds * 1000 : null;
  const value = { token, expires };
  return { token, kept: { type: 'remember', key: keyOf(connector), value } };
}

function parsed(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** As forms are encoded (WHATWG URL, application/x-www-form-urlencoded). */
function encodeForm(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replaceAll(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
