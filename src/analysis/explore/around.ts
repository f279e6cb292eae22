import type { Mock } from '../../core/mocks/mock.ts';
import type { Json } from '../../core/json.ts';
import type { Choices } from './choices.ts';
import type { Distance } from './ways-to-new.ts';
import type { WhatIsRead } from './what-is-read.ts';

/** What a run goes by. */
export interface Around {
  readonly read: WhatIsRead;
  readonly choices: Choices;
  /** What APIs answer in the scenario whose world this is, whatever they are asked; empty for a made-up world. */
  readonly answers: readonly Mock[];
  /** What is typed in scenarios, by context path. */
  readonly typed: ReadonlyMap<string, readonly Json[]>;
  /** How far it is to a port that no run took. */
  readonly distance: Distance;
}

/** The ways out of a step that lead soonest to something new first: there they are chosen more often. */
export function nearestFirst<Way extends { readonly id: string }>(
  step: string,
  ways: readonly Way[],
  { distance }: Around,
): readonly Way[] {
  const far = ({ id }: Way): number => Math.min(distance(step, id), Number.MAX_SAFE_INTEGER);
  return [...ways].sort((a, b) => far(a) - far(b));
}
