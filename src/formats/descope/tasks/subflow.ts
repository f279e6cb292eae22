import { isJsonObject, own, sameJson } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import { blankTask } from '../codec.ts';
import type { Codec } from '../codec.ts';
import { listIn, textIn } from '../json-place.ts';
import { notesOnRows, readRows, writeRows } from '../rows.ts';
import { argumentIn, rulesOf, withArgument } from '../task.ts';

/** A flow as a step: its outputs are the ports that rules leave by (facts/flow-format.md §2.2). */
export const subflowCodec: Codec = {
  kind: 'subflow',
  fits: ({ task }) => textIn(task, 'type') === 'flow',
  read: ({ task }) => read(task),
  notesOnReading: ({ task }) => notesOnRows(argumentIn(task, 'subflowInput')),
  write(block, config) {
    const before = read(block.task);
    let { task } = block;
    if (!sameJson(own(before, 'flow'), own(config, 'flow'))) {
      task = withArgument(task, 'flowId', own(config, 'flow') ?? '');
    }
    if (!sameJson(own(before, 'input'), own(config, 'input'))) {
      const rows = writeRows(argumentIn(task, 'subflowInput'), own(config, 'input'));
      task = withArgument(
        task,
        'subflowInput',
        listIn(config, 'input').length === 0 ? undefined : rows,
      );
    }
    return { block: { ...block, task } };
  },
  blank: (id) => ({ id, end: null, task: blankTask(id, 'flow') }),
  notesOn: ({ name }, { task }) =>
    portsOf(task).some((port) => port === ANY_END)
      ? [
          `"${name}" goes on wherever its flow ends. Descope wants to know at which End, such as 3.success: name its outputs.`,
        ]
      : [],
};

/** Where a subflow without outputs leaves: at every End. */
const ANY_END = 'success';

function portsOf(task: JsonObject): readonly string[] {
  return [...new Set(rulesOf(task).flatMap(({ port }) => port ?? []))];
}

function read(task: JsonObject): JsonObject {
  const flow = argumentIn(task, 'flowId');
  const input = argumentIn(task, 'subflowInput');
  const ports = portsOf(task).filter((port) => port !== ANY_END);
  return {
    flow: typeof flow === 'string' ? flow : '',
    ...(Array.isArray(input) && input.every(isJsonObject) && { input: readRows(input) }),
    ...(ports.length > 0 && {
      outputs: ports.map((id) => ({
        id,
        label: id,
        role: id.endsWith('.success') ? 'success' : 'error',
      })),
    }),
  };
}
