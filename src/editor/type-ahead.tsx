import { useLayoutEffect } from 'react';
import { useEditorStore } from './store/store.ts';

/** Takes the keys while what lies over the editor is loaded: the list of commands goes on with them. */
export function TypeAhead() {
  const store = useEditorStore();
  // A layout effect: it has to be gone when the field that takes over has the focus.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey) return;
      const { commandQuery, setView } = store.getState();
      if (key === 'Escape') setView({ overlay: null, commandQuery: '' });
      else if (key === 'Backspace') setView({ commandQuery: commandQuery.slice(0, -1) });
      else if (key.length === 1) setView({ commandQuery: commandQuery + key });
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [store]);
  return null;
}
