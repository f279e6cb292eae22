import { useEffect, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './inspector.module.css';
import { StepBreakpoint } from './step-breakpoint.tsx';
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
  const store = useEditorStore();
  const settings = useFocusOnDemand(step?.id);
  useEffect(
    // A field that goes while it has the focus is not left: what was typed there is an entry of the history all the same.
    () => () => store.getState().settle(),
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
    [step?.id, store],
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
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      store.getState().canvas?.reveal(step.id, true);
    }
  };
  return (
    <div
      ref={settings}
      key={step.id}
      role="presentation"
      className={styles.inspector}
      onKeyDown={onKeyDown}
    >
      <StepName step={step} />
      <StepProblems step={step} />
      <StepForm step={step} />
      <StepBreakpoint step={step.id} />
      <StepRun step={step} />
      <StepHelp step={step} />
    </div>
  );
}

/** Enter on a card goes on here; Escape leads back. */
function useFocusOnDemand(step: string | undefined) {
  const store = useEditorStore();
  const wanted = useEditor((state) => state.settingsWanted);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Another step is read from its top, unless what takes the focus lies further down: that comes after.
    box.current?.parentElement?.scrollTo({ top: 0 });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [step]);
  useEffect(() => {
    if (!wanted || step === undefined) return;
    box.current?.querySelector('input')?.focus();
    store.getState().setCanvas({ settingsWanted: false });
  }, [wanted, step, store]);
  return box;
}
