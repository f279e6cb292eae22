import type { Flow } from '../../core/document/schema.ts';
import type { CoverablePort } from '../coverage.ts';

/** How many steps it is from a way out of a step to a port that no run took yet: 0 for such a port itself. */
export type Distance = (step: string, port: string) => number;

/** Measures how far it is to the ports that are missing; infinite where no way leads to one. */
export function distanceToMissing({ edges }: Flow, missing: readonly CoverablePort[]): Distance {
  const wanted = new Set(missing.map(({ step, port }) => keyOf(step, port)));
  const targets = new Map<string, string>();
  const sources = new Map<string, string[]>();
  for (const { from, port, to } of edges) {
    targets.set(keyOf(from, port), to);
    sources.set(to, [...(sources.get(to) ?? []), from]);
  }
  const distances = new Map(missing.map(({ step }) => [step, 0]));
  // Entries that are added on the way are visited too: nearest first.
  for (const [step, distance] of distances) {
    for (const from of sources.get(step) ?? []) {
      if (!distances.has(from)) distances.set(from, distance + 1);
    }
  }
  return (step, port) => {
    if (wanted.has(keyOf(step, port))) return 0;
    const distance = distances.get(targets.get(keyOf(step, port)) ?? '');
    return distance === undefined ? Number.POSITIVE_INFINITY : distance + 1;
  };
}

function keyOf(step: string, port: string): string {
  return JSON.stringify([step, port]);
}
