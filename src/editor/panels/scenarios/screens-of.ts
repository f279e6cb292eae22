import { flowGraph, nameOf } from '../../../analysis/flow-graph.ts';
import type { Flow } from '../../../core/document/schema.ts';
import type { RunnableRegistry } from '../../../core/kind/definition.ts';

/** A step that waits for a person: what can be pressed there and what can be typed in. */
export interface ScreenChoice {
  readonly id: string;
  readonly name: string;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
  /** Names of what is sent with a button, such as `email`. */
  readonly inputs: readonly string[];
}

/** The screens of a flow, in document order. */
export function screensOf(flow: Flow, registry: RunnableRegistry): readonly ScreenChoice[] {
  return flowGraph(flow, registry)
    .steps.filter(({ waits }) => waits)
    .map((screen) => {
      const buttons = screen.ports.filter(({ role }) => role === 'button');
      const written = buttons.flatMap(
        ({ id }) => screen.definition?.writes(screen.step.config, id) ?? [],
      );
      const inputs = written.flatMap(({ path }) =>
        path.startsWith('form.') ? [path.slice('form.'.length)] : [],
      );
      return {
        id: screen.step.id,
        name: nameOf(screen),
        buttons: buttons.map(({ id, label }) => ({ id, label: label === '' ? id : label })),
        inputs: [...new Set(inputs)],
      };
    });
}
