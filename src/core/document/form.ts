import { z } from 'zod';
import { isJsonObject, own } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Control, HelpWhen, ShownWhen } from './meta.ts';

/** What is the same for every field of a form. */
interface FieldBase {
  /** Name of the property; empty for an item of a list, a value of a record and the whole. */
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly optional: boolean;
  /** What it starts with when it is added. */
  readonly initial: Json;
  readonly control?: Control;
  /** No sibling in the list may hold the same value. */
  readonly unique?: boolean;
  readonly shownWhen?: ShownWhen;
  /** What stands in place of the description while a sibling holds one of these values. */
  readonly helpWhen?: HelpWhen;
}

/** One value of a choice. */
export interface FormOption {
  readonly value: string | number;
  readonly label: string;
}

/** One shape of several: told apart by the value of the discriminator. */
export interface FormAlternative {
  readonly value: string;
  readonly title: string;
  readonly description?: string;
  readonly initial: JsonObject;
  readonly fields: readonly FormField[];
}

/** A field of a form, described from its schema. Fields of a group are in the schema's order. */
export type FormField = FieldBase &
  (
    | { readonly type: 'text' }
    | {
        readonly type: 'number';
        readonly integer: boolean;
        readonly min: number | null;
        readonly max: number | null;
      }
    | { readonly type: 'boolean' }
    | { readonly type: 'choice'; readonly options: readonly FormOption[] }
    | { readonly type: 'constant'; readonly value: string | number | boolean | null }
    | { readonly type: 'group'; readonly fields: readonly FormField[] }
    | { readonly type: 'list'; readonly item: FormField }
    | { readonly type: 'record'; readonly value: FormField }
    | {
        readonly type: 'one-of';
        readonly discriminator: string;
        readonly alternatives: readonly FormAlternative[];
      }
    /** Several types without a discriminator. */
    | { readonly type: 'any-of'; readonly alternatives: readonly FormField[] }
    | { readonly type: 'json' }
  );

/**
 * Describes the form of a config (or of anything else with a zod schema): the inspector is generated from it, so a
 * kind's labels, help, order, controls and initial values stand once, in its schema.
 * @example describeForm(definition.config).map(({ title }) => title)
 */
export function describeForm(schema: z.ZodType): readonly FormField[] {
  const field = describe(schema, '', false);
  return field.type === 'group' ? field.fields : [field];
}

/** What a new item of a list starts with; values that must be unique are numbered on (`button`, `button-2`). */
export function newItem(item: FormField, siblings: readonly Json[]): Json {
  return uniqueAmong(item, item.initial, siblings);
}

/** Like {@link newItem} for one of several shapes. */
export function newAlternative(
  alternative: FormAlternative,
  siblings: readonly Json[],
): JsonObject {
  return withUniqueKeys(alternative.fields, alternative.initial, siblings);
}

type Schema = z.core.$ZodType;

function describe(schema: Schema, key: string, optional: boolean): FormField {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return overlay(describe(schema.unwrap(), key, true), schema);
  }
  const base = { key, title: titleOf(key), optional };
  return overlay(shapeOf(schema, base), schema);
}

/** What the schema itself says wins over what it wraps. */
function overlay(field: FormField, schema: Schema): FormField {
  const meta = z.globalRegistry.get(schema);
  if (meta === undefined) return field;
  const { title, description, placeholder, control, unique, shownWhen, helpWhen, initial } = meta;
  return {
    ...withLabels(field, meta.labels),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(placeholder !== undefined && { placeholder }),
    ...(control !== undefined && { control }),
    ...(unique !== undefined && { unique }),
    ...(shownWhen !== undefined && { shownWhen }),
    ...(helpWhen !== undefined && { helpWhen }),
    ...(isGiven(initial) && { initial }),
  };
}

/** A choice that is optional may have its labels said inside or outside. */
function withLabels(field: FormField, labels: Labels | undefined): FormField {
  if (field.type !== 'choice' || labels === undefined) return field;
  const options = field.options.map((option) => ({
    ...option,
    label: labelIn(labels, option.value) ?? option.label,
  }));
  return { ...field, options };
}

type Labels = NonNullable<z.GlobalMeta['labels']>;

function labelIn(labels: Labels, value: string | number): string | undefined {
  return Object.hasOwn(labels, value) ? labels[value] : undefined;
}

/** Metadata is written in our own schemas: an `initial` that is there is JSON. */
function isGiven(initial: unknown): initial is Json {
  return initial !== undefined;
}

type Start = Pick<FieldBase, 'key' | 'title' | 'optional'>;

function shapeOf(schema: Schema, base: Start): FormField {
  if (schema instanceof z.ZodString) return { ...base, type: 'text', initial: '' };
  if (schema instanceof z.ZodStringFormat) return { ...base, type: 'text', initial: '' };
  if (schema instanceof z.ZodNumber) {
    const min = boundOf(schema.minValue);
    const max = boundOf(schema.maxValue);
    return {
      ...base,
      type: 'number',
      integer: schema.isInt,
      min,
      max,
      initial: Math.max(0, min ?? 0),
    };
  }
  if (schema instanceof z.ZodBoolean) return { ...base, type: 'boolean', initial: false };
  if (schema instanceof z.ZodEnum) return choice(base, schema, schema.options);
  if (schema instanceof z.ZodLiteral) return literal(base, schema);
  if (schema instanceof z.ZodObject) return group(base, schema);
  if (schema instanceof z.ZodArray) {
    const item = describe(schema.element, '', false);
    return { ...base, type: 'list', item, initial: [] };
  }
  if (schema instanceof z.ZodRecord) {
    const value = describe(schema.valueType, '', false);
    return { ...base, type: 'record', value, initial: {} };
  }
  if (schema instanceof z.ZodDiscriminatedUnion) return oneOf(base, schema);
  if (schema instanceof z.ZodUnion) return anyOf(base, schema);
  return { ...base, type: 'json', initial: null };
}

