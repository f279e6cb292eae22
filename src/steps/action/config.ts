import { z } from 'zod';
import type { Json } from '../../core/json.ts';
import { own } from '../../core/json.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling.ts';
import { parseTemplate, textOf } from '../../core/values/template.ts';

/** The settings of an action step: which action it is, and its arguments as an export has them. */
export const configSchema = z
  .looseObject({
    action: z
      .string()
      .min(1)
      .meta({ title: 'Action id', description: 'As in an export.', control: 'plain' }),
    args: z
      .record(z.string(), z.json())
      .optional()
      .meta({ title: 'Arguments', description: 'By name, as in an export.' }),
    errorHandling: errorHandlingSchema([]),
  })
  .meta({ title: 'Action' });

export type ActionConfig = z.infer<typeof configSchema>;

/** What an argument holds; undefined where it is left out. Exports write an empty text for one that nobody set. */
export function argOf(config: ActionConfig, name: string): Json | undefined {
  const value = own(config.args ?? {}, name);
  return value === '' ? undefined : value;
}

/** An argument as text, dynamic values and all; empty where it is left out. */
export function textArg(config: ActionConfig, name: string): string {
  const value = argOf(config, name);
  return value === undefined ? '' : textOf(value);
}

/** Whether an argument is set: exports have `true`, `"true"` and, for no, an empty text. */
export function flagArg(config: ActionConfig, name: string): boolean {
  const value = argOf(config, name);
  return value === true || value === 'true';
}

/** The context paths that the arguments read, however deep the text stands. */
export function pathsInArgs({ args = {} }: ActionConfig): readonly string[] {
  return pathsIn(args);
}

function pathsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return parseTemplate(value).paths;
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(pathsIn);
}
