import { useEffect } from 'react';
import { Editor } from '../../editor/editor.tsx';
import { Files } from '../../editor/files/files.tsx';
import { AnnouncerProvider } from '../../ui/announcer.tsx';
import { ToastProvider, useToast } from '../../ui/toaster.tsx';
import type { Started } from './start.ts';

/** The page: the editor, and what keeps its flows. */
export function App({ store, services, first, persistent }: Started) {
  return (
    <AnnouncerProvider>
      <ToastProvider>
        <Editor store={store} services={services} />
        <Files store={store} services={services} first={first} />
        {!persistent && <NothingKept />}
      </ToastProvider>
    </AnnouncerProvider>
  );
}

/** Says so where the browser keeps nothing: closing the tab would otherwise lose work unannounced. */
function NothingKept() {
  const toast = useToast();
  useEffect(() => {
    toast({
      tone: 'warning',
      durationMs: 0,
      text: 'This browser keeps nothing of this page. Save your flows as files before you close it.',
    });
  }, [toast]);
  return null;
}
