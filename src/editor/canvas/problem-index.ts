import type { Problem } from '../../core/problem.ts';

const indexes = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>();
const NONE: readonly Problem[] = [];

/** The problems of one step; the same list as long as the problems are the same. */
export function problemsOf(problems: readonly Problem[], step: string): readonly Problem[] {
  let index = indexes.get(problems);
  if (index === undefined) {
    index = byStep(problems);
    indexes.set(problems, index);
  }
  return index.get(step) ?? NONE;
}

function byStep(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const index = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.step === null) continue;
    const list = index.get(problem.step);
    if (list === undefined) index.set(problem.step, [problem]);
    else list.push(problem);
  }
  return index;
}
