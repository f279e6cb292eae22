import { renameStep } from '../../../core/commands/set-step.ts';
import type { Step } from '../../../core/document/schema.ts';
import { fidelityOf, lookOf } from '../../../core/kind/look.ts';
import { kinds } from '../../../steps/kinds.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './inspector.module.css';

export function StepName({ step }: { readonly step: Step }) {
  const store = useEditorStore();
  const readOnly = useEditor((state) => state.readOnly);
  const definition = kinds.get(step.kind);
  const look = definition === undefined ? undefined : lookOf(definition, step.config);
  const fidelity = definition === undefined ? 'kept' : fidelityOf(definition, step.config);
  return (
    <header className={styles.head}>
      <p className={styles.kind} data-tone={definition?.tone ?? 'neutral'}>
        <Icon name={look?.icon ?? 'box'} size={14} />
        <span>{look?.title ?? `Unknown kind: ${step.kind}`}</span>
        {fidelity !== 'runs' && <Badge>{fidelity}</Badge>}
        <code>{step.id}</code>
      </p>
      <TextField
        label="Step name"
        readOnly={readOnly}
        value={step.name}
        onChange={(name) => store.getState().apply(renameStep(step.id, name))}
        onBlur={() => store.getState().settle()}
      />
    </header>
  );
}
