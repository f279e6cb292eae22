import type { ConfigProblem } from '../../core/kind/definition.ts';
import { barePath } from '../../core/values/template.ts';
import type { ConditionConfig } from './definition.ts';

/** Branches that can never be taken as they stand, and rules that look at nothing. */
export function problemsOfCondition({ branches }: ConditionConfig): readonly ConfigProblem[] {
  return branches.flatMap(({ id, name, rules }, i): readonly ConfigProblem[] => {
    const branch = name || id;
    if (rules.length === 0) {
      const message = `the branch "${branch}" has no rules, so it never holds: add one, or remove the branch.`;
      return [
        {
          code: 'branch-without-rules',
          severity: 'warning',
          at: ['branches', i, 'rules'],
          message,
        },
      ];
    }
    return rules.flatMap(({ key }, j) => {
      if (barePath(key) !== '') return [];
      const message = `rule ${j + 1} of the branch "${branch}" has no key: choose what it looks at.`;
      const at = ['branches', i, 'rules', j, 'key'];
      return [{ code: 'blank-rule-key', severity: 'error', at, message }];
    });
  });
}
