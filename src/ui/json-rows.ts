/** One line of a JSON tree, in reading order. */
export interface JsonRow {
  /** JSON Pointer (RFC 6901); '' is the root. */
  readonly pointer: string;
  /** The property's name or the item's index; undefined for the root. */
  readonly key: string | undefined;
  readonly level: number;
  readonly value: unknown;
  /** How many are inside; undefined for a value that holds none. */
  readonly inside: number | undefined;
  readonly open: boolean;
}

/** The lines that show while the pointers in `closed` are folded. */
export function jsonRows(value: unknown, closed: ReadonlySet<string>): readonly JsonRow[] {
  return rowsAt(value, '', undefined, 1, closed);
}

function rowsAt(
  value: unknown,
  pointer: string,
  key: string | undefined,
  level: number,
  closed: ReadonlySet<string>,
): JsonRow[] {
  const members = membersOf(value);
  const open = members !== undefined && !closed.has(pointer);
  const row = { pointer, key, level, value, inside: members?.length, open };
  if (!open) return [row];
  return [
    row,
    ...members.flatMap(([name, member]) =>
      rowsAt(member, `${pointer}/${escaped(name)}`, name, level + 1, closed),
    ),
  ];
}

function membersOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
