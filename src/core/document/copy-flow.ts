import type { Flow } from './schema.ts';

/**
 * The flow under an id that is not taken: its own if that is free, else numbered.
 *
 * @param name what the copy is called; as the original unless told
 */
export function copyFlow(flow: Flow, taken: readonly string[], name: string = flow.name): Flow {
  const ids = new Set(taken);
  let id = flow.id;
  for (let number = 2; ids.has(id); number += 1) id = `${flow.id}-${number}`;
  return id === flow.id && name === flow.name ? flow : { ...flow, id, name };
}
