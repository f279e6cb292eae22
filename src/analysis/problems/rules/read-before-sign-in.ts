import { OPERATORS, OPERATOR_IDS } from '../../../core/conditions/operators.ts';
import type { Json, JsonObject } from '../../../core/json.ts';
import { isJsonArray, isJsonObject, own, setOwn } from '../../../core/json.ts';
import type { Fix } from '../../../core/problem.ts';
import { barePath } from '../../../core/values/template.ts';
import { contextKey } from '../../context-keys.ts';
import { nameOf } from '../../flow-graph.ts';
import type { GraphStep } from '../../flow-graph.ts';
import { mayBeSet } from '../../may-be-set.ts';
import { routes } from '../../routes.ts';
import { requestPaths } from '../../settable-at.ts';
import { stepPlace } from '../finding.ts';
import type { Finding, Rule } from '../finding.ts';
import { wayInWords } from '../words.ts';

/**
 * Rules of conditions that look at what only a sign-in sets (`authInfo.firstSeen`) where on no way somebody has signed
 * in: such a rule decides the same every time, and the branch for new users is never taken. Real flows have it
 * (facts/flow-format.md §8).
 */
export const readsBeforeSignIn: Rule = ({ flow, graph }) => {
  const rules = [...graph.reachable].flatMap((step) =>
    rulesIn(step).map((rule) => ({ ...rule, step })),
  );
  if (rules.length === 0) return [];
  const isSet = mayBeSet(
    graph,
    rules.map(({ key }) => key),
  );
  const brought = new Set([...requestPaths(flow)].flatMap((path) => contextKey(path) ?? []));
  const ways = routes(graph, () => false);
  return rules.flatMap(({ step, key, path, at, holds }): readonly Finding[] => {
    if (isSet(step, key) || brought.has(key)) return [];
    const fix = fixFor(step, at, path);
    return [
      {
        code: 'read-before-sign-in',
        severity: 'warning',
        at: stepPlace(step, 'config', ...at),
        step: step.step.id,
        message: `"${nameOf(step)}" looks at ${path}, but nobody has signed in on the path *${wayInWords(ways.to(step))}* or any other: it is never set, so this rule ${holds ? 'always' : 'never'} holds. ${fix === undefined ? 'Look at it after a sign-in.' : 'To tell new users before they sign in, look whether unauthUser.loginIds is empty.'}`,
        ...(fix !== undefined && { fix }),
      },
    ];
  });
};

interface RuleRead {
  readonly key: string;
  readonly path: string;
  /** Where the rule's key stands in the config. */
  readonly at: readonly (string | number)[];
  /** What the rule decides where its key holds nothing. */
  readonly holds: boolean;
}

/** What is decided by, wherever in a config it stands: a key with an operator. */
function rulesIn({ step: { config } }: GraphStep): readonly RuleRead[] {
  const found: RuleRead[] = [];
  const visit = (value: unknown, at: RuleRead['at']): void => {
    if (Array.isArray(value)) value.forEach((item, i) => visit(item, [...at, i]));
    if (!isJsonObject(value)) return;
    const operator = OPERATOR_IDS.find((id) => id === own(value, 'operator'));
    const text = own(value, 'key');
    const path = typeof text === 'string' ? barePath(text) : '';
    const key = contextKey(path);
    if (operator !== undefined && key?.startsWith('authInfo.') === true) {
      found.push({ key, path, at: [...at, 'key'], holds: holdsUnset(operator, value) });
    }
    for (const [name, inner] of Object.entries(value)) visit(inner, [...at, name]);
  };
  visit(config, []);
  return found;
}

/** Operators that ask a tool about text never hold without any. */
function holdsUnset(operator: (typeof OPERATOR_IDS)[number], rule: JsonObject): boolean {
  const never = (): boolean => false;
  const tools = { matches: never, isEmail: never, isPhone: never };
  return OPERATORS[operator].test(undefined, own(rule, 'value'), tools) === true;
}

/** Whom the identifiers in the form belong to is known without a sign-in: nobody yet is who a new user is. */
function fixFor({ step }: GraphStep, at: RuleRead['at'], path: string): Fix | undefined {
  const rule = valueAt(step.config, at.slice(0, -1));
  const asked = isJsonObject(rule) ? own(rule, 'operator') : undefined;
  const operator = typeof asked === 'string' ? FIXES[asked] : undefined;
  if (path !== 'authInfo.firstSeen' || operator === undefined) return undefined;
  return {
    label: `Test whether unauthUser.loginIds ${operator.says} instead`,
    step: step.id,
    config: withRule(step.config, at.slice(0, -1), {
      key: 'unauthUser.loginIds',
      operator: operator.id,
    }),
  };
}

const FIXES: Readonly<Record<string, { readonly id: string; readonly says: string }>> = {
  'is-true': { id: 'empty', says: 'is empty' },
  'is-false': { id: 'not-empty', says: 'is not empty' },
};

function valueAt(config: unknown, at: RuleRead['at']): unknown {
  return at.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return isJsonObject(value) ? own(value, String(part)) : undefined;
  }, config);
}

/** A copy of a config with another rule at its place. */
function withRule(config: unknown, at: RuleRead['at'], rule: JsonObject): JsonObject {
  const copy = (value: Json | undefined, [part, ...rest]: RuleRead['at']): Json => {
    if (part === undefined) return rule;
    if (isJsonArray(value)) return value.map((item, i) => (i === part ? copy(item, rest) : item));
    const next: { [key: string]: Json } = {};
    if (!isJsonObject(value)) return next;
    for (const [key, inner] of Object.entries(value)) {
      setOwn(next, key, key === part ? copy(inner, rest) : inner);
    }
    return next;
  };
  const made = copy(isJsonObject(config) ? config : {}, at);
  return isJsonObject(made) ? made : {};
}
