import { useId } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './segmented.module.css';

export interface SegmentedOption<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
}

interface SegmentedProps<Value extends string> {
  /** Says what is chosen, to screen readers. */
  readonly label: string;
  readonly options: readonly SegmentedOption<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Shows icons alone; labels stay for screen readers and as tooltips. */
  readonly iconsOnly?: boolean;
}

/** One of a few, all in sight: native radio buttons, so arrow keys move and choose. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  iconsOnly = false,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.group}>
      {options.map((option) => (
        <label
          key={option.value}
          className={styles.option}
          data-icon-only={iconsOnly || undefined}
          title={iconsOnly ? option.label : undefined}
        >
          <input
            type="radio"
            name={name}
            className={styles.input}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          {option.icon && <Icon name={option.icon} size={14} />}
          <span className={iconsOnly ? styles.hidden : undefined}>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
