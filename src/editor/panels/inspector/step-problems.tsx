import { setConfig } from '../../../core/commands/set-step.ts';
import type { Fix } from '../../../core/problem.ts';
import type { Step } from '../../../core/document/schema.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Emphasised } from '../../../ui/emphasised.tsx';
import { Button } from '../../../ui/button.tsx';
import { kinds } from '../../../steps/kinds.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { withoutName } from '../problems/without-name.ts';
import styles from './inspector.module.css';

const ICONS = { error: 'circle-x', warning: 'triangle-alert', info: 'info' } as const;

/** What is wrong with this step, as found without running it. */
export function StepProblems({ step }: { readonly step: Step }) {
  const all = useEditor((state) => state.problems);
  const readOnly = useEditor((state) => state.readOnly);
  const store = useEditorStore();
  const mend = ({ step: id, config, label }: Fix): void => {
    const { flow, settle, apply } = store.getState();
    const kind = flow.steps.find((one) => one.id === id)?.kind ?? '';
    settle();
    apply({ ...setConfig(id, config, kinds.get(kind)), label });
    settle();
  };
  const problems = all.filter((problem) => problem.step === step.id);
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label="Problems of this step">
      {problems.map(({ severity, message, code, path, fix }) => (
        <li key={`${code} ${path} ${message}`} data-severity={severity}>
          <Icon name={ICONS[severity]} size={14} />
          <span>
            <Emphasised>{withoutName(message, step.name)}</Emphasised>
            {fix !== undefined && !readOnly && (
              <Button size="s" onClick={() => mend(fix)}>
                {fix.label}
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
