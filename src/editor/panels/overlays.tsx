import { CommandPalette } from './commands/command-palette.tsx';
import { ConnectorsDialog } from './connectors/connectors-dialog.tsx';
import { Gallery } from './gallery/gallery.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { ShareDialog } from './share/share-dialog.tsx';
import { SharedFlow } from './share/shared-flow.tsx';
import { Shortcuts } from './shortcuts/shortcuts.tsx';
import { useEditor, useEditorStore } from '../store/store.ts';

/** Whatever lies over the editor: one thing at a time. */
export function Overlays() {
  const overlay = useEditor((state) => state.overlay);
  const store = useEditorStore();
  const close = (): void => store.getState().setView({ overlay: null });
  switch (overlay) {
    case 'gallery':
      return <Gallery onClose={close} />;
    case 'commands':
      return <CommandPalette onClose={close} />;
    case 'shortcuts':
      return <Shortcuts onClose={close} />;
    case 'connectors':
      return <ConnectorsDialog onClose={close} />;
    case 'settings':
      return <SettingsDialog onClose={close} />;
    case 'share':
      return <ShareDialog onClose={close} />;
    case 'shared':
      return <SharedFlow onClose={close} />;
    case null:
      return null;
  }
}
