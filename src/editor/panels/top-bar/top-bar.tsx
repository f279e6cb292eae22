import { setFlow } from '../../../core/commands/set-flow.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { FlowMenu } from './flow-menu.tsx';
import { ProblemsPill } from './problems-pill.tsx';
import { RunControls } from './run-controls.tsx';
import { ScenarioChips } from './scenario-chips.tsx';
import styles from './top-bar.module.css';
import { ThemeButton } from './theme-button.tsx';

/** Name, history, problems, who comes, and the one primary button: Run. */
export function TopBar() {
  const store = useEditorStore();
  const leftOpen = useEditor((state) => state.leftOpen);
  const rightOpen = useEditor((state) => state.rightOpen);
  const bottomOpen = useEditor((state) => state.bottomOpen);
  const canUndo = useEditor((state) => state.past.length > 0);
  const canRedo = useEditor((state) => state.future.length > 0);
  const undoes = useEditor((state) => state.past.at(-1)?.label);
  const redoes = useEditor((state) => state.future[0]?.label);
  const { setView, undo, redo } = store.getState();
  return (
    <header className={styles.bar} data-panel="Top bar">
      <VisuallyHidden>
        <h1>Flowmint</h1>
      </VisuallyHidden>
      <IconButton
        icon="panel-left"
        label="Palette"
        aria-pressed={leftOpen}
        onClick={() => setView({ leftOpen: !leftOpen })}
      />
      <Button
        variant="ghost"
        icon="folder-open"
        aria-label="Flows"
        onClick={() => setView({ overlay: 'gallery' })}
      >
        <span className={styles.words}>Flows</span>
      </Button>
      <FlowName />
      <FlowMenu />
      <IconButton
        className={styles.spare}
        icon="settings"
        label="Flow settings"
        onClick={() => setView({ overlay: 'settings' })}
      />
      <IconButton
        className={styles.spare}
        icon="undo-2"
        label={undoes === undefined ? 'Undo' : `Undo ${undoes}`}
        shortcut="mod+z"
        disabled={!canUndo}
        onClick={undo}
      />
      <IconButton
        className={styles.spare}
        icon="redo-2"
        label={redoes === undefined ? 'Redo' : `Redo ${redoes}`}
        shortcut="mod+shift+z"
        disabled={!canRedo}
        onClick={redo}
      />
      <ProblemsPill />
      <ScenarioChips />
      <div className={styles.group}>
        <RunControls />
        <span className={styles.rule} />
        <IconButton
          className={styles.spare}
          icon="share-2"
          label="Share"
          onClick={() => setView({ overlay: 'share' })}
        />
        <IconButton
          icon="command"
          label="Commands"
          shortcut="mod+k"
          onClick={() => setView({ overlay: 'commands' })}
        />
        <ThemeButton />
        <IconButton
          icon="panel-bottom"
          label="Bottom panel"
          aria-pressed={bottomOpen}
          onClick={() => setView({ bottomOpen: !bottomOpen })}
        />
        <IconButton
          icon="panel-right"
          label="Side panel"
          aria-pressed={rightOpen}
          onClick={() => setView({ rightOpen: !rightOpen })}
        />
      </div>
    </header>
  );
}

function FlowName() {
  const name = useEditor((state) => state.flow.name);
  const readOnly = useEditor((state) => state.readOnly);
  const store = useEditorStore();
  return (
    <input
      className={styles.name}
      aria-label="Flow name"
      value={name}
      readOnly={readOnly}
      title={readOnly ? 'Made by a newer Flowmint: read-only' : name}
      onChange={(event) =>
        store.getState().apply(setFlow('name', event.target.value, 'Rename flow'))
      }
      onBlur={() => store.getState().settle()}
    />
  );
}
