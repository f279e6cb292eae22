import { pathsOf } from '../values/paths-of.ts';
import type { StepDefinition } from './definition.ts';
import { handlingOf, messageFor } from './error-handling.ts';
import { errorsOf } from './ports.ts';

/**
 * What a step reads by its config: the context paths and `jq:` values its kind declares, then those of the messages
 * that its named errors are shown with, which are the same for every kind.
 */
export function readsIn(definition: StepDefinition, config: unknown): readonly string[] {
  const messages = errorsOf(definition, config).flatMap(({ type }) => {
    const message = messageFor(handlingOf(config, type));
    return message === undefined ? [] : [message];
  });
  const own = definition.reads(config);
  return messages.length === 0 ? own : [...own, ...pathsOf(messages)];
}
