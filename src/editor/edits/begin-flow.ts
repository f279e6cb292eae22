import { freeId } from '../../core/commands/new-step-id.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { Services } from '../services.ts';
import type { EditorStore } from '../store/store.ts';

/** Opens a copy of a flow (a template, or an empty one) under an id that no flow of the workspace has. */
export async function beginFlow(store: EditorStore, services: Services, flow: Flow): Promise<void> {
  const entries = await services.workspace.list();
  const taken = [store.getState().flow.id, ...entries.map(({ id }) => id)];
  store.getState().open({ ...flow, id: freeId(taken, flow.id, 'flow') });
}
