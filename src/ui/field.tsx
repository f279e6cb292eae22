import { type ReactNode, useId } from 'react';
import { Emphasised } from './emphasised.tsx';
import { Icon } from './icon.tsx';
import styles from './field.module.css';

/** Spread on the control inside a Field. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FieldProps {
  readonly label: string;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean | undefined;
  readonly help?: ReactNode;
  /** What is wrong and what to do; marks the control as invalid. */
  readonly error?: ReactNode;
  /** Beside the label, at the end of its line. */
  readonly aside?: ReactNode;
}

interface Props extends FieldProps {
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label, help and error around one control, tied to it by ids. */
export function Field({ label, hideLabel = false, help, error, aside, children }: Props) {
  const id = useId();
  const helpId = `${id}help`;
  const errorId = `${id}error`;
  const describedBy = [isThere(error) && errorId, isThere(help) && helpId]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={styles.field}>
      <div className={styles.line} data-hidden={hideLabel || undefined}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {aside}
      </div>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': isThere(error) || undefined,
      })}
      {isThere(error) && (
        <p id={errorId} className={styles.error}>
          <Icon name="circle-alert" size={14} />
          <span>{typeof error === 'string' ? <Emphasised>{error}</Emphasised> : error}</span>
        </p>
      )}
      {isThere(help) && (
        <p id={helpId} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  );
}

function isThere(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== '';
}
