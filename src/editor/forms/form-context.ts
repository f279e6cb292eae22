import { createContext, useContext } from 'react';
import type { Connector } from '../../core/document/schema.ts';
import type { Json } from '../../core/json.ts';

/** A dynamic value that can be written at this point of the flow. */
export interface Suggestion {
  readonly path: string;
  /** `must`: set on every way here; `may`: on some. */
  readonly certainty: 'must' | 'may';
  /** Where it comes from, in words. */
  readonly from: string;
  /** What it was at this step in the run shown; left out where it was not set. */
  readonly value?: Json;
}

/** The flows that a step may enter. */
export interface FlowsToEnter {
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  /** Makes the step enter this flow, with its ways out as ports. */
  readonly enter: (id: string) => void;
  readonly open: (id: string) => void;
}

/** What the fields of a form know beyond their own value. */
export interface FormSurroundings {
  readonly suggestions: readonly Suggestion[];
  readonly connectors: readonly Connector[];
  readonly readOnly: boolean;
  /** What is wrong at a JSON path below the form's root, such as `branches[0].rules[1].key`. */
  readonly problemAt: (path: string) => string | undefined;
  /** Where text typed into a field is no value yet, and why; null: it is one again. Only for forms that are saved at once. */
  readonly reportUnreadable?: (path: string, message: string | null) => void;
  /** For forms of a step that enters a flow. */
  readonly flowsToEnter?: FlowsToEnter;
  /** Leads to where connectors are made. */
  readonly editConnectors: () => void;
}

const NOTHING: FormSurroundings = {
  suggestions: [],
  connectors: [],
  readOnly: false,
  problemAt: () => undefined,
  editConnectors: () => {},
};

export const FormContext = createContext<FormSurroundings>(NOTHING);

export function useFormSurroundings(): FormSurroundings {
  return useContext(FormContext);
}
