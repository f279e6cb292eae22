import { lazy, Suspense } from 'react';
import { CommandPalette } from './commands/command-palette.tsx';
import { ConnectorsDialog } from './connectors/connectors-dialog.tsx';
import { ExportDialog } from './descope/export-dialog.tsx';
import { ImportDialog } from './descope/import-dialog.tsx';
import { Gallery } from './gallery/gallery.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { ShareDialog } from './share/share-dialog.tsx';
import { SharedFlow } from './share/shared-flow.tsx';
import { Shortcuts } from './shortcuts/shortcuts.tsx';
import { useEditor, useEditorStore } from '../store/store.ts';

/** Larger than all others together: it brings all that compares flows. */
const CompareDialog = lazy(async () => ({
  default: (await import('./compare/compare-dialog.tsx')).CompareDialog,
}));

/** Whatever lies over the editor: one thing at a time. */
export function Overlays() {
  const overlay = useEditor((state) => state.overlay);
  const store = useEditorStore();
  const close = (): void => store.getState().setView({ overlay: null, commandQuery: '' });
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
    case 'import':
      return <ImportDialog onClose={close} />;
    case 'export':
      return <ExportDialog onClose={close} />;
    case 'compare':
      // A boundary of its own: the one around would keep the list of commands, hidden, until this is loaded.
      return (
        <Suspense>
          <CompareDialog onClose={close} />
        </Suspense>
      );
    case null:
      return null;
  }
}
