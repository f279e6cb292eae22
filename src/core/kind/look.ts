import type { Fidelity, Look, StepDefinition } from './definition.ts';

/** What a step is called and how it looks as it is configured. */
export function lookOf(definition: StepDefinition, config: unknown): Look {
  return definition.look?.(config) ?? definition;
}

/** How true to Descope a step runs as it is configured. */
export function fidelityOf(definition: StepDefinition, config: unknown): Fidelity {
  return definition.fidelity?.(config) ?? 'runs';
}
