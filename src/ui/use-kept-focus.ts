import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * The keyboard focus stays within a box when what had it goes: another tab shows by itself, a button does away with
 * itself. The browser would drop it, and the next Tab would begin at the top of the page. It goes to what is marked
 * `data-takes-focus`, then or as soon as there is such a thing, until then to the box.
 */
export function useKeptFocus<Box extends HTMLElement>(): RefObject<Box | null> {
  const ref = useRef<Box>(null);
  useEffect(() => {
    const { current: box } = ref;
    if (box === null) return undefined;
    /** What in the box has the focus, or had it when it went. */
    let holder: Element | null = null;
    const onFocusIn = ({ target }: FocusEvent): void => {
      holder = target instanceof Element ? target : null;
    };
    const onFocusOut = ({ target }: FocusEvent): void => {
      // What goes is not to be seen by then; what still is was left.
      queueMicrotask(() => {
        if (holder === target && isShown(holder) && document.activeElement !== target) {
          holder = null;
        }
      });
    };
    const onChange = (): void => {
      const { activeElement } = document;
      const isGone =
        !isShown(holder) && (activeElement === document.body || activeElement === holder);
      if (!isGone && activeElement !== box) return;
      const next = box.querySelector<HTMLElement>('[data-takes-focus]');
      if (next !== null) next.focus();
      else if (isGone) focusBox(box);
    };
    const changes = new MutationObserver(onChange);
    changes.observe(box, {
      childList: true,
      subtree: true,
      attributeFilter: ['data-takes-focus'],
    });
    box.addEventListener('focusin', onFocusIn);
    box.addEventListener('focusout', onFocusOut);
    return () => {
      changes.disconnect();
      box.removeEventListener('focusin', onFocusIn);
      box.removeEventListener('focusout', onFocusOut);
    };
  }, []);
  return ref;
}

/** Not so what React hides while it loads what comes in its place. */
function isShown(holder: Element | null): boolean {
  return holder?.checkVisibility() !== false;
}

/** Only for as long as it has the focus can it have it: a click beside its controls is not to give it any. */
function focusBox(box: HTMLElement): void {
  box.tabIndex = -1;
  box.focus({ preventScroll: true });
  box.addEventListener('blur', () => box.removeAttribute('tabindex'), { once: true });
}
