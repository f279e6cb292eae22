import { nameOf } from '../../flow-graph.ts';
import { stepPlace } from '../finding.ts';
import type { Rule } from '../finding.ts';

/** What only a kind knows to be wrong with a config: its definition says it. */
export const configProblems: Rule = ({ graph }) =>
  graph.steps.flatMap((step) =>
    (step.definition?.problems?.(step.step.config, graph.around) ?? []).map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      at: stepPlace(step, 'config', ...problem.at),
      step: step.step.id,
      message: `"${nameOf(step)}": ${problem.message}`,
    })),
  );
