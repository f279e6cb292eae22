import { firstIssue } from '../../../core/document/first-issue.ts';
import { nameOf } from '../../flow-graph.ts';
import { stepPlace } from '../finding.ts';
import type { Finding, Rule } from '../finding.ts';

/** Steps of which nothing is known: of a kind this version lacks, or with a config that is not one of its kind. */
export const unknownKinds: Rule = ({ registry, graph }) =>
  graph.steps.flatMap((step): readonly Finding[] => {
    if (step.definition !== undefined) return [];
    const { id, kind, config } = step.step;
    const place = { severity: 'error', step: id } as const;
    const known = registry.get(kind);
    const issue = known === undefined ? null : firstIssue(known.config, config);
    if (issue === null) {
      return [
        {
          ...place,
          code: 'unknown-kind',
          at: stepPlace(step, 'kind'),
          message: `"${nameOf(step)}" is of the kind "${kind}", which this version does not know: a run that gets there fails.`,
        },
      ];
    }
    return [
      {
        ...place,
        code: 'invalid-config',
        at: stepPlace(step, 'config', ...issue.path),
        message: `A setting of "${nameOf(step)}" can’t be read: ${issue.message}.`,
      },
    ];
  });
