import { copyFlow } from '../../core/document/copy-flow.ts';
import { openFlowText } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { FlowmintError } from '../../core/error.ts';
import { readableKinds } from '../../steps/readable-kinds.ts';
import type { Services } from '../services.ts';
import type { EditorStore } from '../store/store.ts';

/**
 * Opens the text of a file as a flow of the workspace; one whose id is taken becomes a flow of its own. Throws a
 * {@link FlowmintError} for text that is no flow, and then nothing has changed.
 */
export async function openText(
  store: EditorStore,
  { workspace }: Pick<Services, 'workspace'>,
  text: string,
): Promise<Flow> {
  const read = openFlowText(text, readableKinds);
  const taken = (await workspace.list()).map(({ id }) => id);
  const flow = copyFlow(read, [...taken, store.getState().flow.id]);
  store.getState().open(flow);
  return flow;
}

/** What to tell of a file that could not be opened: which one, where in it, what was expected and what was found. */
export function fileErrorText(name: string, error: unknown): string {
  if (!(error instanceof FlowmintError)) {
    return `${name}: ${error instanceof Error ? error.message : String(error)}`;
  }
  return `${name}${error.path === undefined ? '' : `, ${error.path}`}: ${error.message}.`;
}
