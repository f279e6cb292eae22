import type { Flow } from '../../core/document/schema.ts';
import { copyFlow } from '../../core/document/copy-flow.ts';
import { asJson } from '../../core/document/as-json.ts';
import { isNewer } from '../../core/document/is-newer.ts';
import { sameJson } from '../../core/json.ts';
import type { StoredFlow, Workspace } from '../services.ts';
import type { EditorStore } from '../store/store.ts';

/** Two versions of one flow. Mine is safe already, as a flow of its own; what is open waits for a choice. */
export interface Conflict {
  readonly mine: StoredFlow;
  readonly theirs: StoredFlow;
}

/** What a keeper has to say. */
export interface KeeperEvents {
  readonly onConflict: (conflict: Conflict) => void;
  /** The flow is not saved; later edits try again. */
  readonly onFailed: (error: unknown) => void;
  /** What another tab saved has been taken over. */
  readonly onTakenOver: () => void;
}

/** In milliseconds: how long after an edit the flow is saved, and how long edits without a pause put that off. */
interface Delays {
  readonly pause: number;
  readonly longest: number;
}

const DELAYS: Delays = { pause: 300, longest: 800 };

/**
 * Keeps the open flow in the workspace: saves a moment after every edit, takes over what another tab saved while
 * nothing was edited here, and sees to it that of two versions none is lost.
 */
export class Keeper {
  readonly #store: EditorStore;
  readonly #workspace: Workspace;
  readonly #events: KeeperEvents;
  readonly #delays: Delays;
  /** What the workspace has of each flow that was open, as far as this tab knows. */
  readonly #known = new Map<string, StoredFlow>();
  /** Saves and take-overs, one after another. */
  #last: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | null = null;
  #conflict: Conflict | null = null;
  readonly #stops: readonly (() => void)[];

  /**
   * @param first what the workspace has of the flow that is open; revision 0 for one it need not keep before an edit
   */
  constructor(
    store: EditorStore,
    workspace: Workspace,
    first: StoredFlow,
    events: KeeperEvents,
    delays: Delays = DELAYS,
  ) {
    this.#store = store;
    this.#workspace = workspace;
    this.#events = events;
    this.#delays = delays;
    this.#known.set(first.flow.id, first);
    this.#stops = [
      store.subscribe(({ flow }, before) => {
        if (flow !== before.flow) this.#changed(flow, before.flow);
      }),
      workspace.onExternalSave((id, revision) => {
        void this.#queue(() => this.#takeOver(id, revision));
      }),
    ];
  }

  /** Saves now what waits to be saved. */
  async flush(): Promise<void> {
    this.#stopWaiting();
    const { flow } = this.#store.getState();
    await this.#queue(() => this.#save(flow));
  }

  /** The page is being left: nothing can be waited for any more. */
  leave(): void {
    const { flow } = this.#store.getState();
    if (this.#conflict === null && this.#isUnsaved(flow)) {
      this.#workspace.leave(flow, this.#known.get(flow.id)?.revision ?? 0);
    }
    void this.flush();
  }

  /** Opens my version of a conflict, as the flow of its own that it has become. */
  keepMine(): void {
    if (this.#conflict === null) return;
    const { mine, theirs } = this.#conflict;
    const { flow } = this.#store.getState();
    const { id, name } = mine.flow;
    this.#conflict = null;
    // What is open now lives on in my version: nothing of it is left to save under the old id.
    this.#known.set(theirs.flow.id, { flow, revision: theirs.revision });
    this.#store.getState().open(mine.flow);
    const latest = { ...flow, id, name };
    if (!sameFlow(latest, mine.flow)) {
      this.#store.getState().apply({ label: 'Last edits', apply: () => latest });
    }
  }

  /** Goes on with the other tab's version; undo brings mine back. */
  async takeTheirs(): Promise<void> {
    const { mine, theirs } = this.#conflict ?? {};
    if (mine === undefined || theirs === undefined) return;
    const latest = (await this.#workspace.load(theirs.flow.id)) ?? theirs;
    this.#conflict = null;
    this.#show(latest);
    await this.#workspace.remove(mine.flow.id);
  }

  stop(): void {
    this.#stopWaiting();
    for (const stop of this.#stops) stop();
  }

  #changed(flow: Flow, before: Flow): void {
    if (flow.id !== before.id) {
      this.#stopWaiting();
      void this.#queue(() => this.#save(before));
      void this.#queue(() => this.#opened(flow));
      return;
    }
    if (!this.#isUnsaved(flow)) return;
    const now = performance.now();
    this.#waitingSince ??= now;
    const rest = this.#waitingSince + this.#delays.longest - now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => void this.flush(),
      Math.max(0, Math.min(this.#delays.pause, rest)),
    );
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#waitingSince = null;
  }

  #isUnsaved(flow: Flow): boolean {
    return !isNewer(flow) && this.#known.get(flow.id)?.flow !== flow;
  }

  #queue(task: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(task).catch((error: unknown) => this.#events.onFailed(error));
    return this.#last;
  }

  /** Finds out what the workspace has of a flow that was opened, and keeps it if that is nothing. */
  async #opened(flow: Flow): Promise<void> {
    if (isNewer(flow)) return;
    const stored = await this.#workspace.load(flow.id);
    if (stored !== undefined && sameFlow(stored.flow, flow)) {
      this.#known.set(flow.id, { flow, revision: stored.revision });
    } else {
      this.#known.delete(flow.id);
      await this.#save(flow);
    }
    await this.#workspace.setLastOpened(flow.id);
  }

  async #save(flow: Flow): Promise<void> {
    if (this.#conflict !== null || !this.#isUnsaved(flow)) return;
    const basedOn = this.#known.get(flow.id)?.revision ?? 0;
    const saved = await this.#workspace.save(flow, basedOn);
    if (saved.type === 'conflict') return this.#part(flow, saved.theirs);
    this.#known.set(flow.id, { flow, revision: saved.revision });
    if (basedOn === 0) await this.#workspace.setLastOpened(flow.id);
  }

  /** Makes my version a flow of its own at once, so that not even closing the tab now loses it. */
  async #part(flow: Flow, theirs: StoredFlow): Promise<void> {
    const taken = (await this.#workspace.list()).map(({ id }) => id);
    const copy = copyFlow(flow, taken, `${flow.name} (my version)`);
    const saved = await this.#workspace.save(copy, 0);
    if (saved.type === 'conflict') return this.#part(flow, theirs);
    const mine = { flow: copy, revision: saved.revision };
    this.#known.set(copy.id, mine);
    this.#conflict = { mine, theirs };
    this.#events.onConflict(this.#conflict);
  }

  /** Another tab saved: shows that, or saves what was edited here, which tells whether the two agree. */
  async #takeOver(id: string, revision: number): Promise<void> {
    const { flow } = this.#store.getState();
    if (flow.id !== id || this.#conflict !== null) return;
    if ((this.#known.get(id)?.revision ?? 0) >= revision) return;
    if (this.#isUnsaved(flow)) return this.#save(flow);
    const theirs = await this.#workspace.load(id);
    if (theirs === undefined) return;
    if (this.#store.getState().flow !== flow) return this.#save(this.#store.getState().flow);
    this.#show(theirs);
    this.#events.onTakenOver();
  }

  #show(stored: StoredFlow): void {
    this.#known.set(stored.flow.id, stored);
    const label = 'Changes made in another tab';
    this.#store.getState().apply({ label, apply: () => stored.flow });
  }
}

function sameFlow(a: Flow, b: Flow): boolean {
  return sameJson(asJson(a), asJson(b));
}
