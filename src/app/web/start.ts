import { openDatabase } from '../../backend/storage/open-database.ts';
import { openWebStorage } from '../../backend/storage/web-storage.ts';
import { createDrafts } from '../../backend/workspace/drafts.ts';
import { recoverDrafts } from '../../backend/workspace/recover-drafts.ts';
import { createWorkspace } from '../../backend/workspace/workspace.ts';
import type { Services, StoredFlow, Workspace } from '../../editor/services.ts';
import { createEditorStore } from '../../editor/store/store.ts';
import type { EditorStore } from '../../editor/store/store.ts';
import { keepView } from './keep-view.ts';
import { createServices } from './services.ts';
import { loadExample } from './templates.ts';

/** Everything the page begins with. */
export interface Started {
  readonly store: EditorStore;
  readonly services: Services;
  readonly first: StoredFlow;
  /** Whether flows survive the page. */
  readonly persistent: boolean;
}

/** Opens what was open last, else the latest flow there is; the first visit shows a finished example. */
export async function start(): Promise<Started> {
  const database = await openDatabase('flowmint');
  const drafts = createDrafts(openWebStorage('localStorage'));
  const workspace = createWorkspace({
    database,
    drafts,
    tab: openWebStorage('sessionStorage'),
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
  const last = await workspace.lastOpened();
  const stored =
    (last === undefined ? undefined : await workspace.load(last)) ?? (await latest(workspace));
  if (stored === undefined) return { flow: (await loadExample()).flow, revision: 0 };
  await workspace.setLastOpened(stored.flow.id);
  return stored;
}

async function latest(workspace: Workspace): Promise<StoredFlow | undefined> {
  const id = (await workspace.list())[0]?.id;
  return id === undefined ? undefined : workspace.load(id);
}
