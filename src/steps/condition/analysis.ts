import { defineAnalysis } from '../../core/kind/definition.ts';
import { condition } from './definition.ts';
import { probeOf } from './probe-of.ts';
import { refinesOfBranch } from './refines.ts';

export const analysis = defineAnalysis(condition, {
  refines: refinesOfBranch,
  probes: ({ branches }) => branches.flatMap(({ rules }) => rules.flatMap(probeOf)),
});
