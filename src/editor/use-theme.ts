import { useEffect } from 'react';
import { useEditor } from './store/store.ts';

/** Puts the chosen theme on the page; "system" leaves it to the browser. */
export function useTheme(): void {
  const theme = useEditor((state) => state.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
