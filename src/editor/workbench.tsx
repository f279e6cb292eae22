// The first painting does without them: fonts that come in the middle of it have all text laid out again.
import '../ui/fonts.css';
import { useActionKeys } from './actions/use-action-keys.ts';

export { CanvasToolbar } from './canvas/canvas-toolbar.tsx';
export { Dots } from './canvas/dots.tsx';
export { FollowRun } from './canvas/follow-run.tsx';
export { Minimap } from './canvas/minimap.tsx';
export { Packet } from './canvas/packet.tsx';
export { StepMenu } from './canvas/step-menu.tsx';
export { ToolsRoom } from './canvas/tools-room.tsx';
export { BottomPanel } from './panels/bottom/bottom-panel.tsx';
export { Palette } from './panels/palette/palette.tsx';
export { SidePanel } from './panels/side/side-panel.tsx';
export { TopBar } from './panels/top-bar/top-bar.tsx';

/** The keys of all actions, while it is on the page. */
export function ActionKeys() {
  useActionKeys();
  return null;
}
