import type { AssumptionId } from '../assumptions/table.ts';
import type { PatternMatch, Tools } from '../engine/tools.ts';
import { isJsonArray } from '../json.ts';
import type { Json } from '../json.ts';
import { isEmptyValue, toBoolean, toFloat, toSlice, toText } from './coerce.ts';
import { isDivisible, isInRange, isOutOfRange } from './range.ts';

/** What operators need and do not carry themselves. */
export type TextTools = Pick<Tools, 'matches' | 'isEmail' | 'isPhone'>;

/** One condition operator: its label, whether it compares with a value, and what it decides. */
export interface Operator {
  readonly label: string;
  /** False where the operator looks at its key alone (`empty`, `is-true`, …). */
  readonly takesValue: boolean;
  /** What the value looks like, where that is not plain. */
  readonly valueHelp?: string;
  /** Whether the rule holds; or why it can't be decided, which makes it false. */
  test(target: Json | undefined, predicate: Json | undefined, tools: TextTools): PatternMatch;
  /** The assumption that decided, where one did. */
  assumes?(target: Json | undefined): AssumptionId | null;
}

const LIST = 'Values with commas between them, and no blanks.';

/**
 * The operators by the ids real flows use, with the vendor's exact coercions: a value of the wrong type makes an
 * operator false, and its negation false as well. Sources: descope-js `realtime-conditions/evaluator.ts`, and
 * `conditions.ts` for ranges (facts/descope.md §1.5).
 */
export const OPERATORS = {
  equal: { label: 'Equal', takesValue: true, test: equal },
  'not-equal': { label: 'Not equal', takesValue: true, test: (a, b) => !equal(a, b) },
  contains: { label: 'Contains', takesValue: true, test: (a, b) => contains(a, b) === true },
  'doesnt-contains': {
    label: "Doesn't contain",
    takesValue: true,
    test: (a, b) => contains(a, b) === false,
  },
  'greater-than': { label: 'Greater than', takesValue: true, test: numeric((a, b) => a > b) },
  'greater-than-or-equal': {
    label: 'Greater than or equal',
    takesValue: true,
    test: numeric((a, b) => a >= b),
  },
  'less-than': { label: 'Less than', takesValue: true, test: numeric((a, b) => a < b) },
  'less-than-or-equal': {
    label: 'Less than or equal',
    takesValue: true,
    test: numeric((a, b) => a <= b),
  },
  empty: { label: 'Is empty', takesValue: false, test: (a) => isEmptyValue(a) },
  'not-empty': { label: 'Is not empty', takesValue: false, test: (a) => !isEmptyValue(a) },
  'is-true': { label: 'Is true', takesValue: false, test: (a) => toBoolean(a) === true },
  'is-false': { label: 'Is false', takesValue: false, test: (a) => toBoolean(a) === false },
  in: { label: 'In', takesValue: true, valueHelp: LIST, test: (a, b) => isIn(a, b) === true },
  'not-in': {
    label: 'Not in',
    takesValue: true,
    valueHelp: LIST,
    test: (a, b) => isIn(a, b) === false,
  },
  matches: {
    label: 'Matches',
    takesValue: true,
    valueHelp: 'A regular expression, found anywhere in the text; ^…$ means all of it.',
    test: (a, b, tools) => typeof a === 'string' && tools.matches(toText(b), a),
    assumes: ifText('pattern-syntax'),
  },
  'is-email': {
    label: 'Is email',
    takesValue: false,
    test: (a, _b, tools) => typeof a === 'string' && tools.isEmail(a),
    assumes: ifText('email-check'),
  },
  'is-phone': {
    label: 'Is phone',
    takesValue: false,
    test: (a, _b, tools) => typeof a === 'string' && tools.isPhone(a),
    assumes: ifText('phone-check'),
  },
  'in-range': {
    label: 'In range',
    takesValue: true,
    valueHelp: 'The least and the most, such as 0,50; both are in the range.',
    test: isInRange,
    assumes: unlessNumber,
  },
  'not-in-range': {
    label: 'Not in range',
    takesValue: true,
    valueHelp: 'The least and the most, such as 0,50; both are in the range.',
    test: isOutOfRange,
    assumes: unlessNumber,
  },
  'devised-by': {
    label: 'Divisible by',
    takesValue: true,
    test: isDivisible,
    assumes: unlessNumber,
  },
} as const satisfies Record<string, Operator>;

export type OperatorId = keyof typeof OPERATORS;

/** The operator ids in menu order. */
export const OPERATOR_IDS = [
  'equal',
  'not-equal',
  'contains',
  'doesnt-contains',
  'greater-than',
  'greater-than-or-equal',
  'less-than',
  'less-than-or-equal',
  'empty',
  'not-empty',
  'is-true',
  'is-false',
  'in',
  'not-in',
  'matches',
  'is-email',
  'is-phone',
  'in-range',
  'not-in-range',
  'devised-by',
] as const satisfies readonly OperatorId[];

function equal(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || toText(a) === toText(b);
}

/** Null where the target is neither a list nor text. */
function contains(a: Json | undefined, b: Json | undefined): boolean | null {
  if (isJsonArray(a)) return b !== undefined && a.includes(b);
  return typeof a === 'string' ? a.includes(toText(b)) : null;
}

/** Null where the predicate is neither a list nor text. */
function isIn(a: Json | undefined, b: Json | undefined): boolean | null {
  const list = toSlice(b);
  return list === null ? null : a !== undefined && list.includes(a);
}

function numeric(compare: (a: number, b: number) => boolean) {
  return (a: Json | undefined, b: Json | undefined): boolean => {
    const left = toFloat(a);
    const right = toFloat(b);
    return left !== null && right !== null && compare(left, right);
  };
}

function ifText(id: AssumptionId) {
  return (target: Json | undefined): AssumptionId | null =>
    typeof target === 'string' ? id : null;
}

function unlessNumber(target: Json | undefined): AssumptionId | null {
  return toFloat(target) === null ? 'number-operators' : null;
}
