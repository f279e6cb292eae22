import type { ComponentProps } from 'react';
import styles from './chip.module.css';
import { Icon, type IconName } from './icon.tsx';
import type { Tone } from './tone.ts';

interface ChipProps extends ComponentProps<'button'> {
  /** Left out: it acts, it is not chosen. */
  readonly selected?: boolean;
  readonly tone?: Tone;
  readonly icon?: IconName;
}

/** Something small to press: one persona among a few, a source to jump to. */
export function Chip({ selected, tone = 'accent', icon, children, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={selected}
      {...rest}
      className={styles.chip}
      data-tone={tone}
    >
      {icon && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}
