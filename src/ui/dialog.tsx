import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';
import { firstStop } from './first-stop.ts';
import { IconButton } from './icon-button.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** 400, 560 or 880 px wide, or most of the window; m unless told. */
  readonly size?: 's' | 'm' | 'l' | 'full';
  /** Only its children, near the top of the window: for a command palette. The title is still read. */
  readonly bare?: boolean;
  /** Under the title, one sentence. */
  readonly description?: ReactNode;
  /** The buttons, the one that does it last. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A modal native dialog: focus stays inside, Escape and a press on the backdrop close it. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({
  onClose,
  title,
  size = 'm',
  bare = false,
  description,
  footer,
  children,
}: Omit<DialogProps, 'open'>) {
  const titleId = useId();
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={styles.dialog}
      data-size={size}
      data-bare={bare || undefined}
      {...LIGHT_DISMISS}
      onCancel={(event) => {
        // Whoever holds `open` decides; a file input inside cancels too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // The event is late: StrictMode's second effect may have opened it again.
        if (event.target === event.currentTarget && !event.currentTarget.open) onClose();
      }}
    >
      {bare ? (
        <VisuallyHidden>
          <h2 id={titleId}>{title}</h2>
        </VisuallyHidden>
      ) : (
        <header className={styles.header}>
          <div className={styles.heading}>
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
            {description !== undefined && <p className={styles.description}>{description}</p>}
          </div>
          <IconButton icon="x" label="Close" onClick={onClose} />
        </header>
      )}
      <div className={styles.body} tabIndex={-1} data-dialog-body>
        {children}
      </div>
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </dialog>
  );
}

/** Shows the dialog while it is mounted, and gives focus back after. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element?.open === false) element.showModal();
    // The browser would choose the close button, which comes first.
    const body = element?.querySelector<HTMLElement>('[data-dialog-body]');
    // Text alone has the focus itself, so that keys scroll it.
    (body && (firstStop(body) ?? body))?.focus();
    // Closing gives focus back; only removing the element would not.
    return () => element?.close();
  }, []);
  // A second Escape closes it without asking; whoever keeps it mounted then wants it open.
  useLayoutEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  });
  return dialog;
}

/** Where the browser knows it; elsewhere Escape and the buttons remain. */
const LIGHT_DISMISS = { closedby: 'any' } as const;
