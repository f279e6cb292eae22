import { useEffect } from 'react';
import { useEditorStore } from '../../store/store.ts';
import type { EditorStore } from '../../store/store.ts';

/** With all panels open a narrower window leaves the flow too little room to be read. */
const TOO_NARROW = '(max-width: 1679px)';
const done = new WeakSet<EditorStore>();

/**
 * What a run came to shows for the first time: the palette, which a run does not need, makes room for the flow. Once
 * only: who opens it again wants it there, and so does who types there.
 */
export function useRoomForRun(): void {
  const store = useEditorStore();
  useEffect(() => {
    if (done.has(store) || store.getState().run === null || isInPalette()) return;
    done.add(store);
    if (window.matchMedia(TOO_NARROW).matches) store.getState().setView({ leftOpen: false });
  }, [store]);
}

function isInPalette(): boolean {
  return (document.activeElement?.closest('[data-panel="Palette"]') ?? null) !== null;
}
