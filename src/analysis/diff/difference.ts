import type { Json } from '../../core/json.ts';

/** A step as differences name it. */
export interface StepRef {
  readonly id: string;
  /** Its name; its id where it has none. */
  readonly name: string;
  readonly kind: string;
  /** What its kind is called as it is configured, such as `Generate JWT / Sign In with 3rd Party IdP`. */
  readonly title: string;
  /** Its place in the list of steps. */
  readonly index: number;
}

/** How a value differs. `moved`: a list holds the same items in another order. */
export type ChangeType = 'added' | 'removed' | 'changed' | 'moved';

/** One value that differs, with its place in words and as a JSON path. */
export interface ValueChange {
  readonly type: ChangeType;
  /** From the outside in, as the forms call it: `Components`, `Button “Continue”`, `Label`. */
  readonly label: readonly string[];
  /** JSON path in the flow after; of what was removed, in the flow before. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
  /** What people read in place of a value: the label of a choice, the name of a connector. */
  readonly beforeText?: string;
  readonly afterText?: string;
  /** Set for an item that came to a list or went from it. */
  readonly item?: true;
}

/** Where a port leads. */
export interface Wire {
  /** The port's id. */
  readonly port: string;
  /** What the port is called. */
  readonly label: string;
  /** Name of the step it leads to. */
  readonly to: string;
}

interface DifferenceBase {
  /** Unique in its diff and stable: the same flows give the same ids. */
  readonly id: string;
  /** Name of the flow of the library that it is in; left out: in the flow itself. */
  readonly within?: string;
}

/** A step that came, went, or is not as it was. `renamed`: nothing but its name differs. */
export type StepDifference = DifferenceBase & { readonly part: 'step' } & (
    | {
        readonly type: 'added';
        readonly after: StepRef;
        readonly summary: string;
        readonly wires: readonly Wire[];
      }
    | {
        readonly type: 'removed';
        readonly before: StepRef;
        readonly summary: string;
        readonly wires: readonly Wire[];
      }
    | {
        readonly type: 'changed' | 'renamed';
        readonly before: StepRef;
        readonly after: StepRef;
        readonly changes: readonly ValueChange[];
      }
  );

/** A port that leads elsewhere than before; the start of the flow is one too. */
export interface EdgeDifference extends DifferenceBase {
  readonly part: 'edge';
  readonly type: 'rewired';
  /** The step it leaves; null: the start of the flow. */
  readonly step: { readonly before: StepRef; readonly after: StepRef } | null;
  readonly port: string;
  /** What the port is called. */
  readonly label: string;
  /** Name of the step it leads to; null: nowhere. */
  readonly before: string | null;
  readonly after: string | null;
  /** Ids of those steps, each in its own flow. */
  readonly beforeId: string | null;
  readonly afterId: string | null;
}

/** Everything that is no step and no edge, in the order it is told. */
export const PARTS = [
  'flow',
  'settings',
  'assumption',
  'connector',
  'scenario',
  'library',
  'other',
  'kept',
] as const;

/** Something of the flow besides steps and edges. */
export interface PartDifference extends DifferenceBase {
  readonly part: (typeof PARTS)[number];
  readonly type: 'added' | 'removed' | 'changed' | 'renamed';
  /** Its name: of a connector, a scenario, a flow, of a step for what is kept of it; empty where there is only one. */
  readonly subject: string;
  readonly changes: readonly ValueChange[];
}

export type Difference = StepDifference | EdgeDifference | PartDifference;

/** How one flow differs from another by what it means; places on the canvas are none of that. */
export interface FlowDiff {
  /** In the order of the flow after, what was removed after what it followed; the flow's library last. */
  readonly differences: readonly Difference[];
  /** Which step is which: ids of the flow before, in its order, with those of the flow after. */
  readonly steps: readonly { readonly before: string; readonly after: string }[];
}
