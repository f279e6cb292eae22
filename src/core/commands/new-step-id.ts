import type { Flow } from '../document/schema.ts';

/** A readable id that no step has yet: the base itself, else with a number (`generate-jwt-2`). */
export function newStepId(flow: Pick<Flow, 'steps'>, base: string): string {
  return freeId(
    flow.steps.map(({ id }) => id),
    base,
    'step',
  );
}

/**
 * A readable id that is not taken: the base in lower case with dashes, else with a number.
 *
 * @param otherwise what it is called where nothing of the base can be read
 */
export function freeId(taken: Iterable<string>, base: string, otherwise: string): string {
  const ids = new Set(taken);
  const stem = slug(base) || otherwise;
  if (!ids.has(stem)) return stem;
  let number = 2;
  while (ids.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}
