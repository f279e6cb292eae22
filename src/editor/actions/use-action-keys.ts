import { useEffect } from 'react';
import { ACTIONS } from './actions.ts';
import { findAction } from './find-action.ts';
import { placeOf } from './key-place.ts';
import { useClipboardEvents } from './use-clipboard-events.ts';
import { usePerform } from './use-perform.ts';

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Listens to the keys of all actions while the editor is on the page. */
export function useActionKeys(): void {
  const perform = usePerform();
  useClipboardEvents();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || liesOver(event.target)) return;
      const action = findAction(ACTIONS, event, placeOf(event.target), MAC);
      if (action !== undefined && perform(action)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [perform]);
}

/** Dialogs and menus have the keyboard to themselves. */
function liesOver(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog, [popover]') !== null;
}
