import { ASSUMPTIONS } from '../../../core/assumptions/table.ts';
import type { Step } from '../../../core/document/schema.ts';
import { lookOf } from '../../../core/kind/look.ts';
import { kinds } from '../../../steps/kinds.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useEditorStore } from '../../store/store.ts';
import styles from './inspector.module.css';

/** What the kind does, where that is written, the page's own advice, and what we assume. */
export function StepHelp({ step }: { readonly step: Step }) {
  const store = useEditorStore();
  const definition = kinds.get(step.kind);
  if (definition === undefined) return null;
  const { help } = lookOf(definition, step.config);
  const assumed = ASSUMPTIONS.filter(({ id }) => help.assumptions.includes(id));
  return (
    <section className={styles.help} aria-label="Help">
      <h3>About this step</h3>
      {help.advice !== undefined && (
        <p className={styles.advice}>
          <Icon name="info" size={14} />
          <span>{help.advice}</span>
        </p>
      )}
      <p>{help.text}</p>
      <p className={styles.source}>Source: {help.source}</p>
      {assumed.length > 0 && (
        <details>
          <summary>
            {assumed.length === 1 ? '1 assumption' : `${assumed.length} assumptions`} of ours, not
            confirmed by Descope’s docs
          </summary>
          <ul>
            {assumed.map(({ id, question, choices, standard }) => (
              <li key={id}>
                {question}{' '}
                <strong>{choices.find((choice) => choice.id === standard)?.label}</strong>
              </li>
            ))}
          </ul>
          <Button size="s" onClick={() => store.getState().setView({ overlay: 'settings' })}>
            Change assumptions
          </Button>
        </details>
      )}
    </section>
  );
}
