import { Button, type ButtonProps } from './button.tsx';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { ariaKeys } from './kbd.tsx';
import { Tooltip, type TooltipProps } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children'> {
  readonly icon: IconName;
  /** Its name, also shown as a tooltip. */
  readonly label: string;
  /** As Kbd takes it: `mod+Z`. Only shown and announced; the caller listens. */
  readonly shortcut?: string;
  readonly placement?: TooltipProps['placement'];
}

export function IconButton({
  icon,
  label,
  shortcut,
  placement,
  size = 's',
  variant = 'ghost',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut} placement={placement} describes={false}>
      <Button
        aria-label={label}
        aria-keyshortcuts={shortcut === undefined ? undefined : ariaKeys(shortcut)}
        {...rest}
        size={size}
        variant={variant}
        className={classNames(styles.square, className)}
      >
        <Icon name={icon} size={16} />
      </Button>
    </Tooltip>
  );
}
