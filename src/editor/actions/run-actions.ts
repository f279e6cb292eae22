import type { EditorState } from '../store/store.ts';
import type { Action } from './action.ts';

export const run: Action = {
  id: 'run',
  label: 'Run',
  icon: 'play',
  group: 'Run',
  keys: ['mod+enter'],
  synonyms: ['start', 'play', 'simulate'],
  enabled: ({ flow }) => flow.start !== null,
  perform: ({ store }) => store.getState().startRun(),
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
  enabled: ({ flow }) => flow.start !== null,
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

function hasRun({ run: shown }: EditorState): boolean {
  return shown !== null;
}
