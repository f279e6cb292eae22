import type { Flow } from '../../core/document/schema.ts';
import type { Json } from '../../core/json.ts';
import type { Mock } from '../../core/mocks/mock.ts';
import { isPress } from '../../core/scenario/schema.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { Setting } from './make-world.ts';

/** Whether a scenario is one that exploring found, by its name. */
export function isFound({ name }: Pick<Scenario, 'name'>): boolean {
  return /^Way \d+: /.test(name);
}

/** The world of a scenario that a flow has already: who is there, who comes, what APIs answer. */
export interface ScenarioWorld {
  readonly name: string;
  readonly setting: Setting;
  /** Whatever they are asked. */
  readonly answers: readonly Mock[];
}

/**
 * The worlds of a flow's own scenarios: they fit what the flow reads better than made-up ones. Those that were found
 * before do not count: else each exploration would find others.
 */
export function scenarioWorlds({ scenarios = [] }: Flow): readonly ScenarioWorld[] {
  return ownOf(scenarios).map((scenario) => ({
    name: scenario.name,
    setting: settingOf(scenario),
    answers: (scenario.mocks ?? []).map(({ when: _when, ...answer }) => answer),
  }));
}

function ownOf(scenarios: readonly Scenario[]): readonly Scenario[] {
  return scenarios.filter((scenario) => !isFound(scenario));
}

function settingOf({ users = [], request = {} }: Scenario): Setting {
  const { form, client, cookies, context, session } = request;
  const brought = {
    ...(form !== undefined && { form }),
    ...(client !== undefined && { client }),
    ...(cookies !== undefined && { cookies }),
    ...(context !== undefined && { context }),
    ...(session?.user !== undefined && { session: { state: session.state, user: session.user } }),
  };
  return { users, ...(Object.keys(brought).length > 0 && { request: brought }) };
}

/** What people type in the scenarios of a flow, by context path. */
export function typedIn({ scenarios = [] }: Flow): ReadonlyMap<string, readonly Json[]> {
  const typed = new Map<string, Json[]>();
  for (const answer of ownOf(scenarios).flatMap(({ answers = [] }) => answers)) {
    if (!isPress(answer)) continue;
    for (const [name, value] of Object.entries(answer.form ?? {})) {
      const path = `form.${name}`;
      const known = typed.get(path) ?? [];
      if (!known.includes(value)) typed.set(path, [...known, value]);
    }
  }
  return typed;
}
