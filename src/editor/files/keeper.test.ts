import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMemoryDatabase } from '../../backend/storage/memory-database.ts';
import { createMemoryStorage } from '../../backend/storage/web-storage.ts';
import { createDrafts } from '../../backend/workspace/drafts.ts';
import type { TabNews } from '../../backend/workspace/tab-channel.ts';
import { createWorkspace } from '../../backend/workspace/workspace.ts';
import { setFlow } from '../../core/commands/set-flow.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { Services, StoredFlow, Workspace } from '../services.ts';
import { createEditorStore } from '../store/store.ts';
import { Keeper } from './keeper.ts';
import type { Conflict } from './keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an edit', () => {
  test('is saved after a pause, edits without a pause within a second', async () => {
    const { workspace, tab } = await browser();
    const { rename } = await tab();
    rename('A');
    await vi.advanceTimersByTimeAsync(250);
    expect(await nameIn(workspace)).toBe('F');
    await vi.advanceTimersByTimeAsync(100);
    expect(await nameIn(workspace)).toBe('A');
    for (const name of ['B', 'BB', 'BBB', 'BBBB']) {
      rename(name);
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(await nameIn(workspace)).toBe('BBBB');
  });

  test('is saved at once when the page asks for it', async () => {
    const { workspace, tab } = await browser();
    const { rename, keeper } = await tab();
    rename('A');
    await keeper.flush();
    expect(await nameIn(workspace)).toBe('A');
  });

  test('in the last moment of a page is finished on the next visit', async () => {
    const { workspace, tab, drafts } = await browser();
    const { rename, keeper } = await tab();
    rename('A');
    keeper.leave();
    expect(drafts.take()).toMatchObject([{ basedOn: 1, flow: { name: 'A' } }]);
    await vi.runAllTimersAsync();
    expect(await nameIn(workspace)).toBe('A');
  });

  test('of nothing saves nothing', async () => {
    const { workspace, tab } = await browser();
    const { keeper, store } = await tab();
    store.getState().select([]);
    await keeper.flush();
    keeper.leave();
    expect(await workspace.load('f')).toMatchObject({ revision: 1 });
  });
});

describe('opening another flow', () => {
  test('saves the one before with its last edit, and keeps the new one', async () => {
    const { workspace, tab } = await browser();
    const { rename, store } = await tab();
    rename('Last edit');
    store.getState().open(flow('g', 'G'));
    await vi.runAllTimersAsync();
    expect(await nameIn(workspace)).toBe('Last edit');
    expect(await workspace.load('g')).toEqual({ flow: flow('g', 'G'), revision: 1 });
    expect(await workspace.lastOpened()).toBe('g');
  });

  test('that the workspace has goes on from its revision', async () => {
    const { workspace, tab } = await browser();
    await workspace.save(flow('g', 'G'), 0);
    const { store, rename } = await tab();
    store.getState().open(flow('g', 'G'));
    rename('Edited');
    await vi.runAllTimersAsync();
    expect(await workspace.load('g')).toEqual({ flow: flow('g', 'Edited'), revision: 2 });
  });

  test('of a newer version keeps nothing', async () => {
    const { workspace, tab } = await browser();
    const { store, keeper } = await tab();
    store.getState().open({ ...flow('g', 'G'), version: 7 as 1 });
    await keeper.flush();
    keeper.leave();
    expect(await workspace.load('g')).toBeUndefined();
    expect(await workspace.lastOpened()).toBe('f');
  });
});

describe('the example of a first visit', () => {
  test('is kept from the first edit on', async () => {
    const { workspace, tab } = await browser();
    const { rename, keeper } = await tab({ flow: flow('example', 'Example'), revision: 0 });
    await keeper.flush();
    expect(await workspace.list()).toHaveLength(1);
    rename('Mine');
    await vi.runAllTimersAsync();
    expect(await nameIn(workspace, 'example')).toBe('Mine');
    expect(await workspace.lastOpened()).toBe('example');
  });
});

