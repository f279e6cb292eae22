import type { ChoiceRequest, Outcome, Signal } from '../../core/engine/outcome.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import { rowOf } from './catalogue.ts';
import { action } from './definition.ts';
import { chosenErrorsIn, errorsIn } from './named-errors.ts';
import type { ActionRow, Context } from './row.ts';
import { SENT } from './row.ts';

export const executor = defineExecutor(action, { execute: executeAction, resume: resumeAction });

/** What can be checked is checked; how the rest turns out is chosen, by the scenario or a person. */
function executeAction(context: Context): Outcome {
  const row = rowOf(context.config);
  const begun = row.begin?.(context) ?? null;
  if (begun !== null) return begun;
  const { labels = {}, operations = [] } = row.ask?.(context) ?? {};
  const outcomes = outcomesOf(context, row).map(({ id, label }) => ({
    id,
    label: labels[id] ?? label,
  }));
  if (outcomes.length < 2) return row.succeed(context);
  const request: ChoiceRequest = {
    what: row.title,
    outcomes,
    initial: 'success',
    ...(row.unasked === true && { unasked: true }),
  };
  const why = `How ${row.title} turns out is chosen: it is simulated.`;
  return { type: 'perform', effect: { type: 'choice', request }, operations, why };
}

/** Goes on as it was chosen. */
function resumeAction(context: Context, signal: Signal): Outcome {
  const row = rowOf(context.config);
  const outcome =
    signal.type === 'answer' && signal.answer.type === 'outcome' ? signal.answer.outcome : '';
  if (outcome === 'success') return row.succeed(context);
  if (outcome === SENT && row.sent !== undefined) return row.sent(context);
  const error = errorsIn(context.config, row).find(({ type }) => type === outcome);
  if (error === undefined) {
    return { type: 'reject', why: `${row.title} has no outcome "${outcome}"` };
  }
  const { type, title, code, description } = error;
  if (code !== undefined) context.assume('action-codes');
  return {
    type: 'fail',
    error: {
      type,
      ...(code !== undefined && { code }),
      ...(description !== undefined && { description }),
      message: row.message?.(context, error) || `${row.title}: ${asPartOfSentence(title)}.`,
    },
    why: `${row.title} turned out as chosen: ${asPartOfSentence(title)}.`,
  };
}

/** How it can turn out. */
function outcomesOf({ config }: Context, row: ActionRow): ChoiceRequest['outcomes'] {
  const { sent } = row;
  return [
    { id: 'success', label: sent === undefined ? 'It works' : 'The link is opened' },
    ...(sent === undefined ? [] : [{ id: SENT, label: 'The link is not opened yet' }]),
    ...chosenErrorsIn(config, row).map(({ type, title }) => ({ id: type, label: title })),
  ];
}

/** `Tenant requires SSO` as it stands after a colon. */
function asPartOfSentence(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
