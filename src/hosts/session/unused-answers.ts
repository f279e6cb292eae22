import { isOutcome, isPress } from '../../core/scenario/schema.ts';
import type { Answer, Scenario } from '../../core/scenario/schema.ts';
import { isFor } from './play.ts';
import type { RunSession } from './run-session.ts';

/** An answer of a scenario that did nothing in a run. */
export interface UnusedAnswer {
  /** Its place in the scenario's answers. */
  readonly index: number;
  readonly answer: Answer;
  /** `refused`: the step had no such button or outcome. `not-reached`: the run never came to ask for it. */
  readonly why: 'refused' | 'not-reached';
}

/**
 * The answers of the scenario that a run was played by and that came to nothing: a run may end as expected without
 * them, and then it tested something else than was meant.
 */
export function unusedAnswers(
  { env, moments, trace }: RunSession,
  { answers = [] }: Pick<Scenario, 'answers'>,
): readonly UnusedAnswer[] {
  const unused: UnusedAnswer[] = [];
  let next = 0;
  moments.forEach(({ event, traced }, i) => {
    const answer = answers[next];
    const before = moments[i - 1];
    if (answer === undefined || before === undefined) return;
    const isAnswered =
      event.type === 'press'
        ? isPress(answer)
        : event.type === 'answer' &&
          event.answer.type === 'outcome' &&
          isOutcome(answer) &&
          answer.outcome === event.answer.outcome &&
          isFor(answer, env, before.state);
    if (!isAnswered) return;
    if (trace[traced - 1]?.type === 'ignored') unused.push({ index: next, answer, why: 'refused' });
    next += 1;
  });
  const left = answers
    .slice(next)
    .map((answer, i): UnusedAnswer => ({ index: next + i, answer, why: 'not-reached' }));
  return [...unused, ...left];
}

/** `answer 2 (outcome "Lost" at "login") was refused`. */
export function unusedInWords({ index, answer, why }: UnusedAnswer): string {
  const what = isPress(answer) ? `press "${answer.press}"` : `outcome "${answer.outcome}"`;
  const end = why === 'refused' ? 'was refused' : 'was not used';
  return `answer ${index + 1} (${what} at "${answer.step}") ${end}`;
}
