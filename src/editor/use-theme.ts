import { useLayoutEffect } from 'react';
import { useEditor } from './store/store.ts';

/** Puts the chosen theme on the page; "system" leaves it to the browser. */
export function useTheme(): void {
  const theme = useEditor((state) => state.theme);
  // Before the first paint: a page that is chosen dark must not flash.
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
