import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Kbd } from './kbd.tsx';
import type { Placement } from './place-beside.ts';
import styles from './tooltip.module.css';
import { type Anchor, usePlacement } from './use-placement.ts';

export interface TooltipProps {
  readonly content: ReactNode;
  readonly shortcut?: string | undefined;
  readonly placement?: Placement | undefined;
  /** False when the content repeats the name of the control; else it becomes its description. */
  readonly describes?: boolean;
  /** One focusable element. */
  readonly children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}

const DELAY_MS = 400;

/** Shown on hover after a moment and on keyboard focus at once; Escape hides it. */
export function Tooltip({
  content,
  shortcut,
  placement = 'bottom',
  describes = true,
  children,
}: TooltipProps) {
  const id = useId();
  const holder = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);

  const hide = () => {
    clearTimeout(timer.current);
    setOpen(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <span
      ref={holder}
      role="presentation"
      className={styles.holder}
      onPointerEnter={() => {
        timer.current = setTimeout(() => setOpen(true), DELAY_MS);
      }}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => {
        if (!event.target.matches(':focus-visible')) return;
        // Where the focus comes from a popover that is closing the browser opens no other meanwhile: it throws.
        timer.current = setTimeout(() => setOpen(true));
      }}
      onBlur={hide}
    >
      {cloneElement(children, open && describes ? { 'aria-describedby': id } : {})}
      {open && (
        <Bubble
          id={id}
          onEscape={hide}
          anchor={() => holder.current?.firstElementChild ?? null}
          placement={placement}
        >
          {content}
          {shortcut !== undefined && <Kbd keys={shortcut} />}
        </Bubble>
      )}
    </span>
  );
}

interface BubbleProps {
  readonly id: string;
  readonly anchor: () => Anchor | null;
  readonly placement: Placement;
  readonly onEscape: () => void;
  readonly children: ReactNode;
}

function Bubble({ id, anchor, placement, onEscape, children }: BubbleProps) {
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // StrictMode runs effects twice, and showing twice throws.
    if (bubble.current?.matches(':popover-open') === false) bubble.current.showPopover();
  }, []);
  useEffect(() => {
    // Shown by hover, it must go away although the focus, and so the key, is elsewhere.
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEscape();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
  usePlacement(anchor, bubble, placement);
  return (
    <div ref={bubble} id={id} role="tooltip" popover="manual" className={styles.bubble}>
      {children}
    </div>
  );
}
