import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

export interface TextAreaProps
  extends FieldProps, Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'id' | 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Monospaced: for JSON and programs. */
  readonly mono?: boolean;
}

export function TextArea({
  label,
  hideLabel,
  help,
  error,
  aside,
  value,
  onChange,
  mono = false,
  ...rest
}: TextAreaProps) {
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error} aside={aside}>
      {(control) => (
        <textarea
          rows={3}
          spellCheck={mono ? false : undefined}
          {...rest}
          {...control}
          className={styles.control}
          data-mono={mono || undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
