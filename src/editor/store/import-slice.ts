import type { StateCreator } from 'zustand';
import type { Flow } from '../../core/document/schema.ts';
import type { ReadExport } from '../services.ts';
import type { EditorState } from './store.ts';

/** A flow that came from a file of Descope's. */
export interface ImportedFlow {
  readonly file: string;
  /** As it is in the workspace. */
  readonly flow: Flow;
  readonly notes: Extract<ReadExport, { readonly flow: Flow }>['notes'];
}

/** Where an import stands: while files are read, and then what came of them. */
export type ImportState =
  | {
      readonly type: 'running';
      readonly done: number;
      readonly total: number;
      readonly cancel: () => void;
    }
  | {
      readonly type: 'done';
      readonly flows: readonly ImportedFlow[];
      /** What could not be read, each a sentence. */
      readonly failed: readonly string[];
    };

export interface ImportSlice {
  readonly importing: ImportState | null;
  readonly setImport: (importing: ImportState | null) => void;
}

/** What the report of an import shows; null: none runs and none is looked at. */
export const createImportSlice: StateCreator<EditorState, [], [], ImportSlice> = (set) => ({
  importing: null,
  setImport: (importing) => set({ importing }),
});
