import { clipped } from '../../../ui/clipped.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useEditorStore } from '../../store/store.ts';
import type { Row } from './rows-of.ts';
import styles from './timeline.module.css';

const ICONS = { ok: 'check', error: 'circle-x', waiting: 'clock', info: 'info' } as const;
const WORDS = { ok: 'done', error: 'error', waiting: 'waits', info: 'note' } as const;

interface Props {
  readonly row: Row;
  /** The step's name; null for the start and the end of the run. */
  readonly name: string | null;
  readonly selected: boolean;
  /** Lies after the moment shown. */
  readonly later: boolean;
}

export function TimelineRow({ row, name, selected, later }: Props) {
  const store = useEditorStore();
  const { entry, step, status, text } = row;
  const port = entry.type === 'step' ? entry.port : null;
  return (
    // The list has the focus and the keys (Timeline); a row is chosen by them or by the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`timeline-${row.index}`}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={styles.row}
      data-status={status}
      data-later={later}
      onClick={() => store.getState().scrubTo(row.moment, row.index)}
      onDoubleClick={() => step !== null && store.getState().showStep(step)}
      onMouseEnter={() => store.getState().setView({ highlighted: step })}
      onMouseLeave={() => store.getState().setView({ highlighted: null })}
    >
      <Icon name={ICONS[status]} size={14} />
      <span className={styles.status}>{WORDS[status]}</span>
      {name !== null && <strong>{name}</strong>}
      {port !== null && <span className={styles.port}>→ {port}</span>}
      <span className={styles.why}>{clipped(text)}</span>
    </div>
  );
}
