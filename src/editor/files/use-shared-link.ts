import { useEffect } from 'react';
import { isShareLink } from '../../formats/share-link/is-share-link.ts';
import type { EditorStore } from '../store/store.ts';

/** Shows what a link holds when the page is opened by one, or gets one later. */
export function useSharedLink(store: EditorStore): void {
  useEffect(() => {
    const look = (): void => {
      if (isShareLink(window.location.hash)) store.getState().setView({ overlay: 'shared' });
    };
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [store]);
}
