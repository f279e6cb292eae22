import styles from './progress-bar.module.css';
import type { Tone } from './tone.ts';

interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
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
  const share = max <= 0 ? 0 : Math.max(0, Math.min(1, value / max));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={styles.track}
      data-tone={tone}
    >
      <div className={styles.fill} style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
