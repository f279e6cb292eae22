import { OPERATORS } from '../../core/conditions/operators.ts';
import type { Operator } from '../../core/conditions/operators.ts';
import type { Outcome } from '../../core/engine/outcome.ts';
import type { Json } from '../../core/json.ts';
import { describeJson } from '../../core/json.ts';
import { interned } from '../../core/interned.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import { condition } from './definition.ts';
import type { ConditionConfig, ConditionRule } from './config.ts';
import { BRANCH_ERROR } from './errors.ts';

type Context = StepContext<ConditionConfig, PreparedBranch | null>;

export const executor = defineExecutor(condition, {
  prepare,
  execute: executeCondition,
});

/**
 * Takes the first branch whose rules hold: all of them, or any where it says so. A branch without rules never does. A
 * branch that raises an error is left by that error instead of a port.
 */
function executeCondition(context: Context): Outcome {
  const first = context.prepared;
  let missed: Missed | null = null;
  for (let branch = first; branch !== null; branch = branch.next) {
    let holds = false;
    let why = '';
    for (let { rule } = branch; rule !== null; rule = rule.next) {
      const target = context.read(rule.path);
      const predicate = rule.isConstant ? rule.value : predicateOf(rule.value, context);
      holds = decide(rule, target, predicate, context);
      if (holds) why += `${why === '' ? '' : ' and '}${explain(rule, target, predicate)}`;
      else if (branch === first && missed === null) missed = { rule, target, predicate };
      if (holds === branch.isAny) break;
    }
    if (holds) return take(branch, `${branch.name}: ${why}.`, context);
  }
  return { type: 'go', port: 'ELSE', why: explainElse(first, missed) };
}

function take({ id, name, message }: PreparedBranch, why: string, context: StepContext): Outcome {
  if (message === null) return { type: 'go', port: id, why };
  context.assume('branch-error');
  const text = context.text(message) || `The branch "${name}" raised an error.`;
  return { type: 'fail', error: { type: BRANCH_ERROR.type, message: text }, why };
}

/** Whether a rule holds. One that can't be decided does not, with a warning. */
function decide(
  { operator }: PreparedRule,
  target: Json | undefined,
  predicate: Json | undefined,
  context: StepContext,
): boolean {
  const decided = operator.test(target, predicate, context);
  const assumption = operator.assumes?.(target) ?? null;
  if (assumption !== null) context.assume(assumption);
  if (typeof decided === 'boolean') return decided;
  const pattern = describeJson(predicate);
  context.warn(`The pattern (${pattern}) can’t be used, so its rule is false: ${decided.refused}.`);
  return false;
}

/** The rule that kept the first branch from being taken, with what it compared. */
interface Missed {
  readonly rule: PreparedRule;
  readonly target: Json | undefined;
  readonly predicate: Json | undefined;
}

/** A branch taken apart; the others follow. */
interface PreparedBranch {
  readonly id: string;
  readonly name: string;
  readonly rule: PreparedRule | null;
  /** Whether one rule that holds is enough. */
  readonly isAny: boolean;
  /** The message of the error it raises; null: it leaves by its port. */
  readonly message: string | null;
  readonly next: PreparedBranch | null;
}

/** A rule taken apart; the others of its branch follow. */
interface PreparedRule {
  readonly path: string;
  readonly operator: Operator;
  readonly value: ConditionRule['value'];
  /** Whether the value is compared with as it is: nothing in it is dynamic, or the operator takes none. */
  readonly isConstant: boolean;
  /** What its explanation says before and after what was found. */
  readonly before: string;
  readonly after: string;
  readonly next: PreparedRule | null;
}

/** The first branch, with the texts taken apart, which is half of the work of a condition; null: there is none. */
function prepare({ branches }: ConditionConfig): PreparedBranch | null {
  return branches.reduceRight<PreparedBranch | null>(
    (next, { id, name, rules, combine, leadsTo, message = '' }) => ({
      id: interned(id),
      name: name || id,
      rule: rules.reduceRight<PreparedRule | null>(prepareRule, null),
      isAny: combine === 'any',
      message: leadsTo === 'error' ? message : null,
      next,
    }),
    null,
  );
}

function prepareRule(
  next: PreparedRule | null,
  { key, operator: id, value }: ConditionRule,
): PreparedRule {
  const operator: Operator = OPERATORS[id];
  const path = interned(barePath(key));
  const isConstant = !operator.takesValue || !isDynamic(value);
  const constant = operator.takesValue && isConstant ? ` ${describeJson(value)}` : '';
  return {
    path,
    operator,
    value: operator.takesValue ? value : undefined,
    isConstant,
    before: interned(`${path} (`),
    after: interned(`) ${operator.label.toLowerCase()}${constant}`),
    next,
  };
}

function isDynamic(value: ConditionRule['value']): boolean {
  if (Array.isArray(value)) return value.some(isDynamic);
  return typeof value === 'string' && parseTemplate(value).paths.length > 0;
}

/**
 * The value compared with: as it is, a whole `{{path}}` as what stands there, other text with its values filled in. What
 * is not set is compared with as nothing, as the vendor's evaluator does, and nothing equals an empty input: so it is
 * said.
 */
function predicateOf(value: ConditionRule['value'], context: StepContext): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => predicateOf(item, context) ?? null);
  if (typeof value !== 'string') return value;
  const { parts, paths } = parseTemplate(value);
  if (paths.length === 0) return value;
  const [path] = paths;
  if (path === undefined || parts.length > 1) return context.text(value);
  const found = context.read(path);
  if (found === undefined) {
    context.assume('unresolved-value');
    context.warn(`{{${path}}} is not set here: it is compared with as nothing.`);
  }
  return found;
}

function explain(
  { before, after, isConstant }: PreparedRule,
  target: Json | undefined,
  predicate: Json | undefined,
): string {
  const text = `${before}${describeJson(target)}${after}`;
  return isConstant ? text : `${text} ${describeJson(predicate)}`;
}

function explainElse(first: PreparedBranch | null, missed: Missed | null): string {
  if (first === null || missed === null) return 'No branch holds.';
  const { rule, target, predicate } = missed;
  const alternatives = first.isAny ? lengthOf(first.rule) - 1 : 0;
  const nor =
    alternatives > 1
      ? `, nor any of its ${alternatives} other rules`
      : alternatives === 1
        ? ', nor its other rule'
        : '';
  const others = lengthOf(first) - 1;
  const rest =
    others > 0
      ? ` ${others} more ${others === 1 ? 'branch does' : 'branches do'} not hold either.`
      : '';
  return `${first.name} does not hold: not ${explain(rule, target, predicate)}${nor}.${rest}`;
}

function lengthOf(first: { readonly next: PreparedBranch | PreparedRule | null } | null): number {
  let length = 0;
  for (let one = first; one !== null; one = one.next) length += 1;
  return length;
}
