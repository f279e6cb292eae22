import type { CSSProperties } from 'react';
import { leadNowhere } from '../edits/lead-to.ts';
import type { PortRef } from '../store/selection-slice.ts';
import { useEditorStore } from '../store/store.ts';
import type { EdgePath } from './edge-path.ts';
import { START } from './graph.ts';
import type { EdgeData } from './graph.ts';
import styles from './edge-tools.module.css';

interface Props {
  readonly port: PortRef;
  readonly data: EdgeData;
  readonly path: EdgePath;
  readonly shown: boolean;
  readonly onHover: (held: boolean) => void;
}

/** Longer edges carry their port's name along: the port itself may be out of sight. */
const LONG = 420;

/** In the middle of an edge: what it is called where that helps, and the "+" that inserts a step. */
export function EdgeTools({ port, data, path, shown, onHover }: Props) {
  const store = useEditorStore();
  const { label, role, alone, sourceName, targetName } = data;
  const style: CSSProperties & { '--length': number } = {
    left: path.middle.x,
    top: path.middle.y,
    '--length': Math.round(path.length),
  };
  const labelled =
    port.from !== START && (shown || (!alone && role !== 'success' && path.length > LONG));
  return (
    <div
      className={`${styles.tools} nodrag nopan`}
      data-shown={shown || undefined}
      style={style}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
    >
      {labelled && (
        <span className={styles.label} data-role={role}>
          {label}
        </span>
      )}
      <button
        type="button"
        className={styles.plus}
        aria-label={`Insert a step between ${sourceName} and ${targetName}${
          role === 'success' || role === 'start' ? '' : ` (${label})`
        }`}
        aria-haspopup="dialog"
        onClick={(event) => {
          event.stopPropagation();
          const { readOnly, setCanvas } = store.getState();
          if (readOnly) return;
          const anchor = event.currentTarget.getBoundingClientRect();
          setCanvas({ stepMenu: { anchor, after: port, insert: true, place: null } });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return;
          event.stopPropagation();
          store.getState().apply(leadNowhere(port));
        }}
      />
    </div>
  );
}
