import type { Workspace } from '../services.ts';
import type { EditorStore } from '../store/store.ts';

/**
 * Keeps the made-up users and mocks: saves every change and shows what other tabs change. Answers how to stop.
 *
 * @param onFailed a change is not saved; the next one tries again
 */
export function keepWorld(
  store: EditorStore,
  workspace: Workspace,
  onFailed: (error: unknown) => void,
): () => void {
  let kept = store.getState().world;
  let saving = false;
  const save = async (): Promise<void> => {
    if (saving) return;
    saving = true;
    try {
      for (let { world } = store.getState(); world !== kept; { world } = store.getState()) {
        kept = world;
        await workspace.saveWorld(world);
      }
    } catch (error) {
      onFailed(error);
    } finally {
      saving = false;
    }
  };
  const stops = [
    store.subscribe(({ world }) => {
      if (world !== kept) void save();
    }),
    workspace.onExternalWorld((world) => {
      kept = world;
      store.getState().setWorld(world);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
