import { OPERATORS } from '../../core/conditions/operators.ts';
import type { Outcome } from '../../core/engine/outcome.ts';
import type { Json } from '../../core/json.ts';
import { describeJson } from '../../core/json.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import type { ConditionConfig, ConditionRule } from './definition.ts';

/** Takes the first branch all of whose rules hold; a branch without rules never does. */
export function executeCondition(context: StepContext<ConditionConfig>): Outcome {
  const { branches } = context.config;
  let missed: Comparison | undefined;
  for (const branch of branches) {
    const comparisons = compareAll(branch.rules, context);
    const last = comparisons.at(-1);
    if (last?.holds === true) {
      const why = `${branch.name || branch.id}: ${explainAll(comparisons)}.`;
      return { type: 'go', port: branch.id, why };
    }
    if (branch === branches[0]) missed = last;
  }
  return { type: 'go', port: 'ELSE', why: explainElse(branches, missed) };
}

/** A rule with what it compared, kept to say why without comparing again. */
interface Comparison {
  readonly rule: ConditionRule;
  readonly target: Json | undefined;
  readonly predicate: Json | undefined;
  readonly holds: boolean;
}

/** Compares rule after rule and stops after one that does not hold: the last one tells whether all do. */
function compareAll(rules: readonly ConditionRule[], context: StepContext): readonly Comparison[] {
  const comparisons: Comparison[] = [];
  for (const rule of rules) {
    const { takesValue, test } = OPERATORS[rule.operator];
    const target = context.read(barePath(rule.key));
    const predicate = takesValue ? predicateOf(rule.value, context) : undefined;
    const holds = test(target, predicate);
    comparisons.push({ rule, target, predicate, holds });
    if (!holds) break;
  }
  return comparisons;
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

function explainAll(comparisons: readonly Comparison[]): string {
  let text = '';
  for (const comparison of comparisons) {
    text += text === '' ? explain(comparison) : ` and ${explain(comparison)}`;
  }
  return text;
}

function explain({ rule: { key, operator }, target, predicate }: Comparison): string {
  const { label, takesValue } = OPERATORS[operator];
  const compared = takesValue ? ` ${describeJson(predicate)}` : '';
  return `${barePath(key)} (${describeJson(target)}) ${label.toLowerCase()}${compared}`;
}

function explainElse(
  branches: ConditionConfig['branches'],
  missed: Comparison | undefined,
): string {
  const [branch] = branches;
  if (branch === undefined || missed === undefined) return 'No branch holds.';
  const others = branches.length - 1;
  const rest =
    others > 0
      ? ` ${others} more ${others === 1 ? 'branch does' : 'branches do'} not hold either.`
      : '';
  return `${branch.name || branch.id} does not hold: not ${explain(missed)}.${rest}`;
}
