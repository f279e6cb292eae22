import type { Suggestion } from './form-context.ts';

/** What a dynamic value being typed could become: which characters it replaces, and by what. */
export interface Completion {
  readonly suggestion: Suggestion;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** `path`: the whole text is a path. `text`: paths stand in `{{…}}`. */
export type DynamicMode = 'path' | 'text';

/**
 * The completions at a caret. In text they come between `{{` and the caret; a path field completes as a whole. Those
 * whose path begins with what is typed come first, then those that hold it somewhere.
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
  const insert = mode === 'path' || closed ? '' : '}}';
  const wanted = typed.trim().toLowerCase();
  return suggestions
    .filter(({ path }) => path.toLowerCase().includes(wanted) && path !== typed.trim())
    .sort((a, b) => rank(a, wanted) - rank(b, wanted))
    .map((suggestion) => ({ suggestion, from, to, insert: suggestion.path + insert }));
}

/** The text after a completion, and where the caret stands then. */
export function complete(
  text: string,
  { from, to, insert }: Completion,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, from) + insert + text.slice(to), caret: from + insert.length };
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
  if (open < 0 || open + 2 > caret) return null;
  const typed = text.slice(open + 2, caret);
  if (/[{}\n]/.test(typed)) return null;
  const rest = /^[\w.$[\]"-]*/.exec(text.slice(caret))?.[0] ?? '';
  const closed = text.slice(caret + rest.length).startsWith('}}');
  return { from: open + 2, to: caret + rest.length, typed, closed };
}

function rank({ path, certainty }: Suggestion, wanted: string): number {
  return (path.toLowerCase().startsWith(wanted) ? 0 : 2) + (certainty === 'must' ? 0 : 1);
}
