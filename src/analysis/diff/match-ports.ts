import type { PortSpec } from '../../core/kind/definition.ts';

/** Which port of a step before is which of the same step after, by id. Ports that are gone or new are left out. */
export type PortMatches = ReadonlyMap<string, string>;

/**
 * Finds out which port is which: by id, else by a label that only one of the others has, since the ids of buttons and
 * branches can differ between two exports of one flow; and the last one of a sort that is left on either side.
 */
export function matchPorts(before: readonly PortSpec[], after: readonly PortSpec[]): PortMatches {
  const ids = new Set(after.map(({ id }) => id));
  const matches = new Map<string, string>();
  for (const { id } of before) if (ids.has(id)) matches.set(id, id);
  const openBefore = before.filter(({ id }) => !matches.has(id));
  const openAfter = after.filter(({ id }) => !taken(matches, id));
  for (const { id, label } of openBefore) {
    const [found, ...more] = openAfter.filter((port) => port.label === label);
    const isSingle = openBefore.filter((port) => port.label === label).length === 1;
    if (found !== undefined && more.length === 0 && isSingle) matches.set(id, found.id);
  }
  for (const { id, role } of openBefore) {
    const isOpen = (port: PortSpec): boolean => port.role === role && !taken(matches, port.id);
    const mine = openBefore.filter((port) => port.role === role && !matches.has(port.id));
    const [found, ...more] = openAfter.filter(isOpen);
    if (mine.length === 1 && !matches.has(id) && found !== undefined && more.length === 0) {
      matches.set(id, found.id);
    }
  }
  return matches;
}

function taken(matches: PortMatches, id: string): boolean {
  return [...matches.values()].includes(id);
}
