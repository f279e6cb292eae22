import { IconButton } from '../../ui/icon-button.tsx';
import type { Action } from '../actions/action.ts';
import { usePerform } from '../actions/use-perform.ts';
import { fit, tidyUp, toggleMinimap, zoomIn, zoomOut } from '../actions/view-actions.ts';
import { useEditor } from '../store/store.ts';
import styles from './canvas-toolbar.module.css';

const BUTTONS: readonly Action[] = [zoomOut, zoomIn, fit, tidyUp];

/** Zoom, fit, tidy up, minimap: in the lower left corner. */
export function CanvasToolbar() {
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Canvas">
      {BUTTONS.map((action) => (
        <ToolButton key={action.id} action={action} />
      ))}
      <MinimapButton />
    </div>
  );
}

/** The minimap hides by itself: then there is nothing to switch, and the button says why. */
function MinimapButton() {
  const idle = useEditor((state) => state.minimapOpen && !state.minimapShown);
  return (
    <ToolButton action={toggleMinimap} {...(idle && { idle: 'Minimap: everything is in sight' })} />
  );
}

interface ToolProps {
  readonly action: Action;
  /** Why it can do nothing just now. */
  readonly idle?: string;
}

function ToolButton({ action, idle }: ToolProps) {
  const perform = usePerform();
  const enabled = useEditor((state) => action.enabled?.(state) ?? true);
  const checked = useEditor((state) => action.checked?.(state));
  const [shortcut] = action.keys ?? [];
  return (
    <IconButton
      icon={action.icon}
      label={idle ?? action.label}
      placement="top"
      disabled={!enabled}
      aria-disabled={idle !== undefined}
      {...(shortcut !== undefined && { shortcut })}
      {...(checked !== undefined && idle === undefined && { pressed: checked })}
      onClick={() => {
        if (idle === undefined) perform(action);
      }}
    />
  );
}
