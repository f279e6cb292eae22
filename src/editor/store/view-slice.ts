import type { StateCreator } from 'zustand';
import type { EditorState } from './store.ts';

export const RIGHT_TABS = ['step', 'screen', 'token'] as const;
export type RightTab = (typeof RIGHT_TABS)[number];
export const BOTTOM_TABS = ['timeline', 'users', 'http', 'scenarios', 'problems'] as const;
export type BottomTab = (typeof BOTTOM_TABS)[number];
export type Theme = 'system' | 'light' | 'dark';
/** What lies over the editor. */
export type Overlay =
  | 'gallery'
  | 'commands'
  | 'shortcuts'
  | 'connectors'
  | 'settings'
  | 'share'
  | 'shared'
  | 'compare'
  | 'import'
  | 'export'
  | null;

/** Where the canvas stands: its left upper corner in pixels of the window, and how large the flow is drawn. */
export interface KeptPlace {
  /** The flow's. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Of how many flows the place is kept. */
const PLACES = 50;

/** Layout and look: what a person set up for themselves, apart from the document. */
export interface ViewSlice {
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly bottomOpen: boolean;
  readonly rightTab: RightTab;
  readonly bottomTab: BottomTab;
  /** Pixels. */
  readonly leftSize: number;
  readonly rightSize: number;
  readonly bottomSize: number;
  readonly theme: Theme;
  readonly overlay: Overlay;
  /** What was typed into the list of commands, also before it was there. */
  readonly commandQuery: string;
  /** What the flow is for stands on the canvas. */
  readonly introOpen: boolean;
  /** The step a hovered source chip, problem or timeline row points at. */
  readonly highlighted: string | null;
  /** A step the canvas has to bring into view; `nonce` makes asking twice work. */
  readonly focused: { readonly step: string; readonly nonce: number } | null;
  /** What part of which flow was looked at last, the latest first. */
  readonly placesKept: readonly KeptPlace[];
  /** Keeps (or forgets: null) what part of the open flow is looked at. */
  readonly keepPlace: (place: Omit<KeptPlace, 'id'> | null) => void;
  readonly setView: (view: Partial<Omit<ViewSlice, 'setView' | 'showStep' | 'keepPlace'>>) => void;
  /** Selects a step, opens its inspector and brings it into view. */
  readonly showStep: (id: string) => void;
}

export const createViewSlice: StateCreator<EditorState, [], [], ViewSlice> = (set, get) => ({
  leftOpen: true,
  // The first view is the flow itself; a selected step and a run open what they need.
  rightOpen: false,
  bottomOpen: false,
  rightTab: 'step',
  bottomTab: 'timeline',
  leftSize: 264,
  rightSize: 360,
  bottomSize: 260,
  theme: 'system',
  overlay: null,
  commandQuery: '',
  introOpen: true,
  highlighted: null,
  focused: null,
  placesKept: [],
  keepPlace(place) {
    const { flow, placesKept } = get();
    const others = placesKept.filter(({ id }) => id !== flow.id);
    if (place === null && others.length === placesKept.length) return;
    set({
      placesKept: place === null ? others : [{ id: flow.id, ...place }, ...others].slice(0, PLACES),
    });
  },
  setView: (view) => set(view),
  showStep(id) {
    get().select([id]);
    set({
      rightOpen: true,
      rightTab: 'step',
      overlay: null,
      focused: { step: id, nonce: (get().focused?.nonce ?? 0) + 1 },
    });
  },
});
