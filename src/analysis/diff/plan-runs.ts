import type { Scenario } from '../../core/scenario/schema.ts';
import { isJsonObject } from '../../core/json.ts';
import { fingerprint } from './likeness.ts';
import { turned } from './match-flows.ts';
import type { FlowMatches } from './match-flows.ts';
import { translateScenario } from './translate-scenario.ts';

/** A scenario that both flows are to be run with, each in its own words. */
export interface PlannedRun {
  /** Unique in its plan. */
  readonly name: string;
  /** Whose it is. `both`: each flow has one of that name, and runs its own. */
  readonly from: 'both' | 'before' | 'after';
  /** The scenario was made by trying a flow out. */
  readonly generated: boolean;
  readonly before: Scenario;
  readonly after: Scenario;
}

/** Scenarios that were made by trying the flows out. */
export interface GeneratedScenarios {
  readonly before: readonly Scenario[];
  readonly after: readonly Scenario[];
}

/** When a scenario says nothing: both flows have to run at the same time and with the same chance. */
const NOW = '2026-01-31T09:30:00Z';
const SEED = 1;

/**
 * What to run to compare how two flows behave: every scenario of either, those of the flow before first. Scenarios of
 * one name are one; of the generated ones those with the same input are.
 */
export function planRuns(
  matches: FlowMatches,
  generated?: GeneratedScenarios,
): readonly PlannedRun[] {
  const back = turned(matches);
  const mine = matches.before.flow.scenarios ?? [];
  const theirs = matches.after.flow.scenarios ?? [];
  const others = new Map(theirs.map((one) => [one.name, one]));
  const own = new Set(mine.map(({ name }) => name));
  const plan: PlannedRun[] = [
    ...mine.map((before): PlannedRun => {
      const after = others.get(before.name);
      return after === undefined
        ? planned('before', before, translateScenario(before, matches))
        : planned('both', before, after);
    }),
    ...theirs
      .filter(({ name }) => !own.has(name))
      .map((after) => planned('after', translateScenario(after, back), after)),
  ];
  if (generated === undefined) return plan;
  const names = new Set(plan.map(({ name }) => name));
  const seen = new Set<string>();
  const add = (from: 'before' | 'after', before: Scenario, after: Scenario): void => {
    const key = fingerprint(inputOf(translateScenario(after, matches, 'after')));
    if (seen.has(key)) return;
    seen.add(key);
    const name = freeName(from === 'before' ? before.name : after.name, names);
    names.add(name);
    plan.push({ ...planned(from, before, after), name, generated: true });
  };
  for (const one of generated.before) add('before', one, translateScenario(one, matches));
  for (const one of generated.after) add('after', translateScenario(one, back), one);
  return plan;
}

function planned(from: PlannedRun['from'], before: Scenario, after: Scenario): PlannedRun {
  const now = before.now ?? after.now ?? NOW;
  const seed = before.seed ?? after.seed ?? SEED;
  return {
    name: after.name,
    from,
    generated: false,
    before: { ...before, now: before.now ?? now, seed: before.seed ?? seed },
    after: { ...after, now: after.now ?? now, seed: after.seed ?? seed },
  };
}

/** What goes into a run: neither what it is called nor what is expected of it; nor the chance it was tried with. */
function inputOf({ name: _n, description: _d, expect: _e, seed: _s, ...input }: Scenario) {
  return isJsonObject(input) ? input : {};
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
