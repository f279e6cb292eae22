import type { KeyboardEvent, ReactNode } from 'react';
import styles from './table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly render: (row: Row) => ReactNode;
  /** A CSS width; left out, the column takes its share. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  readonly mono?: boolean;
}

interface TableProps<Row> {
  /** The table's name, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Makes rows pressable: the first cell is the button, the whole row its target. */
  readonly onRowSelect?: (row: Row) => void;
  /** The key of the row that is open. */
  readonly selected?: string | undefined;
  /** A word about the row that its style tells: `created`, `updated`. */
  readonly rowStatus?: (row: Row) => string | undefined;
  /** Instead of rows, when there are none. */
  readonly empty?: ReactNode;
}

export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  onRowSelect,
  selected,
  rowStatus,
  empty,
}: TableProps<Row>) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={styles.head}
              data-align={column.align}
              style={{ width: column.width }}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          // Pointers may press anywhere in the row; keys have the button in its first cell.
          <tr
            key={rowKey(row)}
            className={styles.row}
            data-pressable={onRowSelect ? true : undefined}
            data-selected={rowKey(row) === selected || undefined}
            data-status={rowStatus?.(row)}
            onClick={(event) => {
              if (!isControl(event.target)) onRowSelect?.(row);
            }}
          >
            {columns.map((column, at) => (
              <td
                key={column.id}
                className={styles.cell}
                data-align={column.align}
                data-mono={column.mono}
              >
                {at === 0 && onRowSelect ? (
                  <button
                    type="button"
                    className={styles.opener}
                    aria-pressed={rowKey(row) === selected}
                    onClick={() => onRowSelect(row)}
                    onKeyDown={moveFocus}
                  >
                    {column.render(row)}
                  </button>
                ) : (
                  column.render(row)
                )}
              </td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && empty !== undefined && (
          <tr>
            <td colSpan={columns.length} className={styles.empty}>
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, select, label') !== null;
}

/** Arrow keys walk from row to row. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget.closest('tr');
  const to =
    event.key === 'ArrowDown'
      ? row?.nextElementSibling
      : event.key === 'ArrowUp'
        ? row?.previousElementSibling
        : undefined;
  const button = to?.querySelector('button');
  if (!button) return;
  event.preventDefault();
  button.focus();
}
