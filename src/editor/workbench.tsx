// The first painting does without them: fonts that come in the middle of it have all text laid out again.
import '../ui/fonts.css';
import { useActionKeys } from './actions/use-action-keys.ts';

export { BottomPanel } from './panels/bottom/bottom-panel.tsx';
export { Palette } from './panels/palette/palette.tsx';
export { SidePanel } from './panels/side/side-panel.tsx';
export { TopBar } from './panels/top-bar/top-bar.tsx';

/** The keys of all actions, while it is on the page. */
export function ActionKeys() {
  useActionKeys();
  return null;
}
