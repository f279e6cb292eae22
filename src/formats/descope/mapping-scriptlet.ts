import type { Step } from '../../core/document/schema.ts';
import { isJsonObject, own } from '../../core/json.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { barePath } from '../../core/values/template.ts';
import { blankTask } from './codec.ts';
import type { Codec } from './codec.ts';
import { listIn, textIn } from './json-place.ts';
import type { Block } from './task.ts';

/** The rows of "Map response to form" of a step, where its kind has them. */
export function mappedRows({ config }: Step, codec: Codec | undefined): readonly JsonObject[] {
  return codec?.elsewhere?.includes('formMapping') === true && isJsonObject(config)
    ? listIn(config, 'formMapping').filter(isJsonObject)
    : [];
}

/**
 * The Scriptlet that the rows stand for: it returns what the answer holds, and its form override writes the form keys
 * (facts/descope.md §4.4: the way real flows do it).
 */
export function scriptletFor(id: string, step: Step, rows: readonly JsonObject[]): Block {
  const contextKey = `${step.id.replaceAll(/\W+/g, '_')}_mapping`;
  const args = rows.map((row, i) => ({
    key: `value${i + 1}`,
    type: 'context',
    value: barePath(textIn(row, 'value') ?? ''),
  }));
  const code = `return {\n${args.map(({ key }) => `  ${key}: ${key}`).join(',\n')}\n};\n`;
  const overrideForm = rows.map((row, i) => ({
    key: barePath(textIn(row, 'key') ?? ''),
    type: 'context',
    value: `scripts.${contextKey}.value${i + 1}`,
  }));
  const inline = (value: Json): JsonObject => ({ type: 'inline', value });
  const task: JsonObject = {
    ...blankTask(id, 'automated', 'scriptlet'),
    arguments: {
      outputPath: inline(contextKey),
      overrideForm: inline(overrideForm),
      scriptArgs: inline(args),
      scriptCode: inline(code),
    },
    errorHandlingV2: { ScriptletFailed: { errorHandlingType: 'automatic' } },
    name: `Map the answer of ${step.name}`,
  };
  return { id, end: null, task: own(task, 'next') === undefined ? { ...task, next: {} } : task };
}
