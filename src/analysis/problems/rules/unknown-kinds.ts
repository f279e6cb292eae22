import { nameOf } from '../../flow-graph.ts';
import { stepPlace } from '../finding.ts';
import type { Finding, Rule } from '../finding.ts';

/** Steps of which nothing is known: of a kind this version lacks, or with a config that is not one of its kind. */
export const unknownKinds: Rule = ({ registry, graph }) =>
  graph.steps.flatMap((step): readonly Finding[] => {
    if (step.definition !== undefined) return [];
    const { id, kind, config } = step.step;
    const place = { severity: 'error', step: id } as const;
    const issue = registry.get(kind)?.config.safeParse(config).error?.issues[0];
    if (issue === undefined) {
      return [
        {
          ...place,
          code: 'unknown-kind',
          at: stepPlace(step, 'kind'),
          message: `"${nameOf(step)}" is of the kind "${kind}", which this version does not know: a run that gets there fails.`,
        },
      ];
    }
    const below = issue.path.map((part) => (typeof part === 'symbol' ? '?' : part));
    return [
      {
        ...place,
        code: 'invalid-config',
        at: stepPlace(step, 'config', ...below),
        message: `A setting of "${nameOf(step)}" can’t be read: ${issue.message}.`,
      },
    ];
  });
