import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

export interface SelectOption<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
  /** Options of one group stand together under its name. */
  readonly group?: string;
}

export interface SelectProps<Value extends string>
  extends FieldProps, Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'id' | 'children'> {
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
}

/** The browser's own select. A value that is not among the options is shown as such. */
export function Select<Value extends string>({
  label,
  hideLabel,
  help,
  error,
  aside,
  value,
  options,
  onChange,
  ...rest
}: SelectProps<Value>) {
  const groups = new Set(options.map((option) => option.group ?? ''));
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error} aside={aside}>
      {(control) => (
        <div className={styles.selectBox}>
          <select
            {...rest}
            {...control}
            className={styles.control}
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.currentTarget.value);
              if (chosen !== undefined) onChange(chosen.value);
            }}
          >
            {options.every((option) => option.value !== value) && (
              <option value={value} disabled>
                {value === '' ? 'Choose…' : `${value} (unknown)`}
              </option>
            )}
            {[...groups].map((group) => {
              const members = options.filter((option) => (option.group ?? '') === group);
              if (group === '') return members.map(toOption);
              return (
                <optgroup key={group} label={group}>
                  {members.map(toOption)}
                </optgroup>
              );
            })}
          </select>
          <Icon name="chevron-down" size={14} className={styles.chevron} />
        </div>
      )}
    </Field>
  );
}

function toOption({ value, label, disabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
