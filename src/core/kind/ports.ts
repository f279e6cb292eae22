import type { PortSpec, StepDefinition } from './definition.ts';
import { handlingOf, hasPort } from './error-handling.ts';
import type { ErrorType } from './error-handling.ts';

/** Every way out of a step as it is configured: its own ports, then the errors handled as Custom. */
export function portsOf(definition: StepDefinition, config: unknown): readonly PortSpec[] {
  const errors = errorsOf(definition, config).filter(({ type }) =>
    hasPort(handlingOf(config, type).handling),
  );
  return [
    ...definition.ports(config),
    ...errors.map(({ type, title }): PortSpec => ({ id: type, label: title, role: 'error' })),
  ];
}

/** The named errors that a step can raise as it is configured. */
export function errorsOf(definition: StepDefinition, config: unknown): readonly ErrorType[] {
  const own = definition.errorsFor?.(config);
  if (own !== undefined) return own;
  const raised = definition.raises?.(config);
  return raised === undefined
    ? definition.errors
    : definition.errors.filter(({ type }) => raised.includes(type));
}
