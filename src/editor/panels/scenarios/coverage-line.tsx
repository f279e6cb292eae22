import { useMemo } from 'react';
import { coverage } from '../../../analysis/coverage.ts';
import { runsAlike } from '../../../core/document/runs-alike.ts';
import { registry } from '../../../steps/registry.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import type { BatchResults } from '../../store/batch-slice.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { passedInWords } from './scenario-results.ts';
import styles from './scenarios-panel.module.css';

/** How many scenarios passed, how many ways out of steps the scenarios take, and which they do not. */
export function CoverageLine({ batch }: { readonly batch: BatchResults }) {
  const flow = useEditor((state) => state.flow);
  const store = useEditorStore();
  const covered = useMemo(() => {
    const traces = batch.runs.flatMap((run) => (run.type === 'ran' ? [run.summary.trace] : []));
    return coverage(batch.flow, registry, traces);
  }, [batch]);
  const { ports, missedPorts, byStep } = covered;
  const names = new Map(byStep.map(({ step, name }) => [step, name]));
  const old = !runsAlike(batch.flow, flow);
  const passed = passedInWords(batch).replace(' scenarios', '');
  const text = `${ports.covered} of ${ports.total} ports covered`;
  return (
    <div className={styles.coverage}>
      <span className={styles.coverageBar}>
        <ProgressBar
          label="Ports covered by the scenarios"
          value={ports.covered}
          max={ports.total}
          valueText={text}
          tone={missedPorts.length === 0 ? 'ok' : 'accent'}
        />
      </span>
      <span>
        <strong data-tone={hasFailed(batch) ? 'danger' : 'ok'}>{passed}</strong> · {text}
        {old && ' before your last edits'}
      </span>
      {missedPorts.length > 0 && (
        <Menu
          trigger={
            <Button size="s" variant="ghost" icon="chevron-down">
              {missedPorts.length === 1 ? '1 port' : `${missedPorts.length} ports`} not covered
            </Button>
          }
          items={missedPorts.map(({ step, port }) => ({
            id: `${step} ${port}`,
            label: `${names.get(step) ?? step} → ${port}`,
            onSelect: () => store.getState().showStep(step),
          }))}
        />
      )}
    </div>
  );
}

function hasFailed({ runs }: BatchResults): boolean {
  return runs.some((run) => run.type === 'unreadable' || run.failures.length > 0);
}
