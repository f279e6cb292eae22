import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useToast } from '../../ui/toaster.tsx';
import type { Toast } from '../../ui/toaster.tsx';
import type { ChosenFile, Services, StoredFlow } from '../services.ts';
import type { EditorStore } from '../store/store.ts';
import { DropTarget } from './drop-target.tsx';
import { keepWorld } from './keep-world.ts';
import { Keeper } from './keeper.ts';
import type { Conflict } from './keeper.ts';
import { useSharedLink } from './use-shared-link.ts';

const ConflictDialog = lazy(async () => ({
  default: (await import('./conflict-dialog.tsx')).ConflictDialog,
}));

interface Props {
  readonly store: EditorStore;
  readonly services: Services;
  /** What the workspace has of the flow that is open at first; revision 0: nothing yet. */
  readonly first: StoredFlow;
}

/** Keeps what is open, takes files that are dropped on the page, and asks where two tabs disagree. */
export function Files({ store, services, first }: Props) {
  const { keeper, conflict, settle } = useKeeper(store, services, first);
  const toast = useToast();
  useSharedLink(store);
  const openAll = useCallback(
    async (files: readonly ChosenFile[]) => {
      const { openFiles } = await import('./open-files.ts');
      for (const report of await openFiles(store, services, files)) toast(report);
    },
    [store, services, toast],
  );
  return (
    <>
      <DropTarget onDrop={openAll} />
      {conflict !== null && (
        <Suspense>
          <ConflictDialog
            conflict={conflict}
            onKeepMine={() => {
              settle();
              keeper.current?.keepMine();
            }}
            onTakeTheirs={() => {
              settle();
              void keeper.current?.takeTheirs();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

function useKeeper(store: EditorStore, services: Services, first: StoredFlow) {
  const { workspace } = services;
  const toast = useToast();
  const keeper = useRef<Keeper>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  useEffect(() => {
    let warned = false;
    const onFailed = (error: unknown): void => {
      if (!warned) toast(notSaved(error));
      warned = true;
    };
    const made = new Keeper(store, workspace, first, {
      onConflict: setConflict,
      onFailed,
      onTakenOver: () => toast({ text: 'Updated with the changes of another tab.' }),
    });
    keeper.current = made;
    const stopWorld = keepWorld(store, workspace, onFailed);
    const leaving = new AbortController();
    const { signal } = leaving;
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') void made.flush();
      },
      { signal },
    );
    window.addEventListener('pagehide', () => made.leave(), { signal });
    return () => {
      leaving.abort();
      stopWorld();
      made.stop();
    };
  }, [store, workspace, first, toast]);
  return { keeper, conflict, settle: () => setConflict(null) };
}

function notSaved(error: unknown): Toast {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    tone: 'danger',
    durationMs: 0,
    text: `Your changes are not kept: ${reason} Save the flow as a file, then load the page again.`,
  };
}
