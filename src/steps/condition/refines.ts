import { OPERATORS } from '../../core/conditions/operators.ts';
import type { Json } from '../../core/json.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import type { ConditionConfig, ConditionRule } from './definition.ts';

/**
 * The paths that are set where a port is taken: what the branch's rules show by holding, and what the branches before
 * it show by not holding. Of those only branches with a single rule count, since of several any one may have failed.
 *
 * Nothing is listed per operator: a rule that holds for none of the values that count as not set proves, by holding,
 * that there is another value; one that holds for all of them proves it by not holding.
 */
export function refinesOfBranch({ branches }: ConditionConfig, port: string): readonly string[] {
  const found = branches.findIndex(({ id }) => id === port);
  if (found < 0 && port !== 'ELSE') return [];
  const taken = branches[found]?.rules ?? [];
  const passed = branches.slice(0, found < 0 ? branches.length : found);
  return [
    ...new Set([
      ...taken.flatMap((rule) => provenBy(rule, true)),
      ...passed.flatMap(({ rules: [only, ...others] }) =>
        only === undefined || others.length > 0 ? [] : provenBy(only, false),
      ),
    ]),
  ];
}

const UNSET: readonly (Json | undefined)[] = [undefined, null, ''];

/** Values a dynamic predicate may turn out to be: one of each sort. */
const ANY_PREDICATE: readonly (Json | undefined)[] = [undefined, null, '', 'x', '0', 0, true, ['']];

function provenBy(rule: ConditionRule, holds: boolean): readonly string[] {
  const key = barePath(rule.key);
  if (key === '') return [];
  // It is never unset: false says that nobody is signed in.
  const [path, unset] = key === 'user.loggedIn' ? ['user', [false]] : [key, UNSET];
  const { test } = OPERATORS[rule.operator];
  const predicates = isDynamic(rule.value) ? ANY_PREDICATE : [rule.value];
  const proves = unset.every((target) =>
    predicates.every((predicate) => test(target, predicate) !== holds),
  );
  return proves ? [path] : [];
}

function isDynamic(value: ConditionRule['value']): boolean {
  const texts = Array.isArray(value) ? value : [value];
  return texts.some((text) => typeof text === 'string' && parseTemplate(text).paths.length > 0);
}
