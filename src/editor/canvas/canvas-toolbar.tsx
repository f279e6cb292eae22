import { IconButton } from '../../ui/icon-button.tsx';
import type { Action } from '../actions/action.ts';
import { usePerform } from '../actions/use-perform.ts';
import { fit, tidyUp, toggleMinimap, zoomIn, zoomOut } from '../actions/view-actions.ts';
import { useEditor } from '../store/store.ts';
import styles from './canvas-toolbar.module.css';

const BUTTONS: readonly Action[] = [zoomOut, zoomIn, fit, tidyUp, toggleMinimap];

/** Zoom, fit, tidy up, minimap: in the lower left corner. */
export function CanvasToolbar() {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Canvas">
      {BUTTONS.map((action) => (
        <ToolButton key={action.id} action={action} />
      ))}
    </div>
  );
}

function ToolButton({ action }: { readonly action: Action }) {
  const perform = usePerform();
  const enabled = useEditor((state) => action.enabled?.(state) ?? true);
  const checked = useEditor((state) => action.checked?.(state));
  const [shortcut] = action.keys ?? [];
  return (
    <IconButton
      icon={action.icon}
      label={action.label}
      placement="top"
      disabled={!enabled}
      {...(shortcut !== undefined && { shortcut })}
      {...(checked !== undefined && { pressed: checked })}
      onClick={() => perform(action)}
    />
  );
}
