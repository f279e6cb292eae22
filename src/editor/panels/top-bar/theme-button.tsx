import { IconButton } from '../../../ui/icon-button.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './top-bar.module.css';
import type { Theme } from '../../store/view-slice.ts';

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<
  Theme,
  Theme
>;
const ICONS = { system: 'monitor', light: 'sun', dark: 'moon' } as const;

/** Goes round: as the system, light, dark. */
export function ThemeButton() {
  const theme = useEditor((state) => state.theme);
  const store = useEditorStore();
  return (
    <IconButton
      className={styles.spare}
      icon={ICONS[theme]}
      label={`Theme: ${theme}`}
      onClick={() => store.getState().setView({ theme: NEXT[theme] })}
    />
  );
}
