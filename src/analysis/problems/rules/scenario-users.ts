import { chooseAssumptions } from '../../../core/assumptions/assumptions.ts';
import { FlowmintError } from '../../../core/error.ts';
import { exactLoginId, indexUsers, insensitiveLoginId } from '../../../core/users/user-index.ts';
import type { Finding, Rule } from '../finding.ts';

/** Users that can't be in one project: a run of their scenario can't even begin. */
export const scenarioUsers: Rule = ({ flow }) => {
  const exact = chooseAssumptions(flow.assumptions ?? {})['login-id-case'] === 'exact';
  return (flow.scenarios ?? []).flatMap(({ name, users = [] }, i): readonly Finding[] => {
    try {
      indexUsers(users, exact ? exactLoginId : insensitiveLoginId);
      return [];
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      return [
        {
          code: 'scenario-users',
          severity: 'error',
          at: ['scenarios', i, ...placeIn(error.path)],
          step: null,
          message: `The scenario "${name}" can’t run: ${error.message}.`,
        },
      ];
    }
  });
};

/** `users[1].loginIds[0]` in parts. */
function placeIn(path = ''): readonly (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) =>
    index === undefined ? key : Number(index),
  );
}
