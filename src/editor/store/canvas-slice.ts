import type { StateCreator } from 'zustand';
import type { Place } from '../../core/commands/move-steps.ts';
import type { PortRef } from './selection-slice.ts';
import type { EditorState } from './store.ts';

/** A list of steps to choose from, opened beside something on the canvas. */
export interface StepMenu {
  /** What it stands beside, in pixels of the window. */
  readonly anchor: DOMRect;
  /** The port that is to lead to what is chosen; null: nothing leads there. */
  readonly after: PortRef | null;
  /** Insert: the new step leads on to where the port led before. */
  readonly insert: boolean;
  /** Where a new step goes, in canvas pixels; null: beside the step it follows. */
  readonly place: Place | null;
}

/** A claim of the token shown, and the step it comes from. */
export interface AskedClaim {
  readonly claim: string;
  readonly step: string;
  /** Why the step wrote it. */
  readonly why: string;
}

/** What the canvas that is on the page can do. */
export interface CanvasControls {
  readonly fit: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** To its real size. */
  readonly zoomToOne: () => void;
  /** Brings a step into view if it is not, and puts the keyboard focus on its card if asked. */
  readonly reveal: (step: string, focus?: boolean) => void;
  /** Puts the keyboard focus on the canvas, when what had it is gone. */
  readonly takeFocus: () => void;
  /** What is visible, in canvas pixels. */
  visible(): {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** What is under way on the canvas and not (yet) in the document. */
export interface CanvasSlice {
  /** Places of cards that are being dragged or tidied up. */
  readonly moving: ReadonlyMap<string, Place> | null;
  /** The step that a connection being drawn would land on. */
  readonly dropTarget: string | null;
  /** The step whose name is being edited on its card. */
  readonly renaming: string | null;
  readonly stepMenu: StepMenu | null;
  /** So many cards are in view that they are drawn as one picture; null before anybody looked. */
  readonly overview: boolean | null;
  /** The minimap is wanted. */
  readonly minimapOpen: boolean;
  /** It is there, too: not all of the flow is in sight. */
  readonly minimapShown: boolean;
  /** The view goes along with the run, from its beginning until a person looks elsewhere. */
  readonly followsRun: boolean;
  /** Someone asked for the palette’s search field; it takes the focus and says so. */
  readonly searchWanted: boolean;
  /** Someone asked for the settings of the selected step; the first field takes the focus and says so. */
  readonly settingsWanted: boolean;
  /** Someone asked why a claim is as it is; what its step did in the run takes the focus and tells. */
  readonly claimAsked: AskedClaim | null;
  /** Null while no canvas is on the page. */
  readonly canvas: CanvasControls | null;
  /** A person chose what to look at: the view goes along with the run no longer. */
  readonly lookElsewhere: () => void;
  readonly setCanvas: (part: Partial<Omit<CanvasSlice, 'setCanvas' | 'lookElsewhere'>>) => void;
}

export const createCanvasSlice: StateCreator<EditorState, [], [], CanvasSlice> = (set, get) => ({
  moving: null,
  dropTarget: null,
  renaming: null,
  stepMenu: null,
  overview: null,
  minimapOpen: true,
  minimapShown: false,
  followsRun: false,
  searchWanted: false,
  settingsWanted: false,
  claimAsked: null,
  canvas: null,
  lookElsewhere() {
    // Asked with every frame of a gesture.
    if (get().followsRun) set({ followsRun: false });
  },
  setCanvas: (part) => set(part),
});
