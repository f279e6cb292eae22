import { FlowmintError } from '../../core/error.ts';
import { removeSteps } from '../../core/commands/remove-steps.ts';
import { fragmentOf, fragmentText, pasteNear } from '../edits/fragment-text.ts';
import { looksLikeExport, openFiles } from '../files/open-files.ts';
import type { EditorState } from '../store/store.ts';
import type { Action, ActionContext } from './action.ts';

export const cut: Action = {
  id: 'cut',
  label: 'Cut',
  icon: 'scissors',
  group: 'Edit',
  keys: ['mod+x'],
  scope: 'canvas',
  native: true,
  enabled: canEditSelection,
  async perform(context) {
    await navigator.clipboard.writeText(selectionText(context.store.getState()));
    cutSelection(context);
  },
};

export const copy: Action = {
  id: 'copy',
  label: 'Copy',
  icon: 'copy',
  group: 'Edit',
  keys: ['mod+c'],
  scope: 'canvas',
  native: true,
  enabled: hasSelection,
  async perform({ store, say }) {
    await navigator.clipboard.writeText(selectionText(store.getState()));
    say(`Copied ${steps(store.getState().selectedSteps.length)}`);
  },
};

export const paste: Action = {
  id: 'paste',
  label: 'Paste',
  icon: 'clipboard-paste',
  group: 'Edit',
  keys: ['mod+v'],
  scope: 'canvas',
  native: true,
  enabled: ({ readOnly }) => !readOnly,
  async perform(context) {
    await pasteText(context, await navigator.clipboard.readText());
  },
};

export const duplicate: Action = {
  id: 'duplicate',
  label: 'Duplicate',
  icon: 'copy',
  group: 'Edit',
  keys: ['mod+d'],
  scope: 'canvas',
  enabled: canEditSelection,
  perform({ store, say }) {
    const { flow, selectedSteps, apply, select, canvas } = store.getState();
    const fragment = fragmentOf(flow, selectedSteps);
    const { command, ids } = pasteNear(flow, fragment, canvas?.visible());
    apply({ ...command, label: `Duplicate ${steps(ids.length)}` });
    select(ids);
    say(`Duplicated ${steps(ids.length)}`);
  },
};

/** What a copy puts on the clipboard; empty where no step is selected. */
export function selectionText({ flow, selectedSteps }: EditorState): string {
  return selectedSteps.length === 0 ? '' : fragmentText(flow, selectedSteps);
}

/** Removes what was just put on the clipboard. */
export function cutSelection({ store, say }: ActionContext): void {
  const { selectedSteps, apply } = store.getState();
  apply({ ...removeSteps(selectedSteps), label: `Cut ${steps(selectedSteps.length)}` });
  say(`Cut ${steps(selectedSteps.length)}`);
}

/** Adds the steps that text from a clipboard holds; says why where it holds none. */
export async function pasteText(context: ActionContext, text: string): Promise<void> {
  const { store, say, warn } = context;
  if (store.getState().readOnly) return;
  const { readFragment } = await import('../edits/read-fragment.ts');
  const { flow, apply, select, canvas } = store.getState();
  try {
    const fragment = readFragment(text);
    if (fragment === undefined) {
      if (looksLikeExport(text)) return await importText(context, text);
      warn('The clipboard holds no steps: copy some in Flowmint first.');
      return;
    }
    const { command, ids } = pasteNear(flow, fragment, canvas?.visible());
    apply(command);
    select(ids);
    say(`Pasted ${steps(ids.length)}`);
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    warn(`The clipboard holds steps that cannot be read: ${error.path ?? ''}: ${error.message}`);
  }
}

/** An export that was copied as text becomes a flow of its own, as a file would. */
async function importText({ store, services, warn }: ActionContext, text: string): Promise<void> {
  const file = {
    name: 'pasted.json',
    text: async () => text,
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
  for (const report of await openFiles(store, services, [file])) warn(report.text);
}

function hasSelection({ selectedSteps }: EditorState): boolean {
  return selectedSteps.length > 0;
}

function canEditSelection(state: EditorState): boolean {
  return hasSelection(state) && !state.readOnly;
}

function steps(count: number): string {
  return count === 1 ? '1 step' : `${count} steps`;
}
