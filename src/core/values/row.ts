import { z } from 'zod';
import type { Json } from '../json.ts';
import { barePath, parseTemplate } from './template.ts';

const key = z.string().meta({ title: 'Key' });
const value = { title: 'Value' };

/**
 * A key / type / value row as actions use them: `string` (text with `{{…}}`), `number`, `boolean`, or `context` (a
 * path, bare or in braces). Source: real exports, `{key, type, value}`; Descope docs, "Custom Claims", simple mode.
 */
export const valueRowSchema = z.discriminatedUnion('type', [
  z
    .looseObject({
      key,
      type: z.literal('string'),
      value: z.string().meta({ ...value, control: 'text' }),
    })
    .meta({ title: 'Text' }),
  z
    .looseObject({ key, type: z.literal('number'), value: z.number().meta(value) })
    .meta({ title: 'Number' }),
  z
    .looseObject({ key, type: z.literal('boolean'), value: z.boolean().meta(value) })
    .meta({ title: 'True or false' }),
  z
    .looseObject({
      key,
      type: z.literal('context'),
      value: z.string().meta({ ...value, control: 'path' }),
    })
    .meta({ title: 'Dynamic value' }),
]);

export type ValueRow = z.infer<typeof valueRowSchema>;

/** What resolving a row needs: reading a path, and rendering text with dynamic values. */
export interface RowReader {
  read(path: string): Json | undefined;
  text(template: string): string;
}

/** The value a row stands for; undefined where a `context` row names a path that holds nothing. */
export function resolveRow(row: ValueRow, reader: RowReader): Json | undefined {
  switch (row.type) {
    case 'string':
      return reader.text(row.value);
    case 'number':
      return row.value + 0; // -0 would not survive JSON
    case 'boolean':
      return row.value;
    case 'context':
      return reader.read(barePath(row.value));
  }
}

/** The context paths a row reads. */
export function pathsOfRow(row: ValueRow): readonly string[] {
  if (row.type === 'string') return parseTemplate(row.value).paths;
  return row.type === 'context' ? [barePath(row.value)] : [];
}
