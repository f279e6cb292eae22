import { closingBraces, isJqValue } from '../../core/values/jq-value.ts';
import type { Suggestion } from './form-context.ts';

/** What a dynamic value being typed could become: which characters it replaces, and by what. */
export interface Completion {
  readonly suggestion: Suggestion;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** Where in what is inserted the caret stands then; left out: behind it. */
  readonly caret?: number;
}

/** `path`: the whole text is a path. `text`: paths stand in `{{…}}`. */
export type DynamicMode = 'path' | 'text';

/**
 * The completions at a caret. In text they come between `{{` and the caret; a path field completes as a whole. Those
 * whose path begins with what is typed come first, then those that hold it somewhere, then that it becomes a jq program.
 * In a program they complete the path at the caret.
 */
export function completionsAt(
  text: string,
  caret: number,
  mode: DynamicMode,
  suggestions: readonly Suggestion[],
): readonly Completion[] {
  const spot = mode === 'path' ? wholePath(text) : openBraces(text, caret);
  if (spot === null) return [];
  const { from, to, typed, closed } = spot;
  if (isJqValue(text.slice(from).trimStart())) return inProgram(text, caret, from, suggestions);
  const insert = mode === 'path' || closed ? '' : '}}';
  const wanted = typed.trim().toLowerCase();
  const paths = suggestions
    .filter(({ path }) => path.toLowerCase().includes(wanted) && path !== typed.trim())
    .sort((a, b) => rank(a, wanted) - rank(b, wanted))
    .map((suggestion) => ({ suggestion, from, to, insert: suggestion.path + insert }));
  if (!JQ.path.startsWith(wanted)) return paths;
  const start = `${JQ.path} `;
  return [...paths, { suggestion: JQ, from, to, insert: start + insert, caret: start.length }];
}

const JQ: Suggestion = { path: 'jq:', certainty: 'must', from: 'a jq program over all of this' };

/** In a program a path begins with a dot. Only whole paths are offered: what `.` is behind a pipe is not known. */
function inProgram(
  text: string,
  caret: number,
  open: number,
  suggestions: readonly Suggestion[],
): readonly Completion[] {
  const before = text.slice(open, caret);
  const word = /\.[\w.$-]*$/.exec(before)?.[0] ?? '';
  if (word === '' && !/^\s*jq:\s*$/.test(before)) return [];
  const rest = /^[\w.$-]*/.exec(text.slice(caret))?.[0] ?? '';
  const wanted = word.slice(1).toLowerCase();
  return suggestions
    .filter(({ path }) => path.toLowerCase().startsWith(wanted) && `.${path}` !== word + rest)
    .sort((a, b) => rank(a, wanted) - rank(b, wanted))
    .map((suggestion) => ({
      suggestion,
      from: caret - word.length,
      to: caret + rest.length,
      insert: `.${suggestion.path}`,
    }));
}

/** The text after a completion, and where the caret stands then. */
export function complete(
  text: string,
  { from, to, insert, caret = insert.length }: Completion,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + caret };
}

interface Spot {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
  readonly closed: boolean;
}

/** A path field may hold its path in braces; they stay. */
function wholePath(text: string): Spot {
  const open = /^\s*\{\{/.exec(text)?.[0].length ?? 0;
  const close = /\}\}\s*$/.exec(text)?.index ?? text.length;
  return { from: open, to: close, typed: text.slice(open, close), closed: true };
}

function openBraces(text: string, caret: number): Spot | null {
  const open = text.lastIndexOf('{{', caret - 1);
  if (open < 0) return null;
  if (open + 2 > caret) return openProgram(text, caret);
  const typed = text.slice(open + 2, caret);
  if (/[{}\n]/.test(typed)) return openProgram(text, caret);
  const rest = /^[\w.$[\]"-]*/.exec(text.slice(caret))?.[0] ?? '';
  const closed = text.slice(caret + rest.length).startsWith('}}');
  return { from: open + 2, to: caret + rest.length, typed, closed };
}

/** A program holds braces of its own. */
function openProgram(text: string, caret: number): Spot | null {
  let open = text.indexOf('{{');
  while (open >= 0 && open + 2 <= caret) {
    const from = open + 2;
    const close = closingBraces(text, from);
    const to = close < 0 ? text.length : close;
    if (caret <= to) {
      const isProgram = isJqValue(text.slice(from).trimStart());
      return isProgram ? { from, to, typed: text.slice(from, caret), closed: close >= 0 } : null;
    }
    open = text.indexOf('{{', to + 2);
  }
  return null;
}

function rank({ path, certainty }: Suggestion, wanted: string): number {
  return (path.toLowerCase().startsWith(wanted) ? 0 : 2) + (certainty === 'must' ? 0 : 1);
}
