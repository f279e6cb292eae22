import { checkBorder } from '../../core/document/json-text.ts';
import type { ScriptAnswer } from '../../core/engine/script.ts';
import { FlowmintError } from '../../core/error.ts';
import { isJsonObject, own, parseJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { Limits } from './engine.ts';
import { placeOf, placeOfStop } from './place-in-script.ts';
import type { StoppedAt } from './place-in-script.ts';

/** What a script came to, as inside.js tells it, and what else is known of its end. */
export interface Told {
  /** Empty where nothing could be told. */
  readonly text: string;
  /** `memory`: some was refused; the script may have gone on all the same. */
  readonly stopped: keyof Limits | 'memory' | null;
  /** Whether the clock or the time zone was asked. */
  readonly askedClock: boolean;
}

/** Makes the answer from what was told. Throws where the text is not what inside.js tells. */
export function toldToAnswer(
  { text, stopped, askedClock }: Told,
  code: string,
  limits: Limits,
): ScriptAnswer {
  const told = text === '' ? {} : parseJson(text);
  if (!isJsonObject(told)) throw new TypeError('inside.js tells objects');
  const lines = own(told, 'logs');
  const logs = Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
  const said = {
    ...(logs.length > 0 && { logs }),
    ...((askedClock || own(told, 'drew') === true) && { usesClock: true as const }),
  };
  const isStopped = stopped === 'steps' || stopped === 'deadlineMs';
  if (!isStopped && own(told, 'type') === 'result') {
    const value = own(told, 'value');
    const problem = problemOf(value);
    return problem === undefined
      ? { type: 'result', ...(value !== undefined && { value }), ...said }
      : { type: 'error', message: problem, ...said };
  }
  const message = textIn(told, 'message');
  const stack = textIn(told, 'stack');
  const place = isStopped ? placeOfStop(stack, code) : { at: placeOf(stack, code), after: {} };
  const limit = isStopped
    ? wordsForStop(stopped, limits, place)
    : wordsForLimit(message, stopped === 'memory');
  return {
    type: 'error',
    message:
      limit ?? (message === '' ? 'The script failed, and nothing is left to say how.' : message),
    ...place.at,
    ...((limit !== undefined || own(told, 'limited') === true) && { limited: true }),
    ...said,
  };
}

/** What no document may hold, no context may either. */
function problemOf(value: Json | undefined): string | undefined {
  try {
    checkBorder(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    return `The script returned what a context cannot hold: ${error.message}.`;
  }
}

function wordsForStop(
  limit: keyof Limits,
  { steps, deadlineMs }: Limits,
  { at, after }: StoppedAt,
): string {
  const why =
    limit === 'steps'
      ? `it did more than ${steps / 1_000_000} million counted steps of work`
      : `it took longer than ${deadlineMs / 1000} s`;
  if (at.line !== undefined) return `The script was stopped: ${why}.`;
  const where =
    after.line === undefined
      ? 'Where in it that was can’t be told'
      : `It was somewhere after line ${after.line}, column ${after.column ?? 1}`;
  return `The script was stopped: ${why}. ${where}.`;
}

/**
 * The engine's own limits, in words that say what the script did; undefined for any other error. Full memory has no
 * room for an error: null is thrown; or it ends what a promise waits for, which then nothing settles.
 */
function wordsForLimit(message: string, wasRefusedMemory: boolean): string | undefined {
  const isFull =
    wasRefusedMemory &&
    (message === '' || message === 'The script threw null.' || message.startsWith(UNSETTLED));
  if (isFull || message === 'InternalError: out of memory') {
    return 'The script needs more than the 16 MB of memory it may use.';
  }
  if (message === 'InternalError: string too long')
    return 'The script made a text that is too long.';
  return /^(Internal|Syntax)Error: stack overflow$/.test(message)
    ? 'The script’s calls are nested too deep.'
    : undefined;
}

/** How inside.js begins to say that a promise is not settled. */
const UNSETTLED = 'The script returned a promise that nothing settles';

function textIn(told: JsonObject, key: string): string {
  const value = own(told, key);
  return typeof value === 'string' ? value : '';
}
