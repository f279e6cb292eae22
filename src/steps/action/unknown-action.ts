import type { ActionFacts } from './row.ts';

/** What is said of an action that nobody knows. */
export function unknownAction(id: string): ActionFacts {
  return { ...UNKNOWN, id, title: id, does: `kept as it is: ${id}` };
}

const UNKNOWN: Omit<ActionFacts, 'id' | 'title' | 'does'> = {
  group: 'Tenants & admin',
  icon: 'box',
  text: 'An action that is not known here. It is kept as it is, and a run goes through it as if it had worked.',
  fidelity: 'kept',
  errors: [],
  reads: [],
  writes: [],
  assumptions: ['simulated-success'],
  hasLink: false,
};
