import { parsePath } from '../../core/values/path.ts';
import type { ScreenComponent, ScreenConfig } from './definition.ts';

export type ScreenInput = Extract<ScreenComponent, { type: 'input' }>;

/** The inputs of a screen, in order. */
export function inputsOf(config: ScreenConfig): readonly ScreenInput[] {
  return config.components.filter((component) => component.type === 'input');
}

/** The context path an input writes; null for a Context Key input whose key is blank or no path. */
export function keyOf(input: ScreenInput): string | null {
  if (input.input !== 'context-key') return `form.${input.input}`;
  const key = (input.contextKey ?? '').trim();
  const path = key.startsWith('form.') ? key : `form.${key}`;
  return parsePath(path) === null ? null : path;
}
