import { expect, test, vi } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import type { Services, Workspace, World } from '../services.ts';
import { createEditorStore } from '../store/store.ts';
import { keepWorld } from './keep-world.ts';

const ann: World = { users: [{ loginIds: ['ann@example.com'] }], mocks: [] };
const bob: World = { users: [{ loginIds: ['bob@example.com'] }], mocks: [] };

test('every change of the made-up world is saved, the latest last', async () => {
  const { store, saved } = open();
  store.getState().setWorld(ann);
  store.getState().setWorld(bob);
  await vi.waitFor(() => expect(saved.at(-1)).toBe(bob));
  expect(saved).toEqual([ann, bob]);
});

test('nothing is saved where only something else changed', async () => {
  const { store, saved } = open();
  store.getState().select(['a']);
  await Promise.resolve();
  expect(saved).toEqual([]);
});

test('what another tab changes is shown, and not saved again', async () => {
  const { store, saved, tell } = open();
  tell(ann);
  expect(store.getState().world).toBe(ann);
  await Promise.resolve();
  expect(saved).toEqual([]);
});

test('a change that is not saved is told, and the next one tries again', async () => {
  const { store, saved, failures, failNext } = open();
  failNext();
  store.getState().setWorld(ann);
  await vi.waitFor(() => expect(failures).toEqual([new Error('no room')]));
  store.getState().setWorld(bob);
  await vi.waitFor(() => expect(saved).toEqual([bob]));
});

test('once stopped it neither saves nor listens', async () => {
  const { store, saved, tell, stop } = open();
  stop();
  store.getState().setWorld(ann);
  tell(bob);
  await Promise.resolve();
  expect([saved, store.getState().world]).toEqual([[], ann]);
});

/** An editor over a workspace that notes what it is given. */
function open() {
  const flow: Flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: null,
    steps: [],
    edges: [],
  };
  const store = createEditorStore(flow, {} as Services);
  const saved: World[] = [];
  const failures: unknown[] = [];
  const listeners = new Set<(world: World) => void>();
  let fails = false;
  const workspace = {
    async saveWorld(world: World) {
      if (fails) {
        fails = false;
        throw new Error('no room');
      }
      saved.push(world);
    },
    onExternalWorld(listener: (world: World) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Workspace;
  const stop = keepWorld(store, workspace, (error) => failures.push(error));
  return {
    store,
    saved,
    failures,
    stop,
    tell: (world: World) => {
      for (const listener of listeners) listener(world);
    },
    failNext: () => {
      fails = true;
    },
  };
}
