/** What stack traces call the script; the line above its first one is the wrapper's. */
export const FILE = 'scriptlet.js';
const LINES_ABOVE = 1;
const PLACE = /\bscriptlet\.js:(\d+)(?::(\d+))?/;

/** A place in a script: line and column from 1. Empty where none is known. */
export interface Place {
  readonly line?: number;
  readonly column?: number;
}

/** Where the innermost call of the script was; what lies outside is at its end: a bracket that was never closed. */
export function placeOf(stack: string, code: string): Place {
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

/** Where a script was stopped: at a place, else after one, else nobody knows. */
export interface StoppedAt {
  readonly at: Place;
  readonly after: Place;
}

/** What turns a loop, perhaps in a text or a comment. */
const LOOPS = /\b(?:for|while|do|yield)\b|\.\.\./g;

/**
 * Where the engine stopped a script. That happens where code branches or a loop turns, and of such a place it only knows
 * what it did last in the text before it: in the innermost function that is no place to name. What is certain is the call
 * that led into that function, and the one loop of a script that did nothing before it.
 */
export function placeOfStop(stack: string, code: string): StoppedAt {
  const [top = '', ...outer] = stack.split('\n');
  const isInside = PLACE.test(top);
  const at = placeOf(isInside ? outer.join('\n') : stack, code);
  if (!isInside || at.line !== undefined) return { at, after: {} };
  const after = placeOf(top, code);
  const [loop, ...others] = code.matchAll(LOOPS);
  const isOnly = after.line === undefined && loop !== undefined && others.length === 0;
  return isOnly ? { at: placeAt(code, loop.index), after: {} } : { at: {}, after };
}

function placeAt(code: string, offset: number): Place {
  const lines = code.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
