import type { FormField } from '../../core/document/form.ts';
import { isJsonArray, isJsonObject, own } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { fingerprint, likeness, tokensOf } from './likeness.ts';
import { shapeFor } from './shape-for.ts';

/** Which items of two lists are the same, by their indexes. */
export interface PairedItems {
  /** In the order of the list after. */
  readonly pairs: readonly (readonly [before: number, after: number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
  /** The same items stand in another order. */
  readonly moved: boolean;
}

/** Items without a name of their own are the same from here on. */
const ALIKE = 0.4;
/** Longer lists without names are compared place by place. */
const MOST_PAIRS = 40_000;
/** Keys that name an item, the surest first. */
const NAMES = ['id', 'key', 'name', 'value'] as const;
/** Keys that tell people which item it is. */
const TITLES = ['label', 'name', 'key', 'id', 'loginIds', 'step', 'text', 'title'] as const;

/**
 * Finds out which items are the same: by being equal, by what the form says must be unique, by names, and objects
 * without any of that by being alike. Texts and numbers are never the same unless they are equal.
 */
export function pairItems(
  before: readonly Json[],
  after: readonly Json[],
  item: FormField | undefined,
): PairedItems {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const match = (i: number, j: number): void => {
    partner.set(i, j);
    taken.add(j);
  };
  const byKey = (keyOf: (value: Json) => string | null): void => {
    const others = indexesBy(after, keyOf, taken);
    for (const [key, all] of indexesBy(before, keyOf, partner)) {
      const mine = others.get(key) ?? [];
      // The first with the first: equal items keep their order.
      for (const [at, i] of all.entries()) {
        const j = mine[at];
        if (j !== undefined) match(i, j);
      }
    }
  };
  const names = nameOfItems([...before, ...after], item);
  byKey(fingerprint);
  byKey(names);
  pairAlike(before, after, item, partner, taken, match);
  const pairs = [...partner].sort(([, a], [, b]) => a - b);
  return {
    pairs,
    removed: [...before.keys()].filter((i) => !partner.has(i)),
    added: [...after.keys()].filter((j) => !taken.has(j)),
    moved: pairs.some(([i], at) => i < (pairs[at - 1]?.[0] ?? -1)),
  };
}

/** What an item is called: `Button “Continue”`, `“plan”`, or its number. */
export function titleOfItem(value: Json, item: FormField | undefined, index: number): string {
  if (typeof value === 'string') return `“${value}”`;
  if (!isJsonObject(value)) return String(index + 1);
  const title = shapeFor(item, value)?.title ?? '';
  for (const key of TITLES) {
    const found = own(value, key);
    const text = isJsonArray(found) ? found[0] : found;
    if (typeof text !== 'string' || text === '') continue;
    // Rows with keys are all the same thing, of whatever type their values are.
    return key === 'key' || title === '' ? `“${text}”` : `${title} “${text}”`;
  }
  return title === '' ? String(index + 1) : `${title} ${index + 1}`;
}

type Indexes = { readonly has: (index: number) => boolean };

function indexesBy(
  items: readonly Json[],
  keyOf: (value: Json) => string | null,
  done: Indexes,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, value] of items.entries()) {
    const key = done.has(index) ? null : keyOf(value);
    if (key === null) continue;
    const all = found.get(key);
    if (all === undefined) found.set(key, [index]);
    else all.push(index);
  }
  return found;
}

/** Reads the name of an item: what its shape declares unique, else the first of the usual keys that all of them have. */
function nameOfItems(
  items: readonly Json[],
  item: FormField | undefined,
): (value: Json) => string | null {
  const objects = items.filter(isJsonObject);
  const common = NAMES.find((key) => objects.every((one) => typeof own(one, key) === 'string'));
  return (value) => {
    if (!isJsonObject(value)) return null;
    const shape = shapeFor(item, value);
    const unique = shape?.fields.find((field) => field.unique === true)?.key;
    const key = common ?? unique;
    const name = key === undefined ? undefined : own(value, key);
    if (typeof name !== 'string') return null;
    return JSON.stringify(common === undefined ? [shape?.tag, name] : [name]);
  };
}

/** The most alike first, and in their order where nothing tells them apart. */
function pairAlike(
  before: readonly Json[],
  after: readonly Json[],
  item: FormField | undefined,
  partner: Indexes,
  taken: Indexes,
  match: (i: number, j: number) => void,
): void {
  const mine = objectsIn(before, partner);
  const theirs = objectsIn(after, taken);
  const inPlace = mine.length * theirs.length > MOST_PAIRS;
  const found: { i: number; j: number; score: number }[] = [];
  for (const [i, a] of mine) {
    const tokens = tokensOf(a);
    for (const [j, b] of theirs) {
      if ((inPlace && i !== j) || shapeFor(item, a)?.tag !== shapeFor(item, b)?.tag) continue;
      const score = likeness(tokens, tokensOf(b));
      if (score >= ALIKE) found.push({ i, j, score });
    }
  }
  found.sort((p, q) => q.score - p.score || Math.abs(p.i - p.j) - Math.abs(q.i - q.j) || p.i - q.i);
  for (const { i, j } of found) if (!partner.has(i) && !taken.has(j)) match(i, j);
}

function objectsIn(
  items: readonly Json[],
  done: Indexes,
): readonly (readonly [number, JsonObject])[] {
  return items.flatMap((value, i): [number, JsonObject][] =>
    isJsonObject(value) && !done.has(i) ? [[i, value]] : [],
  );
}
