import type { HttpAnswer, HttpRequest } from '../../core/mocks/http.ts';

/** The longest answer taken in, in bytes. */
const MAX_BODY = 1_000_000;

/**
 * Sends a request for real and waits at most its timeout. Never rejects: no connection, no answer in time and an
 * answer that is too long come back as failures.
 *
 * @param signal cuts the request off when nobody waits for the answer any more
 */
export async function sendLive(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
  const began = performance.now();
  const elapsed = (): number => Math.round(performance.now() - began);
  const timeout = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers },
      body: request.body,
      redirect: 'follow',
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    });
    const body = await readCapped(response);
    if (body === null) {
      return failure('network', `The answer is longer than ${MAX_BODY} bytes.`, elapsed());
    }
    return {
      type: 'response',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
      elapsedMs: elapsed(),
      mock: null,
    };
  } catch (error) {
    if (timeout.aborted) {
      return failure('timeout', `No answer within ${request.timeoutMs / 1000} s.`, elapsed());
    }
    return failure('network', `No connection to ${request.url}: ${reasonOf(error)}.`, elapsed());
  }
}

function failure(reason: 'network' | 'timeout', message: string, elapsedMs: number): HttpAnswer {
  return { type: 'failure', reason, message, elapsedMs, mock: null };
}

/** The body as text; null once it is longer than {@link MAX_BODY}. */
async function readCapped(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    size += chunk.value.byteLength;
    if (size > MAX_BODY) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/** The innermost reason: `fetch` hides it in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
