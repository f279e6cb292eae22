import { OPERATORS } from '../../core/conditions/operators.ts';
import type { Outcome } from '../../core/engine/outcome.ts';
import type { Json } from '../../core/json.ts';
import { describeJson } from '../../core/json.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import type { ConditionConfig, ConditionRule } from './definition.ts';

/** Takes the first branch all of whose rules hold; a branch without rules never does. */
export function executeCondition(context: StepContext<ConditionConfig>): Outcome {
  for (const { id, name, rules } of context.config.branches) {
    if (rules.length > 0 && rules.every((rule) => holds(rule, context))) {
      return {
        type: 'go',
        port: id,
        why: `${name || id}: ${rules.map((rule) => explain(rule, context)).join(' and ')}.`,
      };
    }
  }
  return { type: 'go', port: 'ELSE', why: explainElse(context) };
}

function holds(rule: ConditionRule, context: StepContext): boolean {
  const operator = OPERATORS[rule.operator];
  const target = context.read(barePath(rule.key));
  return operator.test(target, operator.takesValue ? predicateOf(rule.value, context) : undefined);
}

/** The value compared with: as it is, a whole `{{path}}` as what stands there, other text with its values filled in. */
function predicateOf(value: ConditionRule['value'], context: StepContext): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => predicateOf(item, context) ?? null);
  if (typeof value !== 'string') return value;
  const { parts, paths } = parseTemplate(value);
  if (paths.length === 0) return value;
  return parts.length === 1 && paths[0] !== undefined
    ? context.read(paths[0])
    : context.text(value);
}

function explain({ key, operator, value }: ConditionRule, context: StepContext): string {
  const { label, takesValue } = OPERATORS[operator];
  const found = describeJson(context.read(barePath(key)));
  const compared = takesValue ? ` ${describeJson(predicateOf(value, context))}` : '';
  return `${barePath(key)} (${found}) ${label.toLowerCase()}${compared}`;
}

function explainElse(context: StepContext<ConditionConfig>): string {
  const [branch] = context.config.branches;
  const missed = branch?.rules.find((rule) => !holds(rule, context));
  if (branch === undefined || missed === undefined) return 'No branch holds.';
  const others = context.config.branches.length - 1;
  const rest =
    others > 0
      ? ` ${others} more ${others === 1 ? 'branch does' : 'branches do'} not hold either.`
      : '';
  return `${branch.name || branch.id} does not hold: not ${explain(missed, context)}.${rest}`;
}
