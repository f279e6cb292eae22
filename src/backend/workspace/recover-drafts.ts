import { copyFlow } from '../../core/document/copy-flow.ts';
import type { Workspace } from '../../hosts/ports/workspace.ts';
import type { Drafts } from './drafts.ts';

/**
 * Finishes the saves that the last visit could not wait for. A flow that somebody changed since becomes a flow of its
 * own beside it.
 */
export async function recoverDrafts(workspace: Workspace, drafts: Drafts): Promise<void> {
  for (const { flow, basedOn } of drafts.take()) {
    const saved = await workspace.save(flow, basedOn);
    if (saved.type === 'conflict') {
      const taken = (await workspace.list()).map(({ id }) => id);
      await workspace.save(copyFlow(flow, taken, `${flow.name} (recovered)`), 0);
    }
  }
}
