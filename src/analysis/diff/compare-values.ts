import type { FormField } from '../../core/document/form.ts';
import { joinPath } from '../../core/document/json-text.ts';
import { isJsonArray, isJsonObject, own, sameJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { ChangeType, ValueChange } from './difference.ts';
import { pairItems, titleOfItem } from './pair-items.ts';
import { HANDLES } from './likeness.ts';
import { shapeFor } from './shape-for.ts';

/** Where a comparison is, and what it has to know of the two flows. */
export interface ComparePlace {
  readonly label: readonly string[];
  readonly pathBefore: string;
  readonly pathAfter: string;
  /** Connectors of the flow before as the flow after has them; those that are gone are left out. */
  readonly connectors?: ReadonlyMap<string, string>;
  /** What connectors are called, those of both flows. */
  readonly connectorNames?: ReadonlyMap<string, string>;
}

/**
 * How two values differ, as the form of the value tells it: one change per field that differs, with its label. Where
 * there is no form, keys stand for labels. Empty where they mean the same.
 *
 * @param field the description of the value; undefined: nothing is known of it
 */
export function compareValues(
  before: Json | undefined,
  after: Json | undefined,
  field: FormField | undefined,
  place: ComparePlace,
): readonly ValueChange[] {
  if (sameJson(before, after)) return [];
  if (field?.control === 'connector') return connectorChange(before, after, place);
  if (isJsonObject(before) && isJsonObject(after)) {
    const [one, other] = [shapeFor(field, before), shapeFor(field, after)];
    if (one?.tag === other?.tag) {
      return compareMembers(before, after, other?.fields, other?.value, place);
    }
    if (field?.type !== 'one-of') return [changeOf(before, after, field, place)];
    const known = other?.fields ?? [];
    const gone = (one?.fields ?? []).filter(({ key }) => known.every((kept) => kept.key !== key));
    return compareMembers(before, after, [tagField(field), ...known, ...gone], undefined, place);
  }
  if (field?.type === 'group' || field?.type === 'record') {
    // A group that was left out holds nothing: told field by field as well.
    if (before === undefined && isJsonObject(after)) return compareValues({}, after, field, place);
    if (after === undefined && isJsonObject(before)) return compareValues(before, {}, field, place);
  }
  if (isJsonArray(before) && isJsonArray(after)) return compareItems(before, after, field, place);
  return [changeOf(before, after, field, place)];
}

/**
 * The members of two objects: those the form knows in its order, then the others in the order they come.
 *
 * @param fields undefined: nothing is known of them
 */
export function compareMembers(
  before: JsonObject,
  after: JsonObject,
  fields: readonly FormField[] | undefined,
  value: FormField | undefined,
  place: ComparePlace,
): readonly ValueChange[] {
  const known = new Map((fields ?? []).map((field) => [field.key, field]));
  const keys = new Set([...known.keys(), ...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    if (fields !== undefined && HANDLES.has(key) && !known.has(key)) return [];
    const field = known.get(key) ?? value;
    const title = known.get(key)?.title ?? key;
    const inner = {
      ...place,
      label: [...place.label, title],
      pathBefore: joinPath(place.pathBefore, key),
      pathAfter: joinPath(place.pathAfter, key),
    };
    return compareValues(own(before, key), own(after, key), field, inner);
  });
}

/** The key that tells shapes apart, as a field to choose one. */
function tagField({
  discriminator,
  alternatives,
}: FormField & { readonly type: 'one-of' }): FormField {
  const options = alternatives.map(({ value, title }) => ({ value, label: title }));
  const base = { key: discriminator, title: 'Type', optional: false, initial: null };
  return { ...base, type: 'choice', options };
}

function compareItems(
  before: readonly Json[],
  after: readonly Json[],
  field: FormField | undefined,
  place: ComparePlace,
): readonly ValueChange[] {
  const item = field?.type === 'list' ? field.item : undefined;
  const { pairs, added, removed, moved } = pairItems(before, after, item);
  const placeOf = (value: Json, i: number, j: number): ComparePlace => ({
    ...place,
    label: [...place.label, titleOfItem(value, item, j)],
    pathBefore: joinPath(place.pathBefore, i),
    pathAfter: joinPath(place.pathAfter, j),
  });
  const changes = [
    ...pairs.map(([i, j]): [number, readonly ValueChange[]] => [
      j,
      compareValues(before[i], after[j], item, placeOf(after[j] ?? null, i, j)),
    ]),
    ...added.map((j): [number, readonly ValueChange[]] => {
      const value = after[j] ?? null;
      return [j, [{ ...changeOf(undefined, value, item, placeOf(value, j, j)), item: true }]];
    }),
    // Told where it stood: before what is there now.
    ...removed.map((i): [number, readonly ValueChange[]] => {
      const value = before[i] ?? null;
      return [i - 0.5, [{ ...changeOf(value, undefined, item, placeOf(value, i, i)), item: true }]];
    }),
  ];
  const told = changes.sort(([a], [b]) => a - b).flatMap(([, all]) => all);
  if (!moved) return told;
  const names = (items: readonly Json[]): string =>
    items.map((one, i) => titleOfItem(one, item, i)).join(', ');
  return [
    ...told,
    {
      type: 'moved',
      label: place.label,
      path: place.pathAfter,
      before,
      after,
      beforeText: names(before),
      afterText: names(after),
    },
  ];
}

function connectorChange(
  before: Json | undefined,
  after: Json | undefined,
  place: ComparePlace,
): readonly ValueChange[] {
  const { connectors = NONE, connectorNames = NONE } = place;
  if (typeof before === 'string' && connectors.get(before) === after) return [];
  const name = (id: Json | undefined): string | undefined =>
    typeof id === 'string' ? connectorNames.get(id) : undefined;
  return [made(before, after, name(before), name(after), place)];
}

const NONE: ReadonlyMap<string, string> = new Map();

function changeOf(
  before: Json | undefined,
  after: Json | undefined,
  field: FormField | undefined,
  place: ComparePlace,
): ValueChange {
  return made(before, after, textOf(before, field), textOf(after, field), place);
}

function made(
  before: Json | undefined,
  after: Json | undefined,
  beforeText: string | undefined,
  afterText: string | undefined,
  { label, pathBefore, pathAfter }: ComparePlace,
): ValueChange {
  return {
    type: typeOf(before, after),
    label,
    path: after === undefined ? pathBefore : pathAfter,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(beforeText !== undefined && { beforeText }),
    ...(afterText !== undefined && { afterText }),
  };
}

function typeOf(before: Json | undefined, after: Json | undefined): ChangeType {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

/** What the form shows in place of the value; undefined where that is the value itself. */
function textOf(value: Json | undefined, field: FormField | undefined): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field?.type !== 'choice') return undefined;
  return field.options.find((option) => option.value === value)?.label;
}
