import type { HttpEffect } from '../../core/engine/state.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import type { HttpRequest } from '../../core/mocks/http.ts';
import type { UnsignedToken } from '../../core/tokens/session.ts';
import type { Signer } from '../keys/signer.ts';

/** The token a handle stands for, looked up in the trace; undefined for a handle this run never issued. */
function tokenOf(trace: readonly TraceEntry[], handle: string): UnsignedToken | undefined {
  for (const entry of trace.toReversed()) {
    const token =
      entry.type === 'step' ? entry.tokens?.find((issued) => issued.handle === handle) : undefined;
    if (token !== undefined) return token;
  }
  return undefined;
}

/**
 * The request as it leaves: the handles its step read are replaced by signed tokens. Nothing is signed for a request
 * that holds none.
 */
export async function withRawTokens(
  effect: HttpEffect,
  trace: readonly TraceEntry[],
  signer: Signer,
): Promise<HttpRequest> {
  const raw = new Map<string, string>();
  for (const handle of effect.tokens) {
    const token = tokenOf(trace, handle);
    if (token !== undefined) raw.set(handle, await signer.sign(token));
  }
  if (raw.size === 0) return effect.request;
  const replace = (text: string): string =>
    text.replaceAll(/\bjwt:\d+\b/g, (handle) => raw.get(handle) ?? handle);
  const { url, headers, body } = effect.request;
  return {
    ...effect.request,
    url: replace(url),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, replace(value)]),
    ),
    body: body === null ? null : replace(body),
  };
}
