import type { RunSummary } from '../../../hosts/session/run-result.ts';
import { nameOfUser } from '../users/user-words.ts';

/** What a run is called as a scenario: who signed in, or where it ended. */
export function nameOfRun(
  { outcome, error, user, path, changes }: RunSummary,
  nameOfStep: (id: string) => string,
): string {
  const last = path.at(-1);
  if (error !== undefined) {
    return error.step === null ? error.type : `${error.type} at ${nameOfStep(error.step)}`;
  }
  if (outcome === 'waiting')
    return last === undefined ? 'New scenario' : `Waits at ${nameOfStep(last)}`;
  if (user === undefined) return 'Nobody signs in';
  const isNew = changes.some(
    ({ type, after }) => type === 'created' && after.userId === user.userId,
  );
  return `${nameOfUser(user)} signs ${isNew ? 'up' : 'in'}`;
}

/** The name if it is free, else with a number. */
export function freeName(name: string, taken: readonly string[]): string {
  const names = new Set(taken);
  let free = name;
  for (let number = 2; names.has(free); number += 1) free = `${name} ${number}`;
  return free;
}
