import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import type { RunSummary } from '../../hosts/session/run-result.ts';
import type { Batch, BatchOptions, ScenarioRun, Services } from '../services.ts';
import { createEditorStore } from './store.ts';

const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: null,
  steps: [],
  edges: [],
  scenarios: [{ name: 'A' }, { name: 'B' }],
};
const summary: RunSummary = { outcome: 'completed', path: [], users: [], changes: [], trace: [] };
const runs: readonly ScenarioRun[] = ['A', 'B'].map((name) => ({
  type: 'ran',
  name,
  summary,
  failures: [],
}));

/** A batch that the test ends: one entry per batch asked for. */
interface Asked {
  readonly batch: Batch;
  readonly options: BatchOptions;
  readonly end: (runs: readonly ScenarioRun[]) => void;
  readonly fail: (error: Error) => void;
}

describe('running all scenarios', () => {
  test('tells how far it is, then what came of it and on what it ran', async () => {
    const { store, asked } = editor();
    const running = store.getState().runAll();
    expect(store.getState().batchProgress).toEqual({ done: 0, total: 2 });
    asked[0]?.options.onProgress?.({ done: 1, total: 2 });
    expect(store.getState().batchProgress).toEqual({ done: 1, total: 2 });
    asked[0]?.end(runs);
    await running;
    const { batch, batchProgress, batchError, world } = store.getState();
    expect(asked[0]?.batch).toEqual({ flow, scenarios: flow.scenarios, world });
    expect({ batch, batchProgress, batchError }).toEqual({
      batch: { flow, world, runs },
      batchProgress: null,
      batchError: null,
    });
  });

  test('cancelled, keeps the results from before and hears no more of it', async () => {
    const { store, asked } = editor();
    const running = store.getState().runAll();
    store.getState().cancelRunAll();
    expect(asked[0]?.options.signal?.aborted).toBe(true);
    asked[0]?.options.onProgress?.({ done: 2, total: 2 });
    asked[0]?.end(runs);
    await running;
    expect(store.getState()).toMatchObject({ batch: null, batchProgress: null, batchError: null });
  });

  test('asked for again, lets only the later one count', async () => {
    const { store, asked } = editor();
    const first = store.getState().runAll();
    const second = store.getState().runAll();
    asked[1]?.end(runs);
    await second;
    asked[0]?.fail(new Error('cancelled'));
    await first;
    expect(store.getState()).toMatchObject({ batch: { runs }, batchError: null });
  });

  test('says why nothing came of it', async () => {
    const { store, asked } = editor();
    const running = store.getState().runAll();
    asked[0]?.fail(new Error('The worker did not start.'));
    await running;
    expect(store.getState()).toMatchObject({
      batch: null,
      batchProgress: null,
      batchError: 'The worker did not start.',
    });
  });
});

function editor() {
  const asked: Asked[] = [];
  const services: Pick<Services, 'runBatch'> = {
    runBatch: (batch, options = {}) =>
      new Promise((end, fail) => {
        asked.push({ batch, options, end, fail });
      }),
  };
  return { asked, store: createEditorStore(flow, services as Services) };
}
