/** A line of a text that was compared with another: in both, only in the one before, or only in the one after. */
export interface TextLine {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longer texts are told as removed and added as a whole. */
const MOST_LINES = 1_000;

/** Compares two texts line by line; of the lines that are the same as many as can be stay together. */
export function compareLines(before: string, after: string): readonly TextLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const removed = (text: string): TextLine => ({ type: 'removed', text });
  const added = (text: string): TextLine => ({ type: 'added', text });
  if (a.length > MOST_LINES || b.length > MOST_LINES) return [...a.map(removed), ...b.map(added)];
  const longest = longestCommon(a, b);
  const lines: TextLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [mine, theirs] = [a[i], b[j]];
    if (mine !== undefined && mine === theirs) {
      lines.push({ type: 'same', text: mine });
      i += 1;
      j += 1;
    } else if (
      mine !== undefined &&
      (theirs === undefined || at(longest, i + 1, j) >= at(longest, i, j + 1))
    ) {
      lines.push(removed(mine));
      i += 1;
    } else {
      lines.push(added(theirs ?? ''));
      j += 1;
    }
  }
  return lines;
}

/** The lines that differ with `context` lines around them; null stands where lines were left out. */
export function withContext(
  lines: readonly TextLine[],
  context: number,
): readonly (TextLine | null)[] {
  const shown = lines.map((_line, i) =>
    lines.slice(Math.max(0, i - context), i + context + 1).some(({ type }) => type !== 'same'),
  );
  return lines.flatMap((line, i) => {
    if (shown[i] === true) return [line];
    return shown[i - 1] === true || i === 0 ? [null] : [];
  });
}

type Table = readonly Uint16Array[];

function at(table: Table, i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

/** Lengths of the longest common subsequences of the ends of both lists. */
function longestCommon(a: readonly string[], b: readonly string[]): Table {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row === undefined) continue;
      row[j] =
        a[i] === b[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}
