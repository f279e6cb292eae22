import type { Suggestion } from './form-context.ts';

/** A suggestion as a list shows it: its path, what it was in the last run, else where it comes from. */
export function optionOf({ path, certainty, from, value }: Suggestion): {
  readonly label: string;
  readonly detail: string;
} {
  const last = value === undefined ? '' : `= ${short(JSON.stringify(value))}`;
  const source = certainty === 'must' ? from : `${from}, not on every path`;
  return { label: path, detail: last === '' ? source : `${last} · ${source}` };
}

function short(text: string): string {
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}
