import { parsePath } from '../../core/values/path.ts';
import type { ScreenComponent, ScreenConfig } from './config.ts';

export type ScreenInput = Extract<ScreenComponent, { type: 'input' }>;

/** The inputs of a screen, in order. */
export function inputsOf(config: ScreenConfig): readonly ScreenInput[] {
  return config.components.filter((component) => component.type === 'input');
}

/** A way to leave a screen: a button, a code that submits itself, or a polling loader. */
export interface ScreenExit {
  readonly id: string;
  readonly label: string;
}

/** The ways to leave a screen, in the order they stand on it. */
export function exitsOf({ components }: ScreenConfig): readonly ScreenExit[] {
  return components.flatMap((component): readonly ScreenExit[] => {
    switch (component.type) {
      case 'button':
        return [{ id: component.id, label: component.label }];
      case 'polling':
        return [{ id: component.id, label: 'Done elsewhere' }];
      case 'input':
        return component.submitPort === undefined
          ? []
          : [{ id: component.submitPort, label: 'Code entered' }];
      default:
        return [];
    }
  });
}

/** The context path an input writes; null for one that needs a Context Key and has none, or one that is no path. */
export function keyOf(input: ScreenInput): string | null {
  const key = (input.contextKey ?? '').trim();
  const named = input.input === 'context-key' || input.input === 'select';
  if (!named && key === '') return `form.${input.input}`;
  const path = key.startsWith('form.') ? key : `form.${key}`;
  return parsePath(path) === null ? null : path;
}

/** Inputs not shown again once they were typed. */
const SECRET: ReadonlySet<ScreenInput['input']> = new Set(['password', 'newPassword', 'code']);

/** The context path whose value an input begins with; null where it begins empty. */
export function prefillOf(input: ScreenInput): string | null {
  return SECRET.has(input.input) ? null : keyOf(input);
}
