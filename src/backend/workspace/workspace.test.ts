import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import type { World } from '../../hosts/ports/workspace.ts';
import { createMemoryDatabase } from '../storage/memory-database.ts';
import { createMemoryStorage } from '../storage/web-storage.ts';
import { createVault } from '../vault/vault.ts';
import { createDrafts } from './drafts.ts';
import { recoverDrafts } from './recover-drafts.ts';
import type { TabChannel, TabNews } from './tab-channel.ts';
import { createWorkspace } from './workspace.ts';

describe('flows of the workspace', () => {
  test('come back as they were saved, with a revision that counts up', async () => {
    const { workspace } = tabs();
    expect(await workspace.load('f')).toBeUndefined();
    expect(await workspace.save(flow('f', 'One'), 0)).toEqual({ type: 'saved', revision: 1 });
    expect(await workspace.save(flow('f', 'Two'), 1)).toEqual({ type: 'saved', revision: 2 });
    expect(await workspace.load('f')).toEqual({ flow: flow('f', 'Two'), revision: 2 });
  });

  test('are listed by when they changed, the latest first', async () => {
    const { workspace } = tabs();
    await workspace.save(flow('a', 'A'), 0);
    await workspace.save(flow('b', 'B'), 0);
    await workspace.save(flow('a', 'A again'), 1);
    expect(await workspace.list()).toEqual([
      { id: 'a', name: 'A again', changed: 1003 },
      { id: 'b', name: 'B', changed: 1002 },
    ]);
  });

  test('are gone once removed, and a tab that still edits one brings it back', async () => {
    const { workspace } = tabs();
    await workspace.save(flow('f', 'One'), 0);
    await workspace.remove('f');
    expect([await workspace.list(), await workspace.load('f')]).toEqual([[], undefined]);
    expect(await workspace.save(flow('f', 'Two'), 1)).toEqual({ type: 'saved', revision: 2 });
  });
});

test('the secrets of a flow go with it, and nobody else’s', async () => {
  const { workspace, database } = tabs();
  const vault = createVault(database);
  const secret = { type: 'bearer', token: 't' } as const;
  await workspace.save(flow('f', 'F'), 0);
  await vault.set('f', 'idp', secret);
  await vault.set('f-2', 'idp', secret);
  await workspace.remove('f');
  expect([await vault.get('f', 'idp'), await vault.get('f-2', 'idp')]).toEqual([undefined, secret]);
});

describe('two tabs on one flow', () => {
  test('never overwrite each other: the slower save gets the other version instead', async () => {
    const { workspace: mine, other: theirs } = tabs();
    await mine.save(flow('f', 'Both'), 0);
    await theirs.save(flow('f', 'Theirs'), 1);
    expect(await mine.save(flow('f', 'Mine'), 1)).toEqual({
      type: 'conflict',
      theirs: { flow: flow('f', 'Theirs'), revision: 2 },
    });
    expect(await mine.load('f')).toEqual({ flow: flow('f', 'Theirs'), revision: 2 });
  });

  test('do not quarrel where both made the same edit', async () => {
    const { workspace: mine, other: theirs } = tabs();
    await mine.save(flow('f', 'Both'), 0);
    await theirs.save(flow('f', 'Same'), 1);
    expect(await mine.save(flow('f', 'Same'), 1)).toEqual({ type: 'saved', revision: 2 });
  });

  test('that save at the same moment: one wins, the other is told', async () => {
    const { workspace: mine, other: theirs } = tabs();
    const both = await Promise.all([
      mine.save(flow('f', 'Mine'), 0),
      theirs.save(flow('f', 'Theirs'), 0),
    ]);
    expect(both.map(({ type }) => type).toSorted()).toEqual(['conflict', 'saved']);
  });

  test('hear of each other’s saves until they stop listening, never of their own', async () => {
    const { workspace: mine, other: theirs } = tabs();
    const heard: [string, number][] = [];
    const stop = mine.onExternalSave((id, revision) => heard.push([id, revision]));
    await mine.save(flow('f', 'Mine'), 0);
    await theirs.save(flow('f', 'Theirs'), 1);
    await theirs.save(flow('f', 'Conflict'), 1);
    stop();
    await theirs.save(flow('f', 'Unheard'), 2);
    expect(heard).toEqual([['f', 2]]);
  });
});

