import type { CSSProperties } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useEditor, useEditorStore } from '../store/store.ts';
import type { Graph } from './graph.ts';
import styles from './settings-button.module.css';

/**
 * The way to the settings of the selected step, under its card, where a press on the card does not open them: panels lie
 * over the canvas there, and would hide what was pressed.
 */
export function SettingsButton({ graph }: { readonly graph: Graph }) {
  const store = useEditorStore();
  const rightOpen = useEditor((state) => state.rightOpen);
  const [step, another] = useEditor((state) => state.selectedSteps);
  const card = graph.nodes.find(({ id }) => id === step);
  if (rightOpen || another !== undefined || card?.type !== 'card') return null;
  const { position, width = 0, height = 0, data } = card;
  const style: CSSProperties = { left: position.x + width / 2, top: position.y + height };
  return (
    <button
      type="button"
      className={`${styles.button} nodrag nopan`}
      style={style}
      aria-label={`Settings of ${data.face.name}`}
      onClick={(event) => {
        event.stopPropagation();
        store.getState().showStep(card.id);
      }}
    >
      <Icon name="settings" size={14} />
      Settings
    </button>
  );
}
