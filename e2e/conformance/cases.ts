import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenarioText } from '../../src/core/document/parse.ts';
import type { Flow } from '../../src/core/document/schema.ts';
import type { ConformanceCase } from '../../src/hosts/conformance/case.ts';

/** A case with what the command line is told to run it. */
export interface FileCase extends ConformanceCase {
  readonly file: string;
  /** Its name in the flow, or a file of its own. */
  readonly scenarioArgument: string;
}

const root = join(import.meta.dirname, '../..');

/** Every golden run, and every scenario of every template. */
export const cases: readonly FileCase[] = [
  ...goldenRuns('src/hosts/conformance/golden'),
  ...goldenRuns('src/core/testing/golden'),
  ...templateRuns('public/flows'),
];

function goldenRuns(folder: string): readonly FileCase[] {
  const names = readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  );
  return names.map((name) => {
    const file = join(root, folder, name, 'flow.json');
    const scenarioArgument = join(root, folder, name, 'scenario.json');
    return {
      name,
      file,
      scenarioArgument,
      flow: readFlow(file),
      scenario: parseScenarioText(readFileSync(scenarioArgument, 'utf8')),
    };
  });
}

function templateRuns(folder: string): readonly FileCase[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const file = join(root, folder, name);
    const flow = readFlow(file);
    return (flow.scenarios ?? []).map((scenario) => ({
      name: `${name}: ${scenario.name}`,
      file,
      scenarioArgument: scenario.name,
      flow,
      scenario,
    }));
  });
}

/** As it stands: that the flows are right the unit tests of the same runs see to. */
function readFlow(file: string): Flow {
  return JSON.parse(readFileSync(file, 'utf8')) as Flow;
}