describe('a page that is left before its save is done', () => {
  test('finds its flow saved on the next visit', async () => {
    const { workspace, drafts } = tabs();
    await workspace.save(flow('f', 'One'), 0);
    workspace.leave(flow('f', 'Two'), 1);
    await recoverDrafts(workspace, drafts);
    expect(await workspace.load('f')).toEqual({ flow: flow('f', 'Two'), revision: 2 });
    expect(drafts.take()).toEqual([]);
  });

  test('has two flows where another tab changed it meanwhile', async () => {
    const { workspace, drafts } = tabs();
    await workspace.save(flow('f', 'Theirs'), 0);
    workspace.leave(flow('f', 'Mine'), 0);
    await recoverDrafts(workspace, drafts);
    expect(await workspace.load('f')).toEqual({ flow: flow('f', 'Theirs'), revision: 1 });
    expect(await workspace.load('f-2')).toEqual({
      flow: flow('f-2', 'Mine (recovered)'),
      revision: 1,
    });
  });

  test('leaves nothing behind where the save got done after all', async () => {
    const { workspace, drafts } = tabs();
    workspace.leave(flow('f', 'One'), 0);
    await workspace.save(flow('f', 'One'), 0);
    expect(drafts.take()).toEqual([]);
  });
});

describe('the made-up world', () => {
  test('is empty at first, and comes back as saved', async () => {
    const { workspace } = tabs();
    expect(await workspace.loadWorld()).toEqual({ users: [], mocks: [] });
    await workspace.saveWorld(world);
    expect(await workspace.loadWorld()).toEqual(world);
  });

  test('that one tab saves reaches the others', async () => {
    const { workspace: mine, other: theirs } = tabs();
    const heard: World[] = [];
    mine.onExternalWorld((news) => heard.push(news));
    await mine.saveWorld({ users: [], mocks: [] });
    await theirs.saveWorld(world);
    expect(heard).toEqual([world]);
  });
});

describe('what was open last', () => {
  test('is what this tab had open, else what any had', async () => {
    const { workspace: mine, other: theirs, third } = tabs();
    expect(await mine.lastOpened()).toBeUndefined();
    await mine.setLastOpened('a');
    await theirs.setLastOpened('b');
    expect([await mine.lastOpened(), await theirs.lastOpened(), await third.lastOpened()]).toEqual([
      'a',
      'b',
      'b',
    ]);
  });
});

const world: World = {
  users: [{ loginIds: ['ann@example.com'] }],
  mocks: [{ method: 'GET', path: '/me', status: 200 }],
};

function flow(id: string, name: string): Flow {
  return { format: 'flowmint/flow', version: 1, id, name, start: null, steps: [], edges: [] };
}

/** Three tabs of one browser: one database, a channel between them, a clock that ticks with every save. */
function tabs() {
  const database = createMemoryDatabase();
  const drafts = createDrafts(createMemoryStorage());
  const listeners = new Map<number, Set<(news: TabNews) => void>>();
  let time = 1000;
  const tab = (number: number) => {
    listeners.set(number, new Set());
    const channel: TabChannel = {
      post(news) {
        for (const [to, heard] of listeners)
          if (to !== number) for (const each of heard) each(news);
      },
      listen(listener) {
        listeners.get(number)?.add(listener);
        return () => listeners.get(number)?.delete(listener);
      },
    };
    return createWorkspace({
      database,
      channel,
      now: () => (time += 1),
      drafts,
      tab: createMemoryStorage(),
    });
  };
  return { workspace: tab(1), other: tab(2), third: tab(3), drafts, database };
}
