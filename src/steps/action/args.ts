import type { Json } from '../../core/json.ts';
import { own } from '../../core/json.ts';
import { parseTemplate, textOf } from '../../core/values/template.ts';
import type { ActionConfig } from './config.ts';

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
