import type { StateCreator } from 'zustand';
import type { Flow } from '../../core/document/schema.ts';
import type { EditorState } from './store.ts';

/** An edge is named by the port it leaves. */
export interface PortRef {
  readonly from: string;
  readonly port: string;
}

export interface SelectionSlice {
  readonly selectedSteps: readonly string[];
  readonly selectedEdges: readonly PortRef[];
  readonly select: (steps: readonly string[], edges?: readonly PortRef[]) => void;
  /** Drops what a document no longer has. */
  readonly keepSelected: (flow: Flow) => void;
}

export const createSelectionSlice: StateCreator<EditorState, [], [], SelectionSlice> = (
  set,
  get,
) => ({
  selectedSteps: [],
  selectedEdges: [],
  select: (selectedSteps, selectedEdges = []) => set({ selectedSteps, selectedEdges }),
  keepSelected(flow) {
    const { selectedSteps, selectedEdges } = get();
    const ids = new Set(flow.steps.map(({ id }) => id));
    const steps = selectedSteps.filter((id) => ids.has(id));
    const edges = selectedEdges.filter(({ from, port }) =>
      flow.edges.some((edge) => edge.from === from && edge.port === port),
    );
    if (steps.length < selectedSteps.length || edges.length < selectedEdges.length) {
      set({ selectedSteps: steps, selectedEdges: edges });
    }
  },
});
