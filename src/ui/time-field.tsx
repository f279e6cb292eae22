import { Field, type FieldProps } from './field.tsx';
import styles from './field.module.css';

interface Props extends FieldProps {
  /** Unix seconds; null is an empty box. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly disabled?: boolean;
}

/** A date and a time of day in UTC, so that what is typed does not depend on where somebody sits. */
export function TimeField({ label, hideLabel, help, error, value, onChange, disabled }: Props) {
  return (
    <Field label={`${label} (UTC)`} hideLabel={hideLabel} help={help} error={error}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          step={1}
          min="1970-01-01T00:00:00"
          max="9999-12-31T23:59:59"
          className={styles.control}
          disabled={disabled}
          value={value === null ? '' : textOf(value)}
          onChange={({ currentTarget }) => {
            const time = Date.parse(`${currentTarget.value}Z`);
            if (!Number.isNaN(time)) onChange(time / 1000);
            // Half a date is no value yet; the box is empty only once all of it is taken out.
            else if (!currentTarget.validity.badInput) onChange(null);
          }}
        />
      )}
    </Field>
  );
}

function textOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 19);
}
