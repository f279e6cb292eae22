import { parseScenarioText } from '../../../core/document/parse.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { FlowmintError } from '../../../core/error.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { withFile } from '../error-line.ts';
import { readText } from './read-text.ts';

/** A scenario, and where it stands: the path is empty where the file holds nothing else. */
export interface PickedScenario {
  readonly scenario: Scenario;
  readonly file: string;
  readonly path: string;
}

/** The scenarios of a flow, each with its place. */
export function scenariosOf(flow: Flow, file: string): readonly PickedScenario[] {
  return (flow.scenarios ?? []).map((scenario, i) => ({ scenario, file, path: `scenarios[${i}]` }));
}

/**
 * The scenario that `--scenario` names: one of the flow's, else a file. Throws `usage` with the names there are where
 * it is neither.
 */
export async function pickScenario(
  flow: Flow,
  flowFile: string,
  wanted: string,
): Promise<PickedScenario> {
  const own = scenariosOf(flow, flowFile);
  const named = own.find(({ scenario }) => scenario.name === wanted);
  if (named !== undefined) return named;
  if (!looksLikeFile(wanted)) {
    throw noSuchScenario(
      flowFile,
      wanted,
      own.map(({ scenario }) => scenario.name),
    );
  }
  return withFile(wanted, async () => {
    const scenario = parseScenarioText(await readText(wanted));
    return { scenario, file: wanted, path: '' };
  });
}

/** What is thrown for a name that no scenario has. */
export function noSuchScenario(
  place: string,
  wanted: string,
  names: readonly string[],
): FlowmintError {
  const unique = [...new Set(names)].map((name) => `"${name}"`);
  const expected =
    unique.length === 0
      ? 'expected a flow with scenarios'
      : `expected ${unique.length === 1 ? 'the scenario' : 'one of the scenarios'} ${unique.join(', ')}`;
  return new FlowmintError('usage', `${expected}, found --scenario "${wanted}"`, { path: place });
}

/** A name without a slash that does not end in .json is taken for a scenario's name, so that a typing error says so. */
function looksLikeFile(wanted: string): boolean {
  return /[/\\]|\.json$/i.test(wanted);
}
