import { isHttpAnswer } from '../../../core/mocks/http.ts';
import type { HttpAnswer, HttpRequest } from '../../../core/mocks/http.ts';
import type { Moment } from '../../../hosts/session/run-session.ts';

/** A request of a run and what came back; null: nothing so far. */
export interface RunExchange {
  /** Unique in its run. */
  readonly id: number;
  readonly step: string;
  readonly request: HttpRequest;
  readonly answer: HttpAnswer | null;
}

/** The requests up to a moment, in the order they went out. */
export function requestsOf(moments: readonly Moment[], upTo: number): readonly RunExchange[] {
  const exchanges = new Map<number, RunExchange>();
  for (const { event, state } of moments.slice(0, upTo + 1)) {
    if (event.type === 'answer' && isHttpAnswer(event.answer)) {
      const asked = exchanges.get(event.effect);
      if (asked !== undefined) exchanges.set(asked.id, { ...asked, answer: event.answer });
    }
    const { effect } = state;
    if (effect?.type === 'http' && !exchanges.has(effect.id)) {
      const { id, step, request } = effect;
      exchanges.set(id, { id, step, request, answer: null });
    }
  }
  return [...exchanges.values()];
}
