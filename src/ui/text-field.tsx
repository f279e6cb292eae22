import type { ComponentProps, ReactNode } from 'react';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export interface TextFieldProps
  extends FieldProps, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'id' | 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Monospaced: for paths, URLs, JSON. */
  readonly mono?: boolean;
  /** Inside the box, at its end: a unit, a small button. */
  readonly end?: ReactNode;
}

export function TextField({
  label,
  hideLabel,
  help,
  error,
  aside,
  value,
  onChange,
  mono = false,
  end,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error} aside={aside}>
      {(control) => (
        <div className={styles.affixed} data-end={end === undefined ? undefined : true}>
          <input
            type="text"
            autoComplete="off"
            spellCheck={mono ? false : undefined}
            {...rest}
            {...control}
            className={styles.control}
            data-mono={mono || undefined}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {end !== undefined && <span className={styles.affix}>{end}</span>}
        </div>
      )}
    </Field>
  );
}
