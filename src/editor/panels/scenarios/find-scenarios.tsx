import { useRef, useState } from 'react';
import type { Scenario } from '../../../core/scenario/schema.ts';
import type { BatchProgress } from '../../../hosts/ports/batch.ts';
import { Button } from '../../../ui/button.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import { useEditor, useServices } from '../../store/store.ts';
import styles from './scenarios-panel.module.css';

interface Props {
  readonly onFound: (scenarios: readonly Scenario[]) => void;
}

/** Tries the flow out on every way and hands over the scenarios found, with how far that is and the way to stop it. */
export function FindScenarios({ onFound }: Props) {
  const services = useServices();
  const toast = useToast();
  const flow = useEditor((state) => state.flow);
  const [progress, setProgress] = useState<BatchProgress | null>(null);
  const cancel = useRef<AbortController>(null);
  const find = async (): Promise<void> => {
    const mine = new AbortController();
    cancel.current = mine;
    setProgress({ done: 0, total: 1 });
    try {
      const { signal } = mine;
      const scenarios = await services.findScenarios(flow, { signal, onProgress: setProgress });
      if (scenarios.length === 0) toast({ text: 'No way through the flow was found.' });
      else onFound(scenarios);
    } catch (error) {
      if (!mine.signal.aborted) {
        const why = error instanceof Error ? error.message : String(error);
        toast({ tone: 'danger', text: `No scenarios could be found: ${why}` });
      }
    } finally {
      setProgress(null);
    }
  };
  if (progress === null) {
    return (
      <Button
        size="s"
        icon="wand-sparkles"
        disabled={flow.start === null}
        title="Tries out who may come, what APIs may answer, every button, branch and outcome"
        onClick={() => void find()}
      >
        Find scenarios
      </Button>
    );
  }
  return (
    <div className={styles.progress}>
      <ProgressBar
        label="Finding scenarios"
        value={progress.done}
        max={progress.total}
        valueText={`${progress.done} runs`}
      />
      <Button size="s" icon="x" onClick={() => cancel.current?.abort()}>
        Cancel
      </Button>
    </div>
  );
}
