import { fragmentSchema } from '../../core/commands/fragment-schema.ts';
import type { Fragment } from '../../core/commands/fragment-schema.ts';
import { parseJsonText } from '../../core/document/json-text.ts';
import { parseFlow } from '../../core/document/parse.ts';
import { FLOW_FORMAT } from '../../core/document/version.ts';
import { isJsonObject } from '../../core/json.ts';
import { readableKinds } from '../../steps/readable-kinds.ts';
import { asFlow, fragmentOf } from './fragment-text.ts';

/**
 * Reads what `fragmentText` wrote, or a whole flow; undefined for text that is something else. What says that
 * it is ours but is not as it should be throws a FlowmintError that says where.
 */
export function readFragment(text: string): Fragment | undefined {
  if (!/"format"\s*:\s*"flowmint\//.test(text)) return undefined;
  const value = parseJsonText(text);
  if (isJsonObject(value) && value['format'] === FLOW_FORMAT) {
    const flow = parseFlow(value, readableKinds);
    return flow.steps.length === 0
      ? undefined
      : fragmentOf(
          flow,
          flow.steps.map(({ id }) => id),
        );
  }
  const { data } = fragmentSchema.safeParse(value);
  if (data === undefined) return undefined;
  // As a flow it goes through the same checks as a file: the config of every known kind, ids, forbidden keys.
  parseFlow(asFlow(data), readableKinds);
  return data;
}
