import { pathsOfJq } from '../core/jq/read-paths.ts';
import type { StepDefinition } from '../core/kind/definition.ts';
import { readsIn } from '../core/kind/reads.ts';
import { isJqValue, jqProgramOf } from '../core/values/jq-value.ts';

/** Something a step reads. */
export interface Read {
  /** The context path. */
  readonly path: string;
  /** How the config says so: the path itself, or the `jq:` value whose program reads it. */
  readonly text: string;
}

/**
 * The context paths that a step reads by its config, in order: those of jq programs taken out of them. What a program
 * reads of which that can't be known is left out.
 */
export function readsOf(definition: StepDefinition, config: unknown): readonly Read[] {
  return readsIn(definition, config).flatMap((text): readonly Read[] => {
    if (!isJqValue(text)) return [{ path: text, text }];
    return (pathsOfJq(jqProgramOf(text)) ?? []).map((path) => ({ path, text }));
  });
}
