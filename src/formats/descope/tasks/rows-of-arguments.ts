import { own, sameJson } from '../../../core/json.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { blankTask } from '../codec.ts';
import type { Codec } from '../codec.ts';
import { textIn } from '../json-place.ts';
import { readRows, writeRows } from '../rows.ts';
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
  const read = (task: JsonObject): JsonObject => {
    const errorHandling = errorHandlingIn(task);
    return {
      ...Object.fromEntries(fields.flatMap((field) => readField(task, field))),
      ...(errorHandling !== undefined && { errorHandling }),
    };
  };
  return {
    kind,
    fits: ({ task }) => textIn(task, 'action') === action,
    read: ({ task }) => read(task),
    write(block, config) {
      const before = read(block.task);
      let { task } = block;
      for (const field of fields) {
        const wanted = own(config, field.key);
        if (sameJson(own(before, field.key), wanted)) continue;
        task = withArgument(task, field.argument, writeField(task, field, wanted));
      }
      if (!sameJson(own(before, 'errorHandling'), own(config, 'errorHandling'))) {
        task = withErrorHandling(task, own(config, 'errorHandling'));
      }
      return { block: { ...block, task } };
    },
    blank: (id) => ({ id, end: null, task: blankTask(id, 'automated', action) }),
  };
}

function readField(task: JsonObject, { key, argument, type, always }: Field): [string, Json][] {
  const value = argumentIn(task, argument);
  switch (type) {
    case 'rows':
      return value === undefined && always !== true ? [] : [[key, readRows(value)]];
    case 'flag':
      return value === true || value === 'true' ? [[key, true]] : [];
    case 'text':
      return (typeof value === 'string' && value !== '') || always === true
        ? [[key, typeof value === 'string' ? value : '']]
        : [];
  }
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
