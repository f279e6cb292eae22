import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  /** One primary button in a view; secondary unless told. */
  readonly variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  /** 28 or 32 px high; m unless told. */
  readonly size?: 's' | 'm';
  readonly icon?: IconName;
  /** Makes it a toggle: on or off. */
  readonly pressed?: boolean;
}

export function Button({
  variant = 'secondary',
  size = 'm',
  icon,
  pressed,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      {...rest}
      className={classNames(styles.button, className)}
      data-variant={variant}
      data-size={size}
    >
      {icon && <Icon name={icon} size={size === 's' ? 14 : 16} />}
      {children}
    </button>
  );
}
