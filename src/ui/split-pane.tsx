import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { ResizeHandle, type ResizeHandleProps } from './resize-handle.tsx';
import styles from './split-pane.module.css';

interface SplitPaneProps extends Omit<ResizeHandleProps, 'label'> {
  /** The panel's name; its edge is called "Resize <name>". */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A panel at one side, as wide or high as told, with an edge to change that. */
export function SplitPane({ label, className, children, ...handle }: SplitPaneProps) {
  const upright = handle.side === 'left' || handle.side === 'right';
  return (
    <section
      aria-label={label}
      className={classNames(styles.pane, className)}
      data-side={handle.side}
      style={upright ? { width: handle.size } : { height: handle.size }}
    >
      {children}
      <ResizeHandle {...handle} label={`Resize ${label}`} />
    </section>
  );
}
