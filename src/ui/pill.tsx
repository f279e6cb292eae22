import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import styles from './pill.module.css';
import type { Tone } from './tone.ts';

interface PillProps {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A state in a word. For something to press, use Chip. */
export function Pill({ tone = 'neutral', icon, children }: PillProps) {
  return (
    <span className={styles.pill} data-tone={tone}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
