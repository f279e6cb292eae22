import type { WebStorage } from '../../backend/storage/web-storage.ts';
import { isJsonObject } from '../../core/json.ts';
import { SPEEDS } from '../../editor/store/run-slice.ts';
import type { EditorState, EditorStore } from '../../editor/store/store.ts';
import type { KeptPlace } from '../../editor/store/view-slice.ts';

const KEY = 'flowmint-view';

/** What is kept, and what it takes: by hand, since the page begins with this and goes without zod until it has drawn. */
const PARTS = {
  theme: oneOf('system', 'light', 'dark'),
  leftSize: between(200, 420),
  rightSize: between(280, 640),
  bottomSize: between(120, 640),
  minimapOpen: oneOf(true, false),
  introOpen: oneOf(true, false),
  speed: oneOf(...SPEEDS),
  placesKept: arePlaces,
} as const;

type View = Pick<EditorState, keyof typeof PARTS>;
type Fits<T> = (value: unknown) => value is T;
const CHECKS: { readonly [K in keyof View]: Fits<View[K]> } = PARTS;
const KEYS = Object.keys(PARTS).filter((key): key is keyof View => key in PARTS);

/**
 * How a person set the page up (theme, sizes, speed, what part of a flow they looked at) is there again on the next
 * visit: puts it in place and keeps what changes from now on. What cannot be read, or cannot be kept, is nothing to
 * stop for.
 */
export function keepView(store: EditorStore, storage: WebStorage): void {
  store.setState(read(storage));
  let before = store.getState();
  store.subscribe((state) => {
    if (KEYS.every((key) => state[key] === before[key])) return;
    before = state;
    try {
      storage.setItem(
        KEY,
        JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, state[key]]))),
      );
    } catch {
      // The storage is full or switched off.
    }
  });
}

function read(storage: WebStorage): Partial<View> {
  const view: Partial<View> = {};
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? 'null');
    if (isJsonObject(kept)) for (const key of KEYS) take(view, key, kept[key]);
  } catch {
    // Not what this page wrote.
  }
  return view;
}

function take<K extends keyof View>(view: Partial<Pick<View, K>>, key: K, value: unknown): void {
  if (CHECKS[key](value)) view[key] = value;
}

function oneOf<const T>(...values: readonly T[]): Fits<T> {
  return (value): value is T => values.some((one) => one === value);
}

function between(least: number, most: number): Fits<number> {
  return (value): value is number => typeof value === 'number' && value >= least && value <= most;
}

function arePlaces(value: unknown): value is readonly KeptPlace[] {
  return Array.isArray(value) && value.every(isPlace);
}

function isPlace(value: unknown): value is KeptPlace {
  if (!isJsonObject(value)) return false;
  const { id, x, y, zoom } = value;
  return (
    typeof id === 'string' && [x, y, zoom].every((one) => Number.isFinite(one)) && Number(zoom) > 0
  );
}
