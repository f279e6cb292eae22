import { isJsonArray } from '../json.ts';
import type { Json } from '../json.ts';
import { isEmptyValue, toBoolean, toFloat, toSlice, toText } from './coerce.ts';

/** One condition operator: its label, whether it compares with a value, and what it decides. */
export interface Operator {
  readonly label: string;
  /** False where the operator looks at its key alone (`empty`, `is-true`, …). */
  readonly takesValue: boolean;
  test(target: Json | undefined, predicate: Json | undefined): boolean;
}

/**
 * The operators by the ids real flows use, with the vendor's exact coercions: a value of the wrong type makes an
 * operator false, and its negation false as well. Source: descope-js `realtime-conditions/evaluator.ts`
 * (facts/descope.md §1.5).
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
  in: { label: 'In', takesValue: true, test: (a, b) => isIn(a, b) === true },
  'not-in': { label: 'Not in', takesValue: true, test: (a, b) => isIn(a, b) === false },
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
