import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { renameStep } from '../../core/commands/set-step.ts';
import { useEditorStore } from '../store/store.ts';
import styles from './step-card.module.css';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly renaming: boolean;
}

/** The name on a card; a field while it is being edited (F2). */
export function StepName({ id, name, renaming }: Props) {
  return renaming ? (
    <NameField id={id} name={name} />
  ) : (
    <span className={styles.title} title={name}>
      {name}
    </span>
  );
}

/** Stays the same function, so that it is called once, when the field appears. */
function takeOver(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true });
  field?.select();
}

function NameField({ id, name }: Omit<Props, 'renaming'>) {
  const store = useEditorStore();
  const [text, setText] = useState(name);
  const end = (): void => store.getState().setCanvas({ renaming: null });
  const finish = (): void => {
    const { apply, settle } = store.getState();
    const trimmed = text.trim();
    if (trimmed !== '' && trimmed !== name) apply(renameStep(id, trimmed));
    settle();
    end();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.currentTarget.closest<HTMLElement>('[tabindex="0"]')?.focus();
    if (event.key === 'Enter') finish();
    else end();
  };
  return (
    <input
      ref={takeOver}
      className={`${styles.name} nodrag nopan nokey`}
      aria-label="Step name"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={finish}
    />
  );
}
