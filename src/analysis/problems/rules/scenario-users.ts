import { chooseAssumptions } from '../../../core/assumptions/assumptions.ts';
import { FlowmintError } from '../../../core/error.ts';
import { indexUsers, loginIdKeyOf } from '../../../core/users/user-index.ts';
import type { Finding, Rule } from '../finding.ts';

/** Users that can't be in one project: a run of their scenario can't even begin. */
export const scenarioUsers: Rule = ({ flow }) => {
  const keyOf = loginIdKeyOf(chooseAssumptions(flow.assumptions ?? {}));
  return (flow.scenarios ?? []).flatMap(({ name, users = [] }, i): readonly Finding[] => {
    try {
      indexUsers(users, keyOf);
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
