import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Select } from '../../../ui/select.tsx';
import { whyNoRun } from '../../actions/run-actions.ts';
import { goesOn, SPEEDS } from '../../store/run-slice.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './top-bar.module.css';

/** Run, Step, Back, Reset and the speed. */
export function RunControls() {
  const playing = useEditor((state) => state.playing);
  const speed = useEditor((state) => state.speed);
  const moment = useEditor((state) => state.run?.moment);
  const store = useEditorStore();
  const continues = useEditor(goesOn);
  const whyNot = useEditor(whyNoRun);
  const { startRun, resumeRun, pauseRun, stepRun, backRun, resetRun, setSpeed } = store.getState();
  return (
    <div className={styles.group} role="group" aria-label="Run">
      <IconButton
        icon="rotate-ccw"
        label="Reset"
        disabled={moment === undefined}
        onClick={resetRun}
      />
      <IconButton
        icon="step-back"
        label="Back"
        disabled={moment === undefined || moment < 0}
        onClick={backRun}
      />
      <IconButton
        icon="step-forward"
        label="Step"
        disabled={whyNot !== undefined}
        title={whyNot}
        onClick={() => void stepRun()}
      />
      <Select
        label="Speed"
        hideLabel
        value={String(speed)}
        options={SPEEDS.map((value) => ({
          value: String(value),
          label: value === 0 ? 'Instant' : `${value}×`,
        }))}
        onChange={(value) => setSpeed(SPEEDS.find((known) => String(known) === value) ?? 1)}
      />
      {playing ? (
        <Button variant="primary" icon="pause" onClick={pauseRun}>
          Pause
        </Button>
      ) : (
        <Button
          variant="primary"
          icon="play"
          disabled={whyNot !== undefined}
          title={whyNot}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={() => void (continues ? resumeRun() : startRun())}
        >
          {continues ? 'Continue' : 'Run'}
        </Button>
      )}
    </div>
  );
}
