import { toFloat, toSlice, toText } from '../../core/conditions/coerce.ts';
import type { OperatorId } from '../../core/conditions/operators.ts';
import type { Json } from '../../core/json.ts';
import type { Probe } from '../../core/kind/definition.ts';
import { barePath, parseTemplate } from '../../core/values/template.ts';
import type { ConditionRule } from './config.ts';

/** Values for which a rule holds and for which it does not, as far as its operator tells. */
export function probeOf({ key, operator, value }: ConditionRule): readonly Probe[] {
  const path = barePath(key);
  const isDynamic = typeof value === 'string' && parseTemplate(value).paths.length > 0;
  if (path === '' || isDynamic) return [];
  return [{ path, values: VALUES[operator](value ?? '') }];
}

const number = (value: Json): number => toFloat(value) ?? 0;
const around = (value: Json): readonly Json[] => [
  number(value) - 1,
  number(value),
  number(value) + 1,
];
const same = (value: Json): readonly Json[] => [value, `not ${toText(value)}`];
/** Unlike `same`: what is said not to be the text must not have it in it. */
const inside = (value: Json): readonly Json[] => [
  value,
  'other'.includes(toText(value)) ? '-' : 'other',
];
const listed = (value: Json): readonly Json[] => [toSlice(value)?.[0] ?? '', 'not listed'];
const bounds = (value: Json): readonly Json[] => {
  const [low = 0, high = low] = toText(value).split(',').map(Number);
  return [low, high, high + 1];
};

const VALUES: Readonly<Record<OperatorId, (value: Json) => readonly Json[]>> = {
  equal: same,
  'not-equal': same,
  contains: inside,
  'doesnt-contains': inside,
  'greater-than': around,
  'greater-than-or-equal': around,
  'less-than': around,
  'less-than-or-equal': around,
  empty: () => [''],
  'not-empty': () => [''],
  'is-true': () => [true, false],
  'is-false': () => [false, true],
  in: listed,
  'not-in': listed,
  matches: (value) => [toText(value).replaceAll(/\W/g, ''), 'no match', '12345', 'a@b.example'],
  'is-email': () => ['ann@example.com', 'ann'],
  'is-phone': () => ['+12025550123', '12'],
  'in-range': bounds,
  'not-in-range': bounds,
  'devised-by': (value) => [number(value) * 2, number(value) * 2 + 1],
};
