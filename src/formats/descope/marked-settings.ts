import { isJsonArray, isJsonObject, own, sameJson } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { Codec } from './codec.ts';
import { objectIn } from './json-place.ts';
import { argumentIn, withArgument } from './task.ts';

/** What marks an argument as ours. */
const MARK = 'x-';

/**
 * A codec that loses no setting: those the format has no known place for are written as arguments marked `x-…`, read
 * from there again, and told of. Which they are is not listed anywhere: it is what reading back would not give.
 */
export function withMarkedSettings(codec: Codec): Codec {
  return {
    ...codec,
    read: (block, reading) => ({ ...codec.read(block, reading), ...markedIn(block.task) }),
    write(block, config, reading) {
      const written = codec.write(block, config, reading);
      const back = codec.read(written.block, {
        ...reading,
        assetOf: (placeholder) => written.assets?.get(placeholder) ?? reading.assetOf(placeholder),
      });
      const before = markedIn(block.task);
      let { task } = written.block;
      for (const key of new Set([...Object.keys(config), ...Object.keys(before)])) {
        if (codec.elsewhere?.includes(key) === true) continue;
        const wanted = own(config, key);
        const isSaid = isNothing(wanted) || sameJson(own(back, key), wanted);
        const mark = isSaid ? undefined : wanted;
        if (!sameJson(own(before, key), mark)) task = withArgument(task, MARK + key, mark);
      }
      return { ...written, block: { ...written.block, task } };
    },
    notesOn: (step, block, reading) => [
      ...(codec.notesOn?.(step, block, reading) ?? []),
      ...Object.keys(markedIn(block.task)).map(
        (key) =>
          `No public export shows where "${key}" of "${step.name}" stands: it is written as the argument "${MARK}${key}", which Descope will not know.`,
      ),
    ],
  };
}

/** Whether an argument is one of these. */
export function isMarked(name: string): boolean {
  return name.startsWith(MARK);
}

function markedIn(task: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(objectIn(task, 'arguments')).flatMap((name): [string, Json][] => {
      const value = isMarked(name) ? argumentIn(task, name) : undefined;
      return value === undefined ? [] : [[name.slice(MARK.length), value]];
    }),
  );
}

/** A setting that says nothing needs no place. */
function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === '') return true;
  if (isJsonArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}
