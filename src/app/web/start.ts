import { example } from 'virtual:example';
import type { Database } from '../../backend/storage/database.ts';
import { openWebStorage } from '../../backend/storage/web-storage.ts';
import { createDrafts } from '../../backend/workspace/drafts.ts';
import { recoverDrafts } from '../../backend/workspace/recover-drafts.ts';
import { createWorkspace } from '../../backend/workspace/workspace.ts';
import type { Services, StoredFlow, Workspace } from '../../editor/services.ts';
import { createEditorStore } from '../../editor/store/store.ts';
import type { EditorStore } from '../../editor/store/store.ts';
import { keepView } from './keep-view.ts';
import { createServices } from './services.ts';

/** Everything the page begins with. */
export interface Started {
  readonly store: EditorStore;
  readonly services: Services;
  readonly first: StoredFlow;
  /** Whether flows survive the page. */
  readonly persistent: boolean;
}

/** Opens what was open last, else the latest flow there is; the first visit shows a finished example. */
export async function start(opening: Promise<Database>): Promise<Started> {
  const tab = openWebStorage('sessionStorage');
  const database = await opening;
  const drafts = createDrafts(openWebStorage('localStorage'));
  const workspace = createWorkspace({
    database,
    drafts,
    tab,
    now: () => Date.now(),
  });
  await recoverDrafts(workspace, drafts);
  const [first, world] = await Promise.all([firstFlow(workspace), workspace.loadWorld()]);
  const services = createServices(database, workspace);
  const store = createEditorStore(first.flow, services);
  store.getState().setWorld(world);
  keepView(store, openWebStorage('localStorage'));
  return { store, services, first, persistent: database.persistent };
}

async function firstFlow(workspace: Workspace): Promise<StoredFlow> {
  const [last, others] = await Promise.all([workspace.lastOpened(), workspace.list()]);
  const latest = others[0]?.id;
  const stored =
    (last === undefined ? undefined : await workspace.load(last)) ??
    (latest === undefined ? undefined : await workspace.load(latest));
  if (stored === undefined) return { flow: example, revision: 0 };
  // Nothing waits for it: a tab that opens later would miss it, nothing else.
  void workspace.setLastOpened(stored.flow.id).catch(() => {});
  return stored;
}
