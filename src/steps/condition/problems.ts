import { toText } from '../../core/conditions/coerce.ts';
import { readPattern } from '../../core/conditions/pattern/read-pattern.ts';
import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import { condition } from './definition.ts';
import type { ConditionBranch, ConditionConfig, ConditionRule } from './config.ts';

export const checker = defineChecker(condition, problemsOfCondition);

/** Branches that can never be taken as they stand, rules that look at nothing, patterns that are refused. */
function problemsOfCondition({ branches }: ConditionConfig): readonly ConfigProblem[] {
  return branches.flatMap((branch, i) => [
    ...problemsOfBranch(branch, ['branches', i]),
    ...branch.rules.flatMap((rule, j) =>
      problemsOfRule(rule, `rule ${j + 1} of the branch "${nameOf(branch)}"`, [
        'branches',
        i,
        'rules',
        j,
      ]),
    ),
  ]);
}

type Place = readonly (string | number)[];

function problemsOfBranch(branch: ConditionBranch, at: Place): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (branch.rules.length === 0) {
    problems.push({
      code: 'branch-without-rules',
      severity: 'warning',
      at: [...at, 'rules'],
      message: `the branch "${nameOf(branch)}" has no rules, so it never holds: add one, or remove the branch.`,
    });
  }
  if (branch.leadsTo === 'error' && (branch.message ?? '').trim() === '') {
    problems.push({
      code: 'branch-error-without-message',
      severity: 'warning',
      at: [...at, 'message'],
      message: `the branch "${nameOf(branch)}" raises an error without a message: say what the person should do.`,
    });
  }
  return problems;
}

function problemsOfRule(
  { key, operator, value }: ConditionRule,
  rule: string,
  at: Place,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (barePath(key) === '') {
    problems.push({
      code: 'blank-rule-key',
      severity: 'error',
      at: [...at, 'key'],
      message: `${rule} has no key: choose what it looks at.`,
    });
  }
  const source = operator === 'matches' ? toText(value) : '';
  const pattern = parseTemplate(source).paths.length > 0 ? null : readPattern(source);
  if (pattern !== null && 'refused' in pattern) {
    problems.push({
      code: 'refused-pattern',
      severity: 'error',
      at: [...at, 'value'],
      message: `${rule} never holds, because its pattern can’t be used: ${pattern.refused}.`,
    });
  }
  return problems;
}

function nameOf({ id, name }: ConditionBranch): string {
  return name || id;
}
