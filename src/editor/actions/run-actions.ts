import { goesOn } from '../store/run-slice.ts';
import type { EditorState } from '../store/store.ts';
import type { Action } from './action.ts';

export const run: Action = {
  id: 'run',
  label: 'Run',
  icon: 'play',
  group: 'Run',
  keys: ['mod+enter'],
  synonyms: ['start', 'play', 'simulate', 'continue', 'resume'],
  enabled: (state) => whyNoRun(state) === undefined,
  perform({ store }) {
    const state = store.getState();
    return goesOn(state) ? state.resumeRun() : state.startRun();
  },
};

export const pause: Action = {
  id: 'pause',
  label: 'Pause',
  icon: 'pause',
  group: 'Run',
  enabled: ({ playing }) => playing,
  perform: ({ store }) => store.getState().pauseRun(),
};

export const stepOn: Action = {
  id: 'step',
  label: 'Step',
  icon: 'step-forward',
  group: 'Run',
  keys: ['f10'],
  synonyms: ['next', 'forward'],
  enabled: (state) => whyNoRun(state) === undefined,
  perform: ({ store }) => store.getState().stepRun(),
};

export const stepBack: Action = {
  id: 'back',
  label: 'Back',
  icon: 'step-back',
  group: 'Run',
  keys: ['shift+f10'],
  synonyms: ['previous', 'rewind'],
  enabled: ({ run: shown }) => shown !== null && shown.moment >= 0,
  perform: ({ store }) => store.getState().backRun(),
};

export const reset: Action = {
  id: 'reset',
  label: 'Reset',
  icon: 'rotate-ccw',
  group: 'Run',
  synonyms: ['stop', 'clear'],
  enabled: hasRun,
  perform: ({ store }) => store.getState().resetRun(),
};

export const toggleBreakpoint: Action = {
  id: 'toggle-breakpoint',
  label: 'Pause before this step',
  icon: 'circle-pause',
  group: 'Run',
  keys: ['f9'],
  synonyms: ['breakpoint', 'stop', 'debug'],
  enabled: ({ selectedSteps }) => selectedSteps.length > 0,
  checked: ({ selectedSteps, breakpoints }) =>
    selectedSteps.length > 0 && selectedSteps.every((id) => breakpoints.includes(id)),
  perform({ store, say }) {
    const { selectedSteps, toggleBreakpoints } = store.getState();
    toggleBreakpoints(selectedSteps);
    const isSet = store.getState().breakpoints.includes(selectedSteps[0] ?? '');
    say(isSet ? 'A run pauses before this step' : 'A run does not pause before this step');
  },
};

/** Why no run can begin, and what to do about it; undefined: one can. */
export function whyNoRun({ flow }: EditorState): string | undefined {
  if (flow.start !== null) return undefined;
  return flow.steps.length === 0
    ? 'Add the first step: a run begins there'
    : 'The flow has no first step: lead Start to the step it begins at';
}

function hasRun({ run: shown }: EditorState): boolean {
  return shown !== null;
}
