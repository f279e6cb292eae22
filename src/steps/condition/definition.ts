import { OPERATORS } from '../../core/conditions/operators.ts';
import { defineStep } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import { BRANCH_ERROR } from './errors.ts';
import type { ConditionBranch, ConditionConfig, ConditionRule } from './config.ts';

export const condition = defineStep({
  kind: 'condition',
  version: 1,
  title: 'Condition',
  group: 'Logic',
  icon: 'split',
  tone: 'condition',
  help: {
    text: 'Looks at dynamic values and takes the first branch that holds, or ELSE: all of its rules must, or at least one where it says so; without rules it never does. A branch can raise an error instead of leading on: back to the last screen with its message. A value of the wrong type makes an operator false, and so its negation.',
    source: 'Descope docs, "Conditions"; coercions from the vendor’s published evaluator',
    assumptions: [
      'pattern-syntax',
      'email-check',
      'phone-check',
      'number-operators',
      'branch-error',
      'unresolved-value',
    ],
  },
  palette: [
    {
      title: 'Condition',
      synonyms: ['if', 'else', 'branch', 'switch', 'rule', 'decision'],
      defaults: {
        branches: [{ id: 'branch-1', name: 'Branch 1', rules: [{ key: '', operator: 'is-true' }] }],
      },
    },
  ],
  errors: [BRANCH_ERROR],
  raises: ({ branches }) => (branches.some(raisesError) ? [BRANCH_ERROR.type] : []),
  ports: (config) => [
    ...config.branches
      .filter((branch) => !raisesError(branch))
      .map(({ id, name }) => ({ id, label: name || id, role: 'branch' as const })),
    { id: 'ELSE', label: 'Else', role: 'else' as const },
  ],
  summary({ branches }: ConditionConfig) {
    const [branch] = branches;
    const rule = branch?.rules[0];
    if (branch === undefined || rule === undefined) return 'always Else';
    const { label, takesValue } = OPERATORS[rule.operator];
    const value = takesValue ? ` ${JSON.stringify(rule.value ?? '')}` : '';
    const error = raisesError(branch) ? 'error if ' : '';
    const others = branches.length + branch.rules.length - 2;
    const more = others > 0 ? ` +${others} more` : '';
    return `${error}${rule.key || '…'} ${label.toLowerCase()}${value}${more}`;
  },
  reads: (config) => [
    ...new Set(
      config.branches.flatMap((branch) => [
        ...branch.rules.flatMap((rule) => [barePath(rule.key), ...predicatePaths(rule)]),
        ...(raisesError(branch) ? parseTemplate(branch.message ?? '').paths : []),
      ]),
    ),
  ],
  writes: () => [],
});

function raisesError({ leadsTo }: ConditionBranch): boolean {
  return leadsTo === 'error';
}

function predicatePaths({ value }: ConditionRule): readonly string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => (typeof text === 'string' ? parseTemplate(text).paths : []));
}
