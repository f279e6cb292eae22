import { useId } from 'react';
import type { CheckboxProps } from './checkbox.tsx';
import styles from './toggle.module.css';

interface ToggleProps extends CheckboxProps {
  readonly kind: 'checkbox' | 'switch';
}

/** What Checkbox and Switch share: the browser's checkbox, its label and help. */
export function Toggle({ label, checked, onChange, help, disabled, hideLabel, kind }: ToggleProps) {
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
