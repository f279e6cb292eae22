import { type MouseEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { Floating } from './floating.tsx';
import type { Placement } from './place-beside.ts';
import styles from './popover.module.css';

/** Spread on the button that opens: `trigger={(props) => <Button {...props}>Open</Button>}`. */
export interface TriggerProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-haspopup': 'dialog' | 'menu';
  readonly 'aria-expanded': boolean;
  readonly popoverTarget: string | undefined;
  readonly popoverTargetAction: 'hide';
  readonly onClick: (event: MouseEvent) => void;
}

interface PopoverProps {
  readonly trigger: (props: TriggerProps) => ReactNode;
  /** What the box is called. */
  readonly label: string;
  readonly placement?: Placement;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ trigger, label, placement = 'bottom-start', children }: PopoverProps) {
  const { id, button, open, close, triggerProps } = useDisclosure('dialog');
  return (
    <>
      {trigger(triggerProps)}
      {open && (
        <Floating
          id={id}
          anchor={() => button.current}
          onClose={close}
          placement={placement}
          label={label}
        >
          <div className={styles.body}>
            {typeof children === 'function' ? children(close) : children}
          </div>
        </Floating>
      )}
    </>
  );
}

/**
 * A button and the floating box it opens. While the box is open the button is its popover target:
 * only then does a press on it close the box, instead of dismissing and opening it again.
 */
export function useDisclosure(kind: TriggerProps['aria-haspopup']) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const triggerProps: TriggerProps = {
    ref: button,
    'aria-haspopup': kind,
    'aria-expanded': open,
    popoverTarget: open ? id : undefined,
    popoverTargetAction: 'hide',
    onClick: (event) => {
      if (open) return;
      // By the time the browser acts on this press, the box is open and it would close it again.
      event.preventDefault();
      setOpen(true);
    },
  };
  return { id, button, open, setOpen, close: () => setOpen(false), triggerProps };
}
