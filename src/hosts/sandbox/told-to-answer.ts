import { checkBorder } from '../../core/document/json-text.ts';
import type { ScriptAnswer } from '../../core/engine/script.ts';
import { FlowmintError } from '../../core/error.ts';
import { isJsonObject, own, parseJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { Limits } from './engine.ts';

/** What stack traces call the script; the line above its first one is the wrapper's. */
export const FILE = 'scriptlet.js';
const LINES_ABOVE = 1;
const PLACE = /\bscriptlet\.js:(\d+)(?::(\d+))?/;

/** What a script came to, as inside.js tells it, and what else is known of its end. */
export interface Told {
  /** Empty where nothing could be told. */
  readonly text: string;
  /** `memory`: some was refused; the script may have gone on all the same. */
  readonly stopped: keyof Limits | 'memory' | null;
}

/** Makes the answer from what was told. Throws where the text is not what inside.js tells. */
export function toldToAnswer({ text, stopped }: Told, code: string, limits: Limits): ScriptAnswer {
  const told = text === '' ? {} : parseJson(text);
  if (!isJsonObject(told)) throw new TypeError('inside.js tells objects');
  const lines = own(told, 'logs');
  const logs = Array.isArray(lines) ? lines.filter((line) => typeof line === 'string') : [];
  const said = logs.length === 0 ? {} : { logs };
  const isStopped = stopped === 'steps' || stopped === 'deadlineMs';
  if (!isStopped && own(told, 'type') === 'result') {
    const value = own(told, 'value');
    const problem = problemOf(value);
    return problem === undefined
      ? { type: 'result', ...(value !== undefined && { value }), ...said }
      : { type: 'error', message: problem, ...said };
  }
  const message = textIn(told, 'message');
  const limit = isStopped
    ? wordsForStop(stopped, limits)
    : wordsForLimit(message, stopped === 'memory');
  return {
    type: 'error',
    message:
      limit ?? (message === '' ? 'The script failed, and nothing is left to say how.' : message),
    ...placeOf(textIn(told, 'stack'), code),
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

function wordsForStop(limit: keyof Limits, { steps, deadlineMs }: Limits): string {
  return limit === 'steps'
    ? `The script was stopped: it did more than ${steps / 1_000_000} million counted steps of work.`
    : `The script was stopped: it took longer than ${deadlineMs / 1000} s.`;
}

/**
 * The engine's own limits, in words that say what the script did; undefined for any other error. Full memory has no
 * room for an error: null is thrown.
 */
function wordsForLimit(message: string, wasRefusedMemory: boolean): string | undefined {
  const isFull = wasRefusedMemory && (message === '' || message === 'The script threw null.');
  if (isFull || message === 'InternalError: out of memory') {
    return 'The script needs more than the 16 MB of memory it may use.';
  }
  if (message === 'InternalError: string too long')
    return 'The script made a text that is too long.';
  return /^(Internal|Syntax)Error: stack overflow$/.test(message)
    ? 'The script’s calls are nested too deep.'
    : undefined;
}

/** Where in the script the innermost call was; what lies outside is at its end: a bracket that was never closed. */
function placeOf(stack: string, code: string): { line?: number; column?: number } {
  const [, line, column] = PLACE.exec(stack)?.map(Number) ?? [];
  if (line === undefined || line <= LINES_ABOVE) return {};
  const lines = code.split('\n');
  if (line - LINES_ABOVE > lines.length) {
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  }
  return {
    line: line - LINES_ABOVE,
    ...(column !== undefined && column > 0 && { column }),
  };
}

function textIn(told: JsonObject, key: string): string {
  const value = own(told, key);
  return typeof value === 'string' ? value : '';
}
