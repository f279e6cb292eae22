import { type ReactNode, useId } from 'react';
import styles from './checkbox.module.css';

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
}

export function Checkbox(props: CheckboxProps) {
  return <Toggle {...props} kind="checkbox" />;
}

/** For what takes effect at once. */
export function Switch(props: CheckboxProps) {
  return <Toggle {...props} kind="switch" />;
}

interface ToggleProps extends CheckboxProps {
  readonly kind: 'checkbox' | 'switch';
}

function Toggle({ label, checked, onChange, help, disabled, hideLabel, kind }: ToggleProps) {
  const helpId = useId();
  return (
    <div className={styles.toggle}>
      <label className={styles.line} data-disabled={disabled === true || undefined}>
        <input
          type="checkbox"
          role={kind === 'switch' ? kind : undefined}
          className={kind === 'switch' ? styles.switch : styles.box}
          checked={checked}
          disabled={disabled}
          aria-describedby={help === undefined ? undefined : helpId}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className={hideLabel === true ? styles.hidden : undefined}>{label}</span>
      </label>
      {help !== undefined && (
        <p id={helpId} className={styles.help} data-switch={kind === 'switch' || undefined}>
          {help}
        </p>
      )}
    </div>
  );
}
