import type { HttpAnswer } from '../../../core/mocks/http.ts';
import type { Mock } from '../../../core/mocks/mock.ts';

const FAULTS = {
  network: 'no connection',
  timeout: 'no answer in time',
  malformed: 'body cut off',
} as const;

const REASONS = {
  network: 'no connection',
  timeout: 'no answer in time',
  'no-mock': 'no mock',
} as const;

/** What a mock answers with, without its delay. */
export function answersWith({ status, fault, json, text }: Mock): string {
  if (fault === 'network' || fault === 'timeout') return FAULTS[fault];
  const body = json !== undefined ? 'JSON' : (text ?? '') !== '' ? 'text' : 'no body';
  return `${status}, ${body}${fault === undefined ? '' : `, ${FAULTS[fault]}`}`;
}

/** What came back, in a word. */
export function answerInAWord(answer: HttpAnswer | null): string {
  if (answer === null) return 'waits';
  return answer.type === 'response' ? String(answer.status) : REASONS[answer.reason];
}

/** Whether that is good: as the connector sees it (status 400 and above is an error). */
export function answerTone(answer: HttpAnswer | null): 'ok' | 'danger' | 'neutral' {
  if (answer === null) return 'neutral';
  return answer.type === 'response' && answer.status < 400 ? 'ok' : 'danger';
}
