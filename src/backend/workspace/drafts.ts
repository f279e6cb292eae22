import type { Flow } from '../../core/document/schema.ts';
import { isJsonObject, parseJson } from '../../core/json.ts';
import type { WebStorage } from '../storage/web-storage.ts';

/** A flow whose save was cut off by leaving the page, and the revision it was made from. */
export interface Draft {
  readonly flow: Flow;
  readonly basedOn: number;
}

/** Flows that wait for the next visit: written at once, where the database would take its time. */
export interface Drafts {
  put(draft: Draft): void;
  drop(id: string): void;
  /** Hands them over: each once. */
  take(): readonly Draft[];
}

const PREFIX = 'flowmint:draft:';

/** Drafts in the browser's `localStorage`. One that does not fit is lost: the database has all but its last moment. */
export function createDrafts(storage: WebStorage): Drafts {
  return {
    put({ flow, basedOn }) {
      try {
        storage.setItem(PREFIX + flow.id, JSON.stringify({ basedOn, flow }));
      } catch {
        storage.removeItem(PREFIX + flow.id);
      }
    },
    drop: (id) => storage.removeItem(PREFIX + id),
    take() {
      const keys = keysOf(storage).filter((key) => key.startsWith(PREFIX));
      const drafts = keys.flatMap((key) => read(storage.getItem(key)));
      for (const key of keys) storage.removeItem(key);
      return drafts;
    },
  };
}

function keysOf(storage: WebStorage): readonly string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
}

function read(text: string | null): readonly Draft[] {
  if (text === null) return [];
  try {
    const value: unknown = parseJson(text);
    return isDraft(value) ? [value] : [];
  } catch {
    return [];
  }
}

/** Only {@link Drafts.put} writes under our prefix, so the shape is enough to go by. */
function isDraft(value: unknown): value is Draft {
  return (
    isJsonObject(value) &&
    typeof value['basedOn'] === 'number' &&
    isJsonObject(value['flow']) &&
    typeof value['flow']['id'] === 'string'
  );
}
