import { Icon } from '../../ui/icon.tsx';
import { useEditorStore } from '../store/store.ts';
import styles from './breakpoint-dot.module.css';

interface Props {
  readonly step: string;
  readonly name: string;
  readonly on: boolean;
}

/** A run pauses before this step, or may be told to: on the corner of its card. */
export function BreakpointDot({ step, name, on }: Props) {
  const store = useEditorStore();
  return (
    <button
      type="button"
      className={`${styles.dot} nodrag nopan`}
      aria-pressed={on}
      aria-label={`Pause before ${name}`}
      title={`${on ? 'Runs pause' : 'Pause runs'} before this step (F9)`}
      onClick={(event) => {
        event.stopPropagation();
        store.getState().toggleBreakpoints([step]);
      }}
    >
      <Icon name="circle-pause" size={14} />
    </button>
  );
}
