import { nameOf } from '../flow-graph.ts';
import type { Way } from '../routes.ts';

/** A way through the flow by the names of its steps: `Log in → Check password → Generate JWT`. */
export function wayInWords(way: Way): string {
  return way.map((step) => (step === null ? '…' : nameOf(step))).join(' → ');
}

/** The most items a list in a message names. */
const MOST_ITEMS = 9;

/** `"a", "b" or "c"`; of many the first few. */
export function listInWords(
  items: readonly string[],
  { quote = '"', word = 'or' }: { readonly quote?: string; readonly word?: 'or' | 'and' } = {},
): string {
  const shown = items.slice(0, MOST_ITEMS).map((item) => `${quote}${item}${quote}`);
  if (items.length > MOST_ITEMS) return `${shown.join(', ')} …`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${word} ${last}`;
}
