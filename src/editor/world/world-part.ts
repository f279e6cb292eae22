import type { Flow } from '../../core/document/schema.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { World } from '../services.ts';

/** What of the made-up world can be the scenario's own. */
export type WorldPart = keyof World;

/** A list of users or mocks and whose it is; `scenario` is the chosen one, also where it brings no list of its own. */
export interface PartInUse<P extends WorldPart> {
  readonly from: 'scenario' | 'stored';
  readonly scenario: string | null;
  readonly list: World[P];
}

const OF_SCENARIO: { readonly [P in WorldPart]: (one: Scenario) => World[P] | undefined } = {
  users: ({ users }) => users,
  mocks: ({ mocks }) => mocks,
};

/** The users or mocks of the next run: the scenario's if it brings some (an empty list counts), else the stored ones. */
export function partInUse<P extends WorldPart>(
  part: P,
  flow: Pick<Flow, 'scenarios'>,
  scenarioName: string | null,
  world: World,
): PartInUse<P> {
  const scenario = flow.scenarios?.find(({ name }) => name === scenarioName);
  const own = scenario === undefined ? undefined : OF_SCENARIO[part](scenario);
  return {
    from: own === undefined ? 'stored' : 'scenario',
    scenario: scenario?.name ?? null,
    list: own ?? world[part],
  };
}

/** The scenarios with another list in the one of that name; undefined: it takes the stored ones from now on. */
export function withPart<P extends WorldPart>(
  scenarios: readonly Scenario[],
  name: string,
  part: P,
  list: World[P] | undefined,
): Scenario[] {
  return scenarios.map((scenario) => {
    if (scenario.name !== name) return scenario;
    const { [part]: _before, ...others } = scenario;
    return list === undefined ? { ...others, name } : { ...scenario, [part]: [...list] };
  });
}
