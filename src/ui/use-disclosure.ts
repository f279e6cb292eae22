import {
  cloneElement,
  type ComponentProps,
  type MouseEvent,
  type ReactElement,
  type RefObject,
  useId,
  useRef,
  useState,
} from 'react';

/** The button that opens: an element that takes a button's attributes, or a function of them. */
export type Trigger =
  | ReactElement<ComponentProps<'button'>>
  | ((props: TriggerProps) => ReactElement);

interface TriggerProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly id: string;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly popoverTarget: string | undefined;
  readonly popoverTargetAction: 'hide';
  readonly onClick: (event: MouseEvent) => void;
}

/**
 * A button and the floating menu it opens. While the box is open the button is its popover target:
 * only then does a press on it close the box, instead of dismissing and opening it again.
 */
export function useDisclosure() {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const triggerProps: TriggerProps = {
    ref: button,
    id: `${id}trigger`,
    'aria-haspopup': 'menu',
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

export function withTrigger(trigger: Trigger, props: TriggerProps): ReactElement {
  return typeof trigger === 'function' ? trigger(props) : cloneElement(trigger, props);
}