describe('two tabs on one flow', () => {
  test('see each other’s edits while only one of them edits; undo goes back over them', async () => {
    const { tab } = await browser();
    const [one, other] = [await tab(), await tab()];
    one.rename('A');
    await vi.runAllTimersAsync();
    expect(other.store.getState().flow.name).toBe('A');
    expect(other.heard).toEqual(['taken over']);
    other.rename('B');
    await vi.runAllTimersAsync();
    expect(one.store.getState().flow.name).toBe('B');
    one.store.getState().undo();
    expect(one.store.getState().flow.name).toBe('A');
  });

  test('that edit at once keep both versions before anybody is asked', async () => {
    const { workspace, one, other } = await conflict();
    expect([one.heard, other.conflicts.length]).toEqual([[], 1]);
    expect(await nameIn(workspace)).toBe('Theirs');
    expect(await nameIn(workspace, 'f-2')).toBe('Mine (my version)');
    expect(other.store.getState().flow.name).toBe('Mine');
  });

  test('keep mine: goes on in the copy, the other version untouched', async () => {
    const { workspace, other } = await conflict();
    other.keeper.keepMine();
    expect(other.store.getState().flow).toMatchObject({ id: 'f-2', name: 'Mine (my version)' });
    other.rename('Mine, edited');
    await vi.runAllTimersAsync();
    expect([await nameIn(workspace), await nameIn(workspace, 'f-2')]).toEqual([
      'Theirs',
      'Mine, edited',
    ]);
    expect([other.conflicts.length, await other.workspace.lastOpened()]).toEqual([1, 'f-2']);
  });

  test('take theirs: the copy goes, later edits of theirs are there, undo has mine', async () => {
    const { workspace, one, other } = await conflict();
    one.rename('Theirs, later');
    await vi.runAllTimersAsync();
    await other.keeper.takeTheirs();
    expect(other.store.getState().flow).toMatchObject({ id: 'f', name: 'Theirs, later' });
    expect((await workspace.list()).map(({ id }) => id)).toEqual(['f']);
    other.store.getState().undo();
    await vi.runAllTimersAsync();
    expect(one.store.getState().flow.name).toBe('Mine');
  });

  test('that make the same edit agree', async () => {
    const { tab } = await browser();
    const [one, other] = [await tab(), await tab()];
    one.rename('Same');
    other.rename('Same');
    await vi.runAllTimersAsync();
    expect([one.conflicts, other.conflicts]).toEqual([[], []]);
  });

  /** Both edit the flow; `one` is faster. */
  async function conflict() {
    const { workspace, tab } = await browser();
    const [one, other] = [await tab(), await tab()];
    one.rename('Theirs');
    other.rename('Mine');
    await one.keeper.flush();
    await vi.runAllTimersAsync();
    return { workspace, one, other };
  }
});

describe('a save that fails', () => {
  test('is told, and the next edit tries again', async () => {
    const { workspace, tab } = await browser();
    const { rename, heard, workspace: own } = await tab();
    vi.spyOn(own, 'save').mockRejectedValueOnce(new Error('no room'));
    rename('A');
    await vi.runAllTimersAsync();
    expect(heard).toEqual(['no room']);
    rename('B');
    await vi.runAllTimersAsync();
    expect(await nameIn(workspace)).toBe('B');
  });
});

function flow(id: string, name: string): Flow {
  return { format: 'flowmint/flow', version: 1, id, name, start: null, steps: [], edges: [] };
}

async function nameIn(workspace: Workspace, id = 'f'): Promise<string | undefined> {
  return (await workspace.load(id))?.flow.name;
}

/** Tabs over one database and a channel between them; flow `f` is in the workspace. `workspace` belongs to none. */
async function browser() {
  const database = createMemoryDatabase();
  const drafts = createDrafts(createMemoryStorage());
  const listeners = new Map<number, Set<(news: TabNews) => void>>();
  const makeWorkspace = (number: number): Workspace => {
    listeners.set(number, new Set());
    return createWorkspace({
      database,
      drafts,
      tab: createMemoryStorage(),
      now: () => Date.now(),
      channel: {
        post(news) {
          for (const [to, heard] of listeners) {
            if (to !== number) for (const each of heard) each(news);
          }
        },
        listen(listener) {
          listeners.get(number)?.add(listener);
          return () => listeners.get(number)?.delete(listener);
        },
      },
    });
  };
  const workspace = makeWorkspace(0);
  await workspace.save(flow('f', 'F'), 0);
  const tab = async (given?: StoredFlow) => {
    const first = given ?? (await workspace.load('f'));
    if (first === undefined) throw new Error('nothing to open');
    const own = makeWorkspace(listeners.size);
    await own.setLastOpened('f');
    const store = createEditorStore(first.flow, {} as Services);
    const conflicts: Conflict[] = [];
    const heard: string[] = [];
    const keeper = new Keeper(store, own, first, {
      onConflict: (conflict) => conflicts.push(conflict),
      onFailed: (error) => heard.push(error instanceof Error ? error.message : ''),
      onTakenOver: () => heard.push('taken over'),
    });
    const rename = (name: string): void => store.getState().apply(setFlow('name', name, 'Rename'));
    return { store, keeper, conflicts, heard, rename, workspace: own };
  };
  return { workspace, tab, drafts };
}
