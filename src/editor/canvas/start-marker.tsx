import { Handle, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { SyntheticEvent } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useEditorStore } from '../store/store.ts';
import { START } from './graph.ts';
import type { StartNode } from './graph.ts';
import styles from './start-marker.module.css';

/** Where a run begins: a pill, and the port that chooses the first step. */
export const StartMarker = memo(function StartMarker({ data }: NodeProps<StartNode>) {
  const store = useEditorStore();
  const open = (event: SyntheticEvent): void => {
    event.stopPropagation();
    const { readOnly, setCanvas } = store.getState();
    if (readOnly) return;
    setCanvas({
      stepMenu: {
        anchor: event.currentTarget.getBoundingClientRect(),
        after: { from: START, port: '' },
        insert: false,
        place: null,
      },
    });
  };
  return (
    <Handle
      type="source"
      position={Position.Right}
      className={styles.start}
      role="button"
      tabIndex={0}
      aria-haspopup="dialog"
      aria-label={`Start, leads to ${data.target}`}
      onClick={open}
      onKeyDown={(event) => {
        if ((event.key !== 'Enter' && event.key !== ' ') || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        open(event);
      }}
    >
      <Icon name="play" size={12} />
      Start
    </Handle>
  );
});
