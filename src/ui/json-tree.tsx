import { type KeyboardEvent, useId, useState } from 'react';
import { clipped, inThousands } from './clipped.ts';
import { Icon } from './icon.tsx';
import { type JsonRow, jsonRows } from './json-rows.ts';
import styles from './json-tree.module.css';

interface JsonTreeProps {
  /** The tree's name, for screen readers. */
  readonly label: string;
  readonly value: unknown;
  /** JSON Pointers of lines to mark: `/user/email`. */
  readonly highlight?: readonly string[] | undefined;
  /** Levels that start folded, from this one down; 4 unless told, the root being 1. */
  readonly foldFrom?: number;
}

/** So many lines are drawn: what stands below them shows once something above is folded. */
const MOST_LINES = 1_000;

/** JSON to look through: one tab stop; arrow keys walk, fold and unfold; Home and End jump. */
export function JsonTree({ label, value, highlight = [], foldFrom = 4 }: JsonTreeProps) {
  const id = useId();
  const [closed, setClosed] = useState(() => deepPointers(value, foldFrom));
  const [current, setCurrent] = useState('');
  const all = jsonRows(value, closed);
  const rows = all.slice(0, MOST_LINES);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.pointer === current),
  );

  const goTo = (to: number) => {
    const row = rows[to];
    if (row === undefined) return;
    setCurrent(row.pointer);
    document.getElementById(id + row.pointer)?.focus();
  };
  const toggle = ({ pointer, open, inside }: JsonRow) => {
    if (inside === undefined) return;
    const next = new Set(closed);
    if (open) next.add(pointer);
    else next.delete(pointer);
    setClosed(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    if (row === undefined) return;
    const act = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      Enter: () => toggle(row),
      ' ': () => toggle(row),
      ArrowRight: () => (row.open ? goTo(at + 1) : toggle(row)),
      ArrowLeft: () => (row.open ? toggle(row) : goTo(parentOf(rows, at))),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div role="tree" tabIndex={-1} aria-label={label} className={styles.tree} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        // Keys are handled by the tree around it.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={row.pointer}
          id={id + row.pointer}
          role="treeitem"
          aria-level={row.level}
          aria-expanded={row.inside === undefined ? undefined : row.open}
          aria-selected={index === at}
          tabIndex={index === at ? 0 : -1}
          className={styles.row}
          data-highlight={highlight.includes(row.pointer) || undefined}
          style={{ paddingInlineStart: 4 + (row.level - 1) * 14 }}
          onFocus={() => setCurrent(row.pointer)}
          onClick={() => toggle(row)}
        >
          <span className={styles.fold}>
            {row.inside !== undefined && (
              <Icon name={row.open ? 'chevron-down' : 'chevron-right'} size={12} />
            )}
          </span>
          {row.key !== undefined && <span className={styles.key}>{row.key}</span>}
          <Value row={row} />
        </div>
      ))}
      {all.length > MOST_LINES && (
        <p className={styles.count}>{inThousands(all.length - MOST_LINES)} more lines</p>
      )}
    </div>
  );
}

function Value({ row: { value, inside, open } }: { readonly row: JsonRow }) {
  if (inside === undefined) {
    return (
      <span className={styles.value} data-type={value === null ? 'null' : typeof value}>
        {clipped(JSON.stringify(value) ?? 'undefined', 2_000)}
      </span>
    );
  }
  const [before, after] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return (
    <span className={styles.fence}>
      {inside === 0 ? before + after : before}
      {inside > 0 && !open && `…${after}`}
      {inside > 0 && <span className={styles.count}>{inside}</span>}
    </span>
  );
}

function parentOf(rows: readonly JsonRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  return rows.findLastIndex((row, index) => index < at && row.level < level);
}

function deepPointers(value: unknown, foldFrom: number): ReadonlySet<string> {
  const deep = jsonRows(value, new Set()).filter(
    (row) => row.level >= foldFrom && row.inside !== undefined && row.inside > 0,
  );
  return new Set(deep.map((row) => row.pointer));
}
