import type { MouseEvent, ReactNode } from 'react';
import styles from './port-row.module.css';

/**
 * The ways out of a card. From afar they are too small and too near to each other to be aimed at; then they are one thing
 * to press, large enough, that stands for the nearest of them. The keyboard reaches each of them always.
 */
export function PortColumn({ children }: { readonly children: ReactNode }) {
  return (
    <div
      className={`${styles.ports} nodrag nopan`}
      role="presentation"
      onMouseDown={(event) => {
        const { clientX, clientY, button } = event;
        nearest(event)?.dispatchEvent(
          new window.MouseEvent('mousedown', { clientX, clientY, button, bubbles: true }),
        );
      }}
      onClick={(event) => {
        const port = nearest(event);
        if (port === undefined) return;
        event.stopPropagation();
        port.click();
      }}
    >
      {children}
    </div>
  );
}

/** Undefined where a port itself was pressed. */
function nearest({ target, currentTarget, clientY }: MouseEvent<HTMLElement>) {
  if (target !== currentTarget) return undefined;
  const ports = [...currentTarget.children].filter((child) => child instanceof HTMLElement);
  return ports.toSorted((a, b) => distance(a, clientY) - distance(b, clientY))[0];
}

function distance(port: HTMLElement, y: number): number {
  const { top, height } = port.getBoundingClientRect();
  return Math.abs(top + height / 2 - y);
}