/** A limit somebody chose: zod sets the greatest safe integers and the infinities by itself. */
function boundOf(value: number | null): number | null {
  return value !== null && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}

function choice(base: Start, schema: Schema, values: readonly (string | number)[]): FormField {
  const labels = z.globalRegistry.get(schema)?.labels ?? {};
  const options = values.map((value) => ({
    value,
    label: labelIn(labels, value) ?? titleOf(String(value)),
  }));
  return { ...base, type: 'choice', options, initial: values[0] ?? null };
}

function literal(base: Start, schema: z.ZodLiteral): FormField {
  const values = [...schema.values].filter(
    (value) => typeof value !== 'bigint' && value !== undefined,
  );
  const [value = null] = values;
  return values.length < 2
    ? { ...base, type: 'constant', value, initial: value }
    : choice(
        base,
        schema,
        values.filter((one) => typeof one === 'string' || typeof one === 'number'),
      );
}

function group(base: Start, schema: z.ZodObject): FormField & { type: 'group' } {
  const shape: Readonly<Record<string, Schema>> = schema.shape;
  const fields = Object.entries(shape).map(([key, field]) => describe(field, key, false));
  const initial = Object.fromEntries(
    fields.filter(({ optional }) => !optional).map((field) => [field.key, field.initial]),
  );
  return { ...base, type: 'group', fields, initial };
}

function oneOf(base: Start, schema: z.ZodDiscriminatedUnion): FormField {
  const { discriminator } = schema.def;
  const alternatives = schema.options.flatMap((option): FormAlternative[] => {
    if (!(option instanceof z.ZodObject)) return [];
    const start = { key: '', title: '', optional: false };
    const { fields, title, description, initial } = overlayGroup(group(start, option), option);
    const tag = fields.find(({ key }) => key === discriminator);
    const value = tag?.type === 'constant' ? String(tag.value) : '';
    return [
      {
        value,
        title: title === '' ? titleOf(value) : title,
        ...(description !== undefined && { description }),
        initial,
        fields: fields.filter((field) => field !== tag),
      },
    ];
  });
  const initial = alternatives[0]?.initial ?? {};
  return { ...base, type: 'one-of', discriminator, alternatives, initial };
}

function overlayGroup(field: FormField & { type: 'group' }, schema: Schema) {
  const { title, description, initial } = overlay(field, schema);
  const start = isJsonObject(initial) ? initial : {};
  return { fields: field.fields, title, description, initial: start };
}

function anyOf(base: Start, schema: z.ZodUnion): FormField {
  const alternatives = schema.options.map((option) => describe(option, '', false));
  return { ...base, type: 'any-of', alternatives, initial: alternatives[0]?.initial ?? null };
}

/** `sign-up-or-in` and `formMapping` as people read them: "Sign up or in", "Form mapping". */
function titleOf(key: string): string {
  const words = key
    .replaceAll(/([a-z\d])([A-Z])/g, (_match, end: string, start: string) => `${end} ${start}`)
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  const text = /^[A-Z\d ]+$/.test(words) ? words : words.toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function uniqueAmong(field: FormField, initial: Json, siblings: readonly Json[]): Json {
  if (field.type === 'group' && isJsonObject(initial)) {
    return withUniqueKeys(field.fields, initial, siblings);
  }
  if (field.type === 'one-of' && isJsonObject(initial)) {
    const tag = own(initial, field.discriminator);
    const shape = field.alternatives.find(({ value }) => value === tag);
    return shape === undefined ? initial : withUniqueKeys(shape.fields, initial, siblings);
  }
  return initial;
}

function withUniqueKeys(
  fields: readonly FormField[],
  initial: JsonObject,
  siblings: readonly Json[],
): JsonObject {
  const unique = fields.flatMap(({ key, unique }) => {
    const value = own(initial, key);
    if (unique !== true || typeof value !== 'string') return [];
    const taken = new Set(siblings.map((one) => (isJsonObject(one) ? own(one, key) : undefined)));
    return [[key, numberedOn(value, taken)] as const];
  });
  return { ...initial, ...Object.fromEntries(unique) };
}

/** `branch-1` -> `branch-2`, `Branch 1` -> `Branch 2`, `button` -> `button-2`: the first that is free. */
function numberedOn(text: string, taken: ReadonlySet<Json | undefined>): string {
  if (!taken.has(text)) return text;
  const [, stem = text, gap = '-'] = /^(.*?)([- ])\d+$/.exec(text) ?? [];
  for (let n = 2; ; n += 1) {
    const next = `${stem}${gap}${n}`;
    if (!taken.has(next)) return next;
  }
}
