import { isJsonObject, own, parseJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { connectorOf } from '../../core/engine/connectors.ts';
import type { HttpEffect } from '../../core/engine/state.ts';
import type { HttpAnswer, HttpRequest } from '../../core/mocks/http.ts';
import type { Signer } from '../keys/signer.ts';
import type { Secret } from '../ports/vault.ts';
import type { RunSession } from '../session/run-session.ts';
import { sendLive } from './http-live.ts';
import { withRawTokens } from './raw-tokens.ts';
import { isSigned, withSecret } from './secret.ts';

/** Sends the requests of one run for real. */
export type SendLive = (
  effect: HttpEffect,
  run: RunSession,
  giveUp?: AbortSignal,
) => Promise<HttpAnswer>;

/**
 * Requests as they leave: raw tokens and secrets in place. An access token that comes back stays here: state and trace
 * hold a handle (`access-token:1`) for it, which is replaced where a request leaves.
 */
export function liveRequests(
  signer: Signer,
  secretOf: (request: HttpRequest) => Secret | undefined,
): SendLive {
  const accessTokens = new Map<string, string>();
  return async (effect, { env, trace }, giveUp) => {
    const request = withAccessToken(await withRawTokens(effect, trace, signer), accessTokens);
    const encoding = env.flow.assumptions['hmac-encoding'] === 'base64' ? 'base64' : 'hex';
    const secret = secretOf(request);
    const complete = await withSecret(request, secret, connectorOf(env, request), encoding);
    const answer = await sendLive(complete, giveUp);
    if (request.purpose === 'access-token') return hideToken(answer, accessTokens);
    return isSigned(request, secret) ? { ...answer, signed: true } : answer;
  };
}

function withAccessToken(request: HttpRequest, tokens: ReadonlyMap<string, string>): HttpRequest {
  const handle = request.headers['authorization']?.replace(/^Bearer /, '') ?? '';
  const token = tokens.get(handle);
  return token === undefined
    ? request
    : { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

function hideToken(answer: HttpAnswer, tokens: Map<string, string>): HttpAnswer {
  if (answer.type !== 'response') return answer;
  const body = parsed(answer.body);
  const token = isJsonObject(body) ? own(body, 'access_token') : undefined;
  if (!isJsonObject(body) || typeof token !== 'string') return answer;
  const handle = `access-token:${tokens.size + 1}`;
  tokens.set(handle, token);
  return { ...answer, body: JSON.stringify({ ...body, access_token: handle }) };
}

function parsed(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
