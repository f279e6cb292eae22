import type { Flow } from '../document/schema.ts';

/** A readable id that no step has yet: the base itself, else with a number (`generate-jwt-2`). */
export function newStepId(flow: Pick<Flow, 'steps'>, base: string): string {
  const taken = new Set(flow.steps.map(({ id }) => id));
  const stem = slug(base) || 'step';
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}
