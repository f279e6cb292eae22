import { http, HttpResponse } from 'msw';
import type { HttpHandler } from 'msw';
import type { HttpAnswer } from '../../core/mocks/http.ts';
import { effectAt } from './mock-address.ts';

/** The statuses that a response of the browser may have at all, and those of them that have no body (RFC 9110 §15). */
const LOWEST = 200;
const BODILESS = new Set([204, 205, 304]);

/**
 * The one handler of mocked requests: it shows the network tools what the matcher in `core` answered.
 *
 * @param answers by effect id: the requests under way
 */
export function createMockHandler(
  base: string,
  answers: ReadonlyMap<number, HttpAnswer>,
): HttpHandler {
  return http.all(/\/mock\/\d+\//, ({ request }) => {
    const answer = answers.get(effectAt(request.url, base) ?? -1);
    return answer === undefined ? undefined : responseOf(answer);
  });
}

function responseOf(answer: HttpAnswer): Response {
  if (answer.type === 'failure' || answer.status < LOWEST) return HttpResponse.error();
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    try {
      headers.set(name, value);
    } catch {
      // A mock may name a header that no browser would take; the network tools go without it.
    }
  }
  return new HttpResponse(BODILESS.has(answer.status) ? null : answer.body, {
    status: answer.status,
    headers,
  });
}
