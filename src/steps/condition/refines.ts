import { OPERATORS } from '../../core/conditions/operators.ts';
import type { TextTools } from '../../core/conditions/operators.ts';
import { readPattern } from '../../core/conditions/pattern/read-pattern.ts';
import type { Json } from '../../core/json.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import type { ConditionBranch, ConditionConfig, ConditionRule } from './config.ts';
import { BRANCH_ERROR } from './errors.ts';

/**
 * Context paths that are surely set when a condition leaves by a port, or raises the error of one of its branches.
 * A branch that is taken held; each one before it did not. An operator that is false for whatever counts as not set
 * proves its key by holding; one that holds for all of them proves it by not holding.
 */
export function refinesOfBranch({ branches }: ConditionConfig, port: string): readonly string[] {
  if (port === BRANCH_ERROR.type) {
    const raising = branches.flatMap((branch, i) =>
      branch.leadsTo === 'error' && branch.rules.length > 0 ? [provenAt(branches, i)] : [],
    );
    return inAll(raising);
  }
  const found = branches.findIndex(({ id, leadsTo }) => id === port && leadsTo !== 'error');
  if (found < 0 && port !== 'ELSE') return [];
  return provenAt(branches, found < 0 ? branches.length : found);
}

/** What is proven once this branch is taken, or ELSE where there is none. */
function provenAt(branches: readonly ConditionBranch[], index: number): readonly string[] {
  const taken = branches[index];
  return [
    ...new Set([
      ...(taken === undefined ? [] : byHolding(taken)),
      ...branches.slice(0, index).flatMap(byFailing),
    ]),
  ];
}

function byHolding({ rules, combine }: ConditionBranch): readonly string[] {
  const proofs = rules.map((rule) => provenBy(rule, true));
  return combine === 'any' ? inAll(proofs) : proofs.flat();
}

function byFailing({ rules, combine }: ConditionBranch): readonly string[] {
  return combine === 'any' || rules.length === 1
    ? rules.flatMap((rule) => provenBy(rule, false))
    : [];
}

function inAll([first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  return first.filter((path) => others.every((paths) => paths.includes(path)));
}

const UNSET: readonly (Json | undefined)[] = [undefined, null, ''];

/** Values a dynamic predicate may turn out to be: one of each sort. */
const ANY_PREDICATE: readonly (Json | undefined)[] = [undefined, null, '', 'x', '0', 0, true, ['']];

/** What the tools say of the empty text, the only one that is asked about here. */
const ABOUT_NOTHING: TextTools = {
  matches(source) {
    const pattern = readPattern(source);
    return 'refused' in pattern ? pattern : pattern.matchesEmpty;
  },
  isEmail: () => false,
  isPhone: () => false,
};

function provenBy(rule: ConditionRule, holds: boolean): readonly string[] {
  const key = barePath(rule.key);
  if (key === '') return [];
  // It is never unset: false says that nobody is signed in.
  const [path, unset] = key === 'user.loggedIn' ? ['user', [false]] : [key, UNSET];
  const { test } = OPERATORS[rule.operator];
  const predicates = isDynamic(rule.value) ? ANY_PREDICATE : [rule.value];
  const proves = unset.every((target) =>
    predicates.every((predicate) => (test(target, predicate, ABOUT_NOTHING) === true) !== holds),
  );
  return proves ? [path] : [];
}

function isDynamic(value: ConditionRule['value']): boolean {
  const texts = Array.isArray(value) ? value : [value];
  return texts.some((text) => typeof text === 'string' && parseTemplate(text).paths.length > 0);
}
