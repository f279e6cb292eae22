import { ASSUMPTIONS } from '../../../core/assumptions/table.ts';
import type { Assumption } from '../../../core/assumptions/table.ts';
import { own } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import { Select } from '../../../ui/select.tsx';
import styles from './settings-dialog.module.css';

interface Props {
  /** The flow's own choices; what is left out takes its default. */
  readonly choices: JsonObject;
  readonly readOnly: boolean;
  readonly onChange: (choices: JsonObject, id: string) => void;
}

const ALL: readonly Assumption[] = ASSUMPTIONS;
const SWITCHABLE = ALL.filter(({ choices }) => choices.length > 1);
const FIXED = ALL.filter(({ choices }) => choices.length === 1);

/** Everything no source confirms: what a flow can choose, then what is decided. */
export function AssumptionChoices({ choices, readOnly, onChange }: Props) {
  return (
    <>
      <p className={styles.lead}>
        Descope’s documents leave these open. What is chosen here applies to every run of this flow;
        the trace names each one where it decides something.
      </p>
      <section aria-label="You can choose">
        <h3 className={styles.heading}>You can choose</h3>
        <div className={styles.choices}>
          {SWITCHABLE.map((assumption) => (
            <Choice
              key={assumption.id}
              assumption={assumption}
              chosen={own(choices, assumption.id)}
              readOnly={readOnly}
              onChoose={(id) => {
                const { [assumption.id]: _before, ...others } = choices;
                const next =
                  id === assumption.standard ? others : { ...choices, [assumption.id]: id };
                onChange(next, assumption.id);
              }}
            />
          ))}
        </div>
      </section>
      <section aria-label="Fixed">
        <h3 className={styles.heading}>Fixed</h3>
        <dl className={styles.fixed}>
          {FIXED.map(({ id, question, choices: [only], reason, where }) => (
            <div key={id}>
              <dt>{question}</dt>
              <dd>
                <strong>{only?.label}</strong>
                <span>{reason}</span>
                <span className={styles.where}>Where: {where}</span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

interface ChoiceProps {
  readonly assumption: Assumption;
  readonly chosen: unknown;
  readonly readOnly: boolean;
  readonly onChoose: (id: string) => void;
}

function Choice({ assumption, chosen, readOnly, onChoose }: ChoiceProps) {
  const { question, choices, standard, reason, where } = assumption;
  return (
    <Select
      label={question}
      help={
        <>
          {reason} <span className={styles.where}>Where: {where}</span>
        </>
      }
      disabled={readOnly}
      value={typeof chosen === 'string' ? chosen : standard}
      options={choices.map(({ id, label }) => ({
        value: id,
        label: id === standard ? `${label} (default)` : label,
      }))}
      onChange={onChoose}
    />
  );
}
