import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import { firstStop } from './first-stop.ts';
import styles from './floating.module.css';
import type { Placement } from './place-beside.ts';
import { type Anchor, usePlacement } from './use-placement.ts';

export interface FloatingProps {
  readonly id?: string;
  /** Read each time it is placed, so that it may move. */
  readonly anchor: () => Anchor | null;
  readonly onClose: () => void;
  readonly placement?: Placement;
  readonly role?: 'dialog' | 'menu' | 'group';
  readonly label?: string | undefined;
  /** The id of what names it, when it has no label. */
  readonly labelledBy?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A box in the top layer beside its anchor, open while it is mounted. Escape and a press outside
 * ask to close it; focus goes back to where it was.
 */
export function Floating({
  id,
  anchor,
  onClose,
  placement = 'bottom-start',
  role = 'dialog',
  label,
  labelledBy,
  className,
  children,
}: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = box.current;
    // StrictMode runs effects twice, and showing twice throws.
    if (element?.matches(':popover-open') === false) element.showPopover();
    if (element !== null && !element.contains(document.activeElement)) {
      (firstStop(element) ?? element).focus();
    }
    return () => {
      const lost =
        document.activeElement === document.body || element?.contains(document.activeElement);
      if (lost === true && before instanceof HTMLElement) before.focus();
    };
  }, []);
  usePlacement(anchor, box, placement);
  return (
    <div
      ref={box}
      id={id}
      role={role}
      aria-label={label}
      aria-labelledby={label === undefined ? labelledBy : undefined}
      popover="auto"
      tabIndex={-1}
      className={classNames(styles.floating, className)}
      onToggle={(event) => {
        if (event.newState === 'closed' && event.target === event.currentTarget) onClose();
      }}
    >
      {children}
    </div>
  );
}
