/** How tightly binary operators bind, and to which side they lean. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  [
    operators('//', 1, 'right'),
    operators('= |= += -= *= /= %= //=', 2, 'none'),
    operators('or', 3, 'left'),
    operators('and', 4, 'left'),
    operators('== != < <= > >=', 5, 'none'),
    operators('+ -', 6, 'left'),
    operators('* / %', 7, 'left'),
  ].flat(),
);

/** How a binary operator binds. */
export interface Operator {
  readonly level: number;
  readonly leans: 'left' | 'right' | 'none';
}

function operators(
  ops: string,
  level: number,
  leans: Operator['leans'],
): readonly (readonly [string, Operator])[] {
  return ops.split(' ').map((op) => [op, { level, leans }] as const);
}
