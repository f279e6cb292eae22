import type { ReactNode } from 'react';
import styles from './badge.module.css';
import type { Tone } from './tone.ts';

interface BadgeProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
}

/** A count or one short word. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
