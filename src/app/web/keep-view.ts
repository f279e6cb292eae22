import type { WebStorage } from '../../backend/storage/web-storage.ts';
import { isJsonObject } from '../../core/json.ts';
import { SPEEDS } from '../../editor/store/run-slice.ts';
import type { EditorState, EditorStore } from '../../editor/store/store.ts';
import type { KeptView } from '../../editor/store/kept-view-slice.ts';
import { BOTTOM_TABS, RIGHT_TABS } from '../../editor/store/view-slice.ts';
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
  placesKept: listOf(isPlace),
  viewsKept: listOf(isView),
} as const;

type View = Pick<EditorState, keyof typeof PARTS>;
type Fits<T> = (value: unknown) => value is T;
const CHECKS: { readonly [K in keyof View]: Fits<View[K]> } = PARTS;
const KEYS = Object.keys(PARTS).filter((key): key is keyof View => key in PARTS);

/** What of each flow is kept as it was left (`KeptView`). */
const LEFT = [
  'scenarioName',
  'selectedSteps',
  'leftOpen',
  'rightOpen',
  'bottomOpen',
  'rightTab',
  'bottomTab',
] as const satisfies readonly (keyof EditorState)[];

/**
 * How a person set the page up (theme, sizes, speed) and how they left each flow (what part of it they looked at, who
 * was to come, what was open beside it) is there again on the next visit: puts it in place and keeps what changes from
 * now on. What cannot be read, or cannot be kept, is nothing to stop for.
 */
export function keepView(store: EditorStore, storage: WebStorage): void {
  store.setState(read(storage));
  const { flow, viewsKept, recallView } = store.getState();
  const left = viewsKept.find(({ id }) => id === flow.id);
  if (left !== undefined) recallView(left);
  store.subscribe((state, last) => {
    const isSameFlow = state.flow.id === last.flow.id;
    if (isSameFlow && LEFT.some((key) => state[key] !== last[key])) state.keepView();
  });
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

function listOf<T>(fits: Fits<T>): Fits<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(fits);
}

function isPlace(value: unknown): value is KeptPlace {
  if (!isJsonObject(value)) return false;
  const { id, x, y, zoom } = value;
  return (
    typeof id === 'string' && [x, y, zoom].every((one) => Number.isFinite(one)) && Number(zoom) > 0
  );
}

function isView(value: unknown): value is KeptView {
  if (!isJsonObject(value)) return false;
  const { id, scenario, step, leftOpen, rightOpen, bottomOpen, rightTab, bottomTab } = value;
  return (
    typeof id === 'string' &&
    [scenario, step].every((one) => one === null || typeof one === 'string') &&
    [leftOpen, rightOpen, bottomOpen].every((one) => typeof one === 'boolean') &&
    oneOf(...RIGHT_TABS)(rightTab) &&
    oneOf(...BOTTOM_TABS)(bottomTab)
  );
}
