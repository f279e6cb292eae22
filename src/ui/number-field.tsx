import { type ComponentProps, useState } from 'react';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export interface NumberFieldProps
  extends
    FieldProps,
    Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id' | 'type' | 'children'> {
  /** null is an empty box. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly unit?: string;
}

export function NumberField({
  label,
  hideLabel,
  help,
  error,
  aside,
  value,
  onChange,
  unit,
  ...rest
}: NumberFieldProps) {
  // What is typed, as long as it stands for the value: "1." is 1 but must not be rewritten.
  const [typed, setTyped] = useState(String(value ?? ''));
  const shown = toNumber(typed) === value ? typed : String(value ?? '');
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error} aside={aside}>
      {(control) => (
        <div className={styles.affixed} data-end={unit === undefined ? undefined : true}>
          <input
            autoComplete="off"
            {...rest}
            {...control}
            type="number"
            className={styles.control}
            value={shown}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              onChange(toNumber(event.currentTarget.value));
            }}
          />
          {unit !== undefined && <span className={styles.affix}>{unit}</span>}
        </div>
      )}
    </Field>
  );
}

function toNumber(text: string): number | null {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? null : number;
}
