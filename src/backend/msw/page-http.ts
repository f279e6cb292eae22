import type { HttpEffect } from '../../core/engine/state.ts';
import type { HttpAnswer, HttpRequest } from '../../core/mocks/http.ts';
import type { HttpMode } from '../../hosts/ports/http-mode.ts';
import { answerMocked } from '../../hosts/effects/answer-effect.ts';
import type { RunSession } from '../../hosts/session/run-session.ts';
import type { VisibleRequests } from './visible-requests.ts';

export interface PageHttpOptions {
  /** Brings up what makes requests visible; undefined where the browser cannot. */
  readonly start: () => Promise<VisibleRequests | undefined>;
  /** The request as it would leave, with raw tokens and secrets in place. */
  readonly complete: (effect: HttpEffect, session: RunSession) => Promise<HttpRequest>;
  readonly patience?: Patience;
}

/** How long something may take, in milliseconds. */
export interface Patience {
  /** Starting up, before the page settles for direct answers. */
  readonly start: number;
  /** How long a run waits for a start that is still under way. */
  readonly run: number;
  /** Showing one request. */
  readonly show: number;
}

const PATIENCE: Patience = { start: 3000, run: 250, show: 1000 };

/** How the page answers the requests of interactive runs. */
export interface PageHttp {
  perform(effect: HttpEffect, session: RunSession): Promise<HttpAnswer>;
  mode(): Promise<HttpMode>;
}

/**
 * The answer always comes from the matcher in `core`, so a trace is the same in every host. Making it visible is an
 * extra: whatever goes wrong there neither changes the answer nor holds a run up.
 */
export function createPageHttp(options: PageHttpOptions): PageHttp {
  const patience = options.patience ?? PATIENCE;
  const starting = options.start().catch(() => undefined);
  const giveUp = performance.now() + patience.start;
  const started = (longest: number): Promise<VisibleRequests | undefined> =>
    within(starting, Math.max(0, Math.min(longest, giveUp - performance.now())));
  return {
    async perform(effect, session) {
      const answer = answerMocked(effect, session.env);
      const visible = await started(patience.run);
      if (visible?.isUp() === true) {
        const shown = options
          .complete(effect, session)
          .then((request) => visible.show(effect.id, request, answer));
        await within(shown, patience.show);
      }
      return answer;
    },
    async mode() {
      const visible = await started(patience.start);
      return visible?.isUp() === true ? 'service-worker' : 'direct';
    },
  };
}

/** What a promise comes to, or undefined once it fails or takes too long. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
