import { sameJson } from '../../../core/json.ts';
import type { Codec } from '../codec.ts';
import { blankTask } from '../codec.ts';
import { objectIn, textIn } from '../json-place.ts';
import { argumentIn, withArgument } from '../task.ts';

/** A kind of ours that no action of Descope's stands for: an action marked `x-…` that carries the settings as they are. */
export function oursCodec(kind: string): Codec {
  const action = `x-${kind}`;
  return {
    kind,
    fits: ({ task }) => textIn(task, 'action') === action,
    read: ({ task }) => objectIn(argumentIn(task, 'config')),
    write(block, config) {
      const { task } = block;
      return sameJson(objectIn(argumentIn(task, 'config')), config)
        ? { block }
        : { block: { ...block, task: withArgument(task, 'config', config) } };
    },
    blank: (id) => ({ id, end: null, task: blankTask(id, 'automated', action) }),
    notesOn: ({ name }) => [
      `"${name}" is of the kind "${kind}", which is ours: it is written as the action "${action}", which Descope will not know.`,
    ],
  };
}
