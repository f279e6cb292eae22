import { z } from 'zod';
import { DYNAMIC_TEXT } from './typed-value.ts';

const key = z.string().meta({ title: 'Key' });
const value = { title: 'Value' };

/** How deep objects hold objects: deeper ones are no claims that anybody reads, and every form has each level. */
const MAX_OBJECTS = 8;

/** Rows of one value each, whatever they are nested in. */
const leaves = [
  z
    .looseObject({
      key,
      type: z.literal('string'),
      value: z.string().meta({ ...value, control: 'text' }),
    })
    .meta({ id: 'TextRow', title: 'Text' }),
  z
    .looseObject({
      key,
      type: z.literal('number'),
      value: orDynamic(z.number(), 'a number, or a dynamic value such as {{form.age}}'),
    })
    .meta({ id: 'NumberRow', title: 'Number' }),
  z
    .looseObject({
      key,
      type: z.literal('boolean'),
      value: orDynamic(z.boolean(), 'true, false, or a dynamic value such as {{form.consent}}'),
    })
    .meta({ id: 'TruthRow', title: 'True or false' }),
  z
    .looseObject({
      key,
      type: z.literal('time'),
      value: z.string().meta({ ...value, control: 'text', placeholder: '2026-01-31T09:30:00Z' }),
    })
    .meta({ id: 'TimeRow', title: 'Time' }),
  z
    .looseObject({
      key,
      type: z.literal('context'),
      value: z.string().meta({ ...value, control: 'path', placeholder: 'form.email, or jq: …' }),
    })
    .meta({ id: 'DynamicRow', title: 'Dynamic value' }),
] as const;

const tooDeep = `expected a row of one value: objects are nested ${MAX_OBJECTS} deep at most`;
const leafRow = z.discriminatedUnion('type', leaves, { error: tooDeep });

/**
 * A key / type / value row as actions use them: `string` (text with `{{…}}`), `number` and `boolean` (one, or text with
 * a dynamic value that gives one), `time` (a time, or text with a dynamic value that gives one), `context` (a path or a
 * `jq:` program, bare or in braces), and `object`, whose value is rows again. Source: real exports, `{key, type, value}`;
 * Descope docs, "Custom Claims", "Scriptlets".
 */
export type ValueRow =
  | z.infer<typeof leafRow>
  | { readonly key: string; readonly type: 'object'; readonly value: readonly ValueRow[] };

export const valueRowSchema = rowsWithin(MAX_OBJECTS);

/** Level by level, and not a schema within itself: forms and JSON Schema are made of all that there can be. */
function rowsWithin(objects: number): z.ZodType<ValueRow> {
  if (objects === 0) return leafRow;
  const row = z.discriminatedUnion('type', [...leaves, objectRow(rowsWithin(objects - 1))]);
  return row.meta({ id: `Row${objects}` });
}

/** What is expected is said in one go: "expected a number, or a dynamic value such as …". */
function orDynamic<Plain extends z.ZodType>(plain: Plain, expected: string) {
  const error = `expected ${expected}`;
  return z
    .union([plain, z.string().regex(DYNAMIC_TEXT, { error })], { error })
    .meta({ ...value, control: 'typed' });
}

function objectRow<Row extends z.ZodType>(row: Row) {
  return z
    .looseObject({
      key,
      type: z.literal('object'),
      value: z.array(row).meta({ title: 'Rows', control: 'rows' }),
    })
    .meta({ title: 'Object' });
}
