import {
  cloneElement,
  type ComponentProps,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useId,
  useRef,
  useState,
} from 'react';
import { Floating } from './floating.tsx';
import type { Placement } from './place-beside.ts';
import styles from './popover.module.css';

/** The button that opens: an element that takes a button's attributes, or a function of them. */
export type Trigger =
  | ReactElement<ComponentProps<'button'>>
  | ((props: TriggerProps) => ReactElement);

export interface TriggerProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly id: string;
  readonly 'aria-haspopup': 'dialog' | 'menu';
  readonly 'aria-expanded': boolean;
  readonly popoverTarget: string | undefined;
  readonly popoverTargetAction: 'hide';
  readonly onClick: (event: MouseEvent) => void;
}

interface PopoverProps {
  readonly trigger: Trigger;
  /** What the box is called; as its button is, unless told. */
  readonly label?: string;
  readonly placement?: Placement;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ trigger, label, placement = 'bottom-start', children }: PopoverProps) {
  const { id, button, open, close, triggerProps } = useDisclosure('dialog');
  return (
    <>
      {withTrigger(trigger, triggerProps)}
      {open && (
        <Floating
          id={id}
          anchor={() => button.current}
          onClose={close}
          placement={placement}
          label={label}
          labelledBy={triggerProps.id}
        >
          <div className={styles.body}>
            {typeof children === 'function' ? children(close) : children}
          </div>
        </Floating>
      )}
    </>
  );
}

export function withTrigger(trigger: Trigger, props: TriggerProps): ReactElement {
  return typeof trigger === 'function' ? trigger(props) : cloneElement(trigger, props);
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
    id: `${id}trigger`,
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
