import { createContext, useContext } from 'react';
import { createStore, useStore } from 'zustand';
import type { StoreApi } from 'zustand';
import type { Flow } from '../../core/document/schema.ts';
import type { Services } from '../services.ts';
import { createBatchSlice } from './batch-slice.ts';
import type { BatchSlice } from './batch-slice.ts';
import { createCanvasSlice } from './canvas-slice.ts';
import type { CanvasSlice } from './canvas-slice.ts';
import { createDocumentSlice } from './document-slice.ts';
import type { DocumentSlice } from './document-slice.ts';
import { createImportSlice } from './import-slice.ts';
import type { ImportSlice } from './import-slice.ts';
import { createKeptViewSlice } from './kept-view-slice.ts';
import type { KeptViewSlice } from './kept-view-slice.ts';
import { createRunSlice } from './run-slice.ts';
import type { RunSlice } from './run-slice.ts';
import { createSelectionSlice } from './selection-slice.ts';
import type { SelectionSlice } from './selection-slice.ts';
import { createViewSlice } from './view-slice.ts';
import type { ViewSlice } from './view-slice.ts';
import { createWorldSlice } from './world-slice.ts';
import type { WorldSlice } from './world-slice.ts';

/** What a person has in front of them. How to compute anything from it lives in `core`. */
export type EditorState = DocumentSlice &
  SelectionSlice &
  ViewSlice &
  KeptViewSlice &
  CanvasSlice &
  RunSlice &
  BatchSlice &
  ImportSlice &
  WorldSlice;

export type EditorStore = StoreApi<EditorState>;

/** Makes a store of its own for each editor (and each test). */
export function createEditorStore(flow: Flow, services: Services): EditorStore {
  return createStore<EditorState>()((...api) => ({
    ...createDocumentSlice(flow)(...api),
    ...createSelectionSlice(...api),
    ...createViewSlice(...api),
    ...createKeptViewSlice(...api),
    ...createCanvasSlice(...api),
    ...createRunSlice(services)(...api),
    ...createBatchSlice(services)(...api),
    ...createImportSlice(...api),
    ...createWorldSlice(...api),
    scenarioName: flow.scenarios?.[0]?.name ?? null,
  }));
}

/** An editor's store and the services it was made with. */
export interface EditorContextValue {
  readonly store: EditorStore;
  readonly services: Services;
}

export const EditorContext = createContext<EditorContextValue | null>(null);

function useEditorContext(): EditorContextValue {
  const value = useContext(EditorContext);
  if (value === null) throw new Error('an editor component stands outside of EditorContext');
  return value;
}

/** Part of the editor's state; the component renders again when that part changes. */
export function useEditor<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditorContext().store, selector);
}

/** The store itself, for reading and acting in event handlers without subscribing. */
export function useEditorStore(): EditorStore {
  return useEditorContext().store;
}

export function useServices(): Services {
  return useEditorContext().services;
}
