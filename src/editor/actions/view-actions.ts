import { tidyPlaces } from '../canvas/places.ts';
import { moveTogether } from '../edits/move-together.ts';
import type { EditorState } from '../store/store.ts';
import type { Theme } from '../store/view-slice.ts';
import type { Action } from './action.ts';

export const tidyUp: Action = {
  id: 'tidy-up',
  label: 'Tidy up',
  icon: 'wand-sparkles',
  group: 'Edit',
  keys: ['shift+t'],
  scope: 'canvas',
  synonyms: ['layout', 'arrange', 'align', 'auto-layout'],
  enabled: ({ flow, readOnly }) => flow.steps.length > 0 && !readOnly,
  async perform({ store }) {
    await moveTogether(store, tidyPlaces(store.getState().flow), 'Tidy up');
    store.getState().canvas?.fit();
  },
};

export const fit: Action = {
  id: 'fit',
  label: 'Fit the flow',
  icon: 'scan',
  group: 'View',
  keys: ['1'],
  scope: 'canvas',
  synonyms: ['zoom', 'everything'],
  enabled: hasCanvas,
  perform: ({ store }) => store.getState().canvas?.fit(),
};

export const zoomIn: Action = {
  id: 'zoom-in',
  label: 'Zoom in',
  icon: 'zoom-in',
  group: 'View',
  keys: ['plus', '='],
  scope: 'canvas',
  enabled: hasCanvas,
  perform: ({ store }) => store.getState().canvas?.zoomIn(),
};

export const zoomOut: Action = {
  id: 'zoom-out',
  label: 'Zoom out',
  icon: 'zoom-out',
  group: 'View',
  keys: ['-'],
  scope: 'canvas',
  enabled: hasCanvas,
  perform: ({ store }) => store.getState().canvas?.zoomOut(),
};

export const zoomToOne: Action = {
  id: 'zoom-to-one',
  label: 'Zoom to 100%',
  icon: 'search',
  group: 'View',
  keys: ['0'],
  scope: 'canvas',
  enabled: hasCanvas,
  perform: ({ store }) => store.getState().canvas?.zoomToOne(),
};

export const toggleMinimap: Action = {
  id: 'toggle-minimap',
  label: 'Minimap',
  icon: 'image',
  group: 'View',
  checked: ({ minimapOpen }) => minimapOpen,
  perform({ store }) {
    const { minimapOpen, setCanvas } = store.getState();
    setCanvas({ minimapOpen: !minimapOpen });
  },
};

export const toggleIntro: Action = {
  id: 'toggle-intro',
  label: 'About this flow',
  icon: 'info',
  group: 'Help',
  synonyms: ['description', 'hint', 'introduction'],
  enabled: ({ flow }) => (flow.description ?? '') !== '',
  checked: ({ introOpen }) => introOpen,
  perform({ store }) {
    const { introOpen, setView } = store.getState();
    setView({ introOpen: !introOpen });
  },
};

export const togglePalette: Action = {
  id: 'toggle-palette',
  label: 'Palette',
  icon: 'panel-left',
  group: 'View',
  keys: ['mod+b'],
  synonyms: ['left panel'],
  checked: ({ leftOpen }) => leftOpen,
  perform({ store }) {
    const { leftOpen, setView } = store.getState();
    setView({ leftOpen: !leftOpen });
  },
};

export const toggleSidePanel: Action = {
  id: 'toggle-side-panel',
  label: 'Side panel',
  icon: 'panel-right',
  group: 'View',
  keys: ['mod+i'],
  synonyms: ['right panel', 'inspector', 'details'],
  checked: ({ rightOpen }) => rightOpen,
  perform({ store }) {
    const { rightOpen, setView } = store.getState();
    setView({ rightOpen: !rightOpen });
  },
};

export const toggleBottomPanel: Action = {
  id: 'toggle-bottom-panel',
  label: 'Bottom panel',
  icon: 'panel-bottom',
  group: 'View',
  keys: ['mod+j'],
  synonyms: ['timeline', 'users', 'problems'],
  checked: ({ bottomOpen }) => bottomOpen,
  perform({ store }) {
    const { bottomOpen, setView } = store.getState();
    setView({ bottomOpen: !bottomOpen });
  },
};

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<
  Theme,
  Theme
>;

export const nextTheme: Action = {
  id: 'next-theme',
  label: 'Change the theme',
  icon: 'sun',
  group: 'View',
  synonyms: ['dark', 'light', 'system', 'colours'],
  perform({ store, say }) {
    const { theme, setView } = store.getState();
    setView({ theme: NEXT_THEME[theme] });
    say(`Theme: ${NEXT_THEME[theme]}`);
  },
};

function hasCanvas({ canvas }: EditorState): boolean {
  return canvas !== null;
}
