import { EmptyState } from '../../../ui/empty-state.tsx';
import { useEditor } from '../../store/store.ts';
import styles from './inspector.module.css';
import { StepForm } from './step-form.tsx';
import { StepHelp } from './step-help.tsx';
import { StepName } from './step-name.tsx';
import { StepProblems } from './step-problems.tsx';
import { StepRun } from './step-run.tsx';

/** Everything about the selected step: its name, settings, problems, what it did in the run, and help. */
export function Inspector() {
  const selected = useEditor((state) => state.selectedSteps);
  const step = useEditor((state) =>
    selected.length === 1 ? state.flow.steps.find(({ id }) => id === selected[0]) : undefined,
  );
  if (step === undefined) {
    return (
      <EmptyState
        icon="app-window"
        title={selected.length > 1 ? `${selected.length} steps selected` : 'No step selected'}
      >
        Select a step on the canvas to see and change its settings.
      </EmptyState>
    );
  }
  return (
    <div className={styles.inspector} key={step.id}>
      <StepName step={step} />
      <StepProblems step={step} />
      <StepForm step={step} />
      <StepRun step={step} />
      <StepHelp step={step} />
    </div>
  );
}
