import type { PaletteItem } from '../../../core/kind/palette.ts';
import { Icon } from '../../../ui/icon.tsx';
import { STEP_DRAG } from '../../canvas/step-drag.ts';
import styles from './palette.module.css';

interface Props {
  readonly item: PaletteItem;
  readonly disabled: boolean;
  readonly onAdd: () => void;
}

/** One thing of the palette: click, Enter, or drag it onto the canvas. */
export function PaletteEntry({ item, disabled, onAdd }: Props) {
  const [family, name] = splitTitle(item.title, item.group);
  return (
    <button
      type="button"
      className={styles.entry}
      data-tone={item.tone}
      draggable={!disabled}
      disabled={disabled}
      aria-label={`Add ${item.title}`}
      title={item.text}
      onClick={onAdd}
      onDragStart={(event) => {
        event.dataTransfer.setData(STEP_DRAG, item.id);
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      <span className={styles.tile}>
        <Icon name={item.icon} size={16} />
      </span>
      <span className={styles.name}>
        {family !== null && <span className={styles.family}>{family} / </span>}
        {name}
      </span>
      <Icon name="grip-vertical" size={14} className={styles.grip} />
    </button>
  );
}

/** "Generate JWT / Sign In …" under the heading "Generate JWT" only says "Sign In …". */
function splitTitle(title: string, group: string): readonly [string | null, string] {
  const [family, ...rest] = title.split(' / ');
  if (family === undefined || rest.length === 0) return [null, title];
  return [family === group ? null : family, rest.join(' / ')];
}
