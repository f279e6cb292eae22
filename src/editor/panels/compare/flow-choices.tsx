import styles from './compare.module.css';

/** A flow that can be chosen. */
export interface FlowChoice {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly onChoose: () => void;
}

/** Flows to choose one of. */
export function FlowChoices({ choices }: { readonly choices: readonly FlowChoice[] }) {
  return (
    <ul className={styles.choices}>
      {choices.map(({ id, name, note, onChoose }) => (
        <li key={id}>
          <button type="button" onClick={onChoose}>
            <strong>{name}</strong>
            {note !== undefined && <span>{note}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
