interface Matchable {
  readonly label: string;
  /** Other words that find it. */
  readonly keywords?: string | undefined;
  readonly group?: string | undefined;
}

/**
 * The options in which every word of the query is found, best first: in the label's beginning,
 * at a word's beginning, anywhere in it, then in keywords and group. Equals keep their order, and
 * an empty query keeps all as they stand.
 */
export function matchOptions<Option extends Matchable>(
  options: readonly Option[],
  query: string,
): readonly Option[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options
    .map((option) => ({ option, score: score(option, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ option }) => option);
}

function score(option: Matchable, words: readonly string[]): number {
  const label = option.label.toLowerCase();
  const rest = `${option.keywords ?? ''} ${option.group ?? ''}`.toLowerCase();
  const scores = words.map((word) => {
    if (label.startsWith(word)) return 8;
    const at = label.indexOf(word);
    if (at > 0) return /[\p{L}\p{N}]/u.test(label.charAt(at - 1)) ? 3 : 5;
    return rest.includes(word) ? 1 : 0;
  });
  return scores.includes(0) ? 0 : scores.reduce<number>((sum, one) => sum + one, 0);
}
