import { own, sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { blankTask } from '../codec.ts';
import type { Codec, Reading } from '../codec.ts';
import { textIn } from '../json-place.ts';
import { notesOnRows, readRows, writeRows } from '../rows.ts';
import { argumentIn, errorHandlingIn, withArgument, withErrorHandling } from '../task.ts';

/** How one argument of a task and one setting of a step stand for each other. */
export interface Field {
  readonly key: string;
  readonly argument: string;
  readonly type: 'rows' | 'text' | 'flag';
  /** Rows that a config always has, also where the task has no such argument. */
  readonly always?: boolean;
}

/** The codec of an action whose settings are arguments, one by one. */
export function argumentsCodec(kind: string, action: string, fields: readonly Field[]): Codec {
  const read = (task: JsonObject, reading: Reading): JsonObject => {
    const errorHandling = errorHandlingIn(task);
    return {
      ...Object.fromEntries(fields.flatMap((field) => readField(task, field, reading))),
      ...(errorHandling !== undefined && { errorHandling }),
    };
  };
  return {
    kind,
    fits: ({ task }) => textIn(task, 'action') === action,
    read: ({ task }, reading) => read(task, reading),
    notesOnReading: ({ task }) =>
      fields.flatMap(({ type, argument }) =>
        type === 'rows' ? notesOnRows(argumentIn(task, argument)) : [],
      ),
    write(block, config, reading) {
      const before = read(block.task, reading);
      const assets = new Map<string, string>();
      let { task } = block;
      for (const field of fields) {
        const wanted = own(config, field.key);
        if (sameJson(own(before, field.key), wanted)) continue;
        const placeholder = assetIn(task, field, reading);
        if (placeholder !== undefined && typeof wanted === 'string') {
          assets.set(placeholder, wanted);
          continue;
        }
        task = withArgument(task, field.argument, writeField(task, field, wanted));
      }
      if (!sameJson(own(before, 'errorHandling'), own(config, 'errorHandling'))) {
        task = withErrorHandling(task, own(config, 'errorHandling'));
      }
      return { block: { ...block, task }, ...(assets.size > 0 && { assets }) };
    },
    blank: (id) => ({ id, end: null, task: blankTask(id, 'automated', action) }),
  };
}

function readField(task: JsonObject, field: Field, reading: Reading): [string, Json][] {
  const { key, argument, type, always } = field;
  const placeholder = assetIn(task, field, reading);
  const value =
    placeholder === undefined ? argumentIn(task, argument) : reading.assetOf(placeholder);
  switch (type) {
    case 'rows':
      return value === undefined && always !== true ? [] : [[key, readRows(value)]];
    case 'flag':
      return value === true || value === false || value === 'true' || value === 'false'
        ? [[key, value === true || value === 'true']]
        : [];
    case 'text':
      return (typeof value === 'string' && value !== '') || always === true
        ? [[key, typeof value === 'string' ? value : '']]
        : [];
  }
}

/** The placeholder that a text stands behind, where its file is there. */
function assetIn(
  task: JsonObject,
  { argument, type }: Field,
  { assetOf }: Reading,
): string | undefined {
  const value = argumentIn(task, argument);
  return type === 'text' && typeof value === 'string' && assetOf(value) !== undefined
    ? value
    : undefined;
}

function writeField(
  task: JsonObject,
  { argument, type }: Field,
  wanted: Json | undefined,
): Json | undefined {
  if (type === 'rows') return writeRows(argumentIn(task, argument), wanted);
  if (type === 'flag') return wanted === true;
  return wanted ?? '';
}
