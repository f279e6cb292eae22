import type { StateCreator } from 'zustand';
import type { EditorState } from './store.ts';
import type { BottomTab, RightTab } from './view-slice.ts';

/** How a flow was left: who comes, what is open beside it, what is selected. */
export interface KeptView {
  /** The flow's. */
  readonly id: string;
  /** Name of the chosen scenario; null: none. */
  readonly scenario: string | null;
  /** The one step that is selected. */
  readonly step: string | null;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly bottomOpen: boolean;
  readonly rightTab: RightTab;
  readonly bottomTab: BottomTab;
}

/** Of how many flows the view is kept. */
const VIEWS = 50;

/** How each flow was left, so that whoever comes back goes on there. The run is not kept. */
export interface KeptViewSlice {
  /** The latest first. */
  readonly viewsKept: readonly KeptView[];
  /** Keeps how the open flow is looked at now. */
  readonly keepView: () => void;
  /** Looks at the open flow as it was left, as far as it still has what was chosen. */
  readonly recallView: (kept: KeptView) => void;
}

export const createKeptViewSlice: StateCreator<EditorState, [], [], KeptViewSlice> = (
  set,
  get,
) => ({
  viewsKept: [],
  keepView() {
    const now = viewOf(get());
    const others = get().viewsKept.filter(({ id }) => id !== now.id);
    set({ viewsKept: [now, ...others].slice(0, VIEWS) });
  },
  recallView({ id: _id, scenario, step, ...panels }) {
    const { flow, select, chooseScenario, setView } = get();
    const isThere = scenario === null || flow.scenarios?.some(({ name }) => name === scenario);
    if (isThere === true) chooseScenario(scenario);
    if (flow.steps.some(({ id }) => id === step) && step !== null) select([step]);
    setView(panels);
  },
});

function viewOf(state: EditorState): KeptView {
  const [selected, ...more] = state.selectedSteps;
  return {
    id: state.flow.id,
    scenario: state.scenarioName,
    step: more.length > 0 ? null : (selected ?? null),
    leftOpen: state.leftOpen,
    rightOpen: state.rightOpen,
    bottomOpen: state.bottomOpen,
    rightTab: state.rightTab,
    bottomTab: state.bottomTab,
  };
}
