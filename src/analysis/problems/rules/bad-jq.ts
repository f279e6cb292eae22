import { jqSyntaxProblem } from '../../../core/jq/evaluate.ts';
import { readsIn } from '../../../core/kind/reads.ts';
import { isJqValue, jqProgramOf } from '../../../core/values/jq-value.ts';
import { nameOf } from '../../flow-graph.ts';
import type { Rule } from '../finding.ts';
import { stepPlace } from '../finding.ts';
import { placesOf } from '../places-of.ts';

/** `jq:` values whose program is none: they are empty in every run. */
export const badJq: Rule = ({ graph }) =>
  graph.steps.flatMap((step) => {
    if (step.definition === undefined) return [];
    const reads = new Set(readsIn(step.definition, step.step.config).filter(isJqValue));
    const wrong = new Map(
      [...reads].flatMap((text) => {
        const problem = jqSyntaxProblem(jqProgramOf(text));
        return problem === undefined ? [] : [[text, problem.message] as const];
      }),
    );
    if (wrong.size === 0) return [];
    const places = placesOf(step.step.config, new Set(wrong.keys()));
    return [...wrong].flatMap(([text, message]) =>
      (places.get(text) ?? [[]]).map((at) => ({
        code: 'bad-jq',
        severity: 'error' as const,
        at: stepPlace(step, 'config', ...at),
        step: step.step.id,
        message: `"${nameOf(step)}" has a jq program that can’t run, so it is always empty: ${message}.`,
      })),
    );
  });
