import { setupWorker } from 'msw/browser';
import type { HttpAnswer, HttpRequest } from '../../core/mocks/http.ts';
import { mockAddress } from './mock-address.ts';
import { createMockHandler } from './mock-handler.ts';

/** What makes requests visible in the browser's network tools. */
export interface VisibleRequests {
  /** Whether it still can: not once another service worker has taken the page over. */
  isUp(): boolean;
  /** Exchanges a request and its answer for the network tools to see. */
  show(effect: number, request: HttpRequest, answer: HttpAnswer): Promise<void>;
}

/**
 * Starts MSW in the service worker that controls this page. The page must be controlled already: MSW would reload it
 * otherwise.
 *
 * @param worker address of the service worker's script
 * @param base the page's folder, with a slash at its end
 */
export async function startVisibleRequests(worker: string, base: string): Promise<VisibleRequests> {
  const answers = new Map<number, HttpAnswer>();
  await setupWorker(createMockHandler(base, answers)).start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: worker },
  });
  const { controller } = navigator.serviceWorker;
  const show = async (effect: number, request: HttpRequest, answer: HttpAnswer): Promise<void> => {
    const address = mockAddress(effect, request.url, base);
    if (address === undefined) return;
    answers.set(effect, answer);
    try {
      const response = await fetch(address, {
        method: request.method,
        headers: headersOf(request),
        body: request.body,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'manual',
      });
      await response.text();
    } catch {
      // A mock that stands for a broken connection ends here: that is its answer.
    } finally {
      answers.delete(effect);
    }
  };
  return { show, isUp: () => navigator.serviceWorker.controller === controller };
}

function headersOf(request: HttpRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    try {
      headers.set(name, value);
    } catch {
      // Not a header a browser can send.
    }
  }
  return headers;
}
