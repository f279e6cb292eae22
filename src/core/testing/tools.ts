import { textRules } from '../conditions/text-rules.ts';
import { NO_TOOLS } from '../engine/tools.ts';
import type { Tools } from '../engine/tools.ts';

/** What hosts lend the engine, for tests of whatever may run any flow. */
export const TEST_TOOLS: Tools = { ...NO_TOOLS, ...textRules };
