import type { Flow } from '../../core/document/schema.ts';
import { asJson } from '../../core/document/as-json.ts';
import { sameJson } from '../../core/json.ts';
import type { FlowEntry, Saved, Workspace } from '../../hosts/ports/workspace.ts';
import type { Database } from '../storage/database.ts';
import type { WebStorage } from '../storage/web-storage.ts';
import { isSecretOf } from '../vault/vault.ts';
import type { Drafts } from './drafts.ts';
import { openTabChannel } from './tab-channel.ts';
import type { TabChannel } from './tab-channel.ts';

export interface WorkspaceOptions {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Survives a reload of this tab and is its own: `sessionStorage`. */
  readonly tab: WebStorage;
  readonly drafts: Drafts;
  readonly channel?: TabChannel;
}

const OPEN = 'flowmint:open';
const LAST = 'last-opened';
const WORLD = 'world';
const FLOW_STORES = ['entries', 'documents'] as const;

/**
 * The workspace of the page. A save names the revision it was made from: where another tab was faster nothing is
 * written, and both versions live on.
 */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { database, now, tab, drafts } = options;
  const channel = options.channel ?? openTabChannel();

  return {
    async list() {
      const entries = await database.transact(['entries'], 'readonly', async (store) => {
        const ids = await store.keys('entries');
        return Promise.all(ids.map((id) => store.get('entries', id)));
      });
      return entries
        .flatMap((entry): FlowEntry[] =>
          entry === undefined ? [] : [{ id: entry.id, name: entry.name, changed: entry.changed }],
        )
        .toSorted((a, b) => b.changed - a.changed);
    },

    async load(id) {
      return database.transact(FLOW_STORES, 'readonly', async (store) => {
        const entry = await store.get('entries', id);
        const flow = await store.get('documents', id);
        return entry === undefined || flow === undefined
          ? undefined
          : { flow, revision: entry.revision };
      });
    },

    async save(flow, basedOn) {
      const { id, name } = flow;
      const saved = await database.transact(
        FLOW_STORES,
        'readwrite',
        async (store): Promise<Saved> => {
          const entry = await store.get('entries', id);
          if (entry !== undefined && entry.revision !== basedOn) {
            const theirs = await store.get('documents', id);
            if (theirs !== undefined && !sameFlow(theirs, flow)) {
              return { type: 'conflict', theirs: { flow: theirs, revision: entry.revision } };
            }
            return { type: 'saved', revision: entry.revision };
          }
          const revision = basedOn + 1;
          await store.put('entries', id, { id, name, changed: now(), revision });
          await store.put('documents', id, flow);
          return { type: 'saved', revision };
        },
      );
      drafts.drop(id);
      if (saved.type === 'saved') channel.post({ type: 'flow', id, revision: saved.revision });
      return saved;
    },

    leave: (flow, basedOn) => drafts.put({ flow, basedOn }),

    async remove(id) {
      await database.transact([...FLOW_STORES, 'secrets'], 'readwrite', async (store) => {
        await store.remove('entries', id);
        await store.remove('documents', id);
        const secrets = await store.keys('secrets');
        for (const key of secrets.filter((key) => isSecretOf(id, key))) {
          await store.remove('secrets', key);
        }
      });
    },

    async loadWorld() {
      const world = await database.transact(['world'], 'readonly', (store) =>
        store.get('world', WORLD),
      );
      return world ?? { users: [], mocks: [] };
    },

    async saveWorld(world) {
      await database.transact(['world'], 'readwrite', (store) => store.put('world', WORLD, world));
      channel.post({ type: 'world', world });
    },

    async lastOpened() {
      const here = tab.getItem(OPEN);
      if (here !== null) return here;
      return database.transact(['settings'], 'readonly', (store) => store.get('settings', LAST));
    },

    async setLastOpened(id) {
      tab.setItem(OPEN, id);
      await database.transact(['settings'], 'readwrite', (store) =>
        store.put('settings', LAST, id),
      );
    },

    onExternalSave: (listener) =>
      channel.listen((news) => {
        if (news.type === 'flow') listener(news.id, news.revision);
      }),

    onExternalWorld: (listener) =>
      channel.listen((news) => {
        if (news.type === 'world') listener(news.world);
      }),
  };
}

function sameFlow(a: Flow, b: Flow): boolean {
  return sameJson(asJson(a), asJson(b));
}
