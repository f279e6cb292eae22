import { Handle, Position } from '@xyflow/react';
import type { KeyboardEvent, SyntheticEvent } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { leadNowhere } from '../edits/lead-to.ts';
import { useEditorStore } from '../store/store.ts';
import type { CardPort } from './card-face.ts';
import styles from './port-row.module.css';

interface Props {
  readonly step: string;
  readonly stepName: string;
  readonly port: CardPort;
  /** The name of the step it leads to. */
  readonly target: string | null;
}

/**
 * A way out of a step: its label with its handle beside it. Drag it to where it is to lead; Enter or a click opens the
 * list of targets, Delete takes the edge away.
 */
export function PortRow({ step, stepName, port, target }: Props) {
  const store = useEditorStore();
  const open = (event: SyntheticEvent): void => {
    event.stopPropagation();
    const { readOnly, setCanvas } = store.getState();
    if (readOnly) return;
    setCanvas({
      stepMenu: {
        anchor: event.currentTarget.getBoundingClientRect(),
        after: { from: step, port: port.id },
        insert: false,
        place: null,
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(event);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && target !== null) {
      event.preventDefault();
      event.stopPropagation();
      store.getState().apply(leadNowhere({ from: step, port: port.id }));
    }
  };
  return (
    <Handle
      type="source"
      position={Position.Right}
      id={port.id}
      className={styles.port}
      data-role={port.role}
      data-connected={target === null ? undefined : true}
      role="button"
      tabIndex={0}
      aria-haspopup="dialog"
      aria-label={`Port ${port.label} of ${stepName}, leads to ${target ?? 'nothing'}`}
      onClick={open}
      onKeyDown={onKeyDown}
    >
      {port.role === 'error' && <Icon name="octagon-x" size={12} />}
      <span className={styles.portLabel}>{port.label}</span>
      <span className={styles.dot} />
    </Handle>
  );
}
