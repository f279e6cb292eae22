import { textRules } from '../conditions/text-rules.ts';
import type { Tools } from '../engine/tools.ts';
import { evaluateJq } from '../jq/evaluate.ts';
import { pathsOfJq } from '../jq/read-paths.ts';

/** What hosts lend the engine, for tests of whatever may run any flow. */
export const TEST_TOOLS: Tools = { ...textRules, jq: evaluateJq, jqPaths: pathsOfJq };
