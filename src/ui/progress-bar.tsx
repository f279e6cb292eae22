import styles from './progress-bar.module.css';
import type { Tone } from './tone.ts';

interface ProgressBarProps {
  readonly label: string;
  /** Left out: nobody knows how far it is. */
  readonly value?: number;
  readonly max?: number;
  readonly tone?: Tone;
  /** In words, when the number alone says too little: "9:41 left". */
  readonly valueText?: string;
}

export function ProgressBar({
  label,
  value,
  max = 1,
  tone = 'accent',
  valueText,
}: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      aria-valuetext={valueText}
      className={styles.bar}
      data-tone={tone}
      // The browser refuses what is not above zero.
      max={max > 0 ? max : 1}
      {...(value !== undefined && { value: max > 0 ? value : 0 })}
    />
  );
}
