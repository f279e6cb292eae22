import type { PortSpec, StepDefinition } from './definition.ts';
import { handlingOf, hasPort } from './error-handling.ts';

/** Every way out of a step as it is configured: its own ports, then the errors handled as Custom. */
export function portsOf(definition: StepDefinition, config: unknown): readonly PortSpec[] {
  const errors = definition.errors.filter(({ type }) => hasPort(handlingOf(config, type).handling));
  return [
    ...definition.ports(config),
    ...errors.map(({ type, title }): PortSpec => ({ id: type, label: title, role: 'error' })),
  ];
}
