import type { Json } from '../json.ts';
import { described } from './arithmetic.ts';
import { jqError } from './jq-error.ts';
import type { Pure } from './product.ts';

/** The functions of numbers (jq manual, "Math"). */
export const MATH: readonly (readonly [string, Pure])[] = [
  ...(
    [
      'floor',
      'ceil',
      'sqrt',
      'trunc',
      'exp',
      'expm1',
      'log',
      'log2',
      'log10',
      'log1p',
      'cbrt',
    ] as const
  ).map((name) => ofOne(name, Math[name])),
  ...(
    [
      'sin',
      'cos',
      'tan',
      'asin',
      'acos',
      'atan',
      'sinh',
      'cosh',
      'tanh',
      'asinh',
      'acosh',
      'atanh',
    ] as const
  ).map((name) => ofOne(name, Math[name])),
  ofOne('fabs', Math.abs),
  ofOne('round', (x) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5)),
  ofOne('rint', toEven),
  ofOne('nearbyint', toEven),
  ofOne('exp2', (x) => 2 ** x),
  ofOne('exp10', (x) => 10 ** x),
  ofOne('significand', (x) => (isPlain(x) ? x / 2 ** exponentOf(x) : x)),
  ofOne('logb', (x) =>
    x === 0 ? Number.NEGATIVE_INFINITY : isPlain(x) ? exponentOf(x) : Math.abs(x),
  ),
  ['frexp/0', (value) => fraction(numberOf(value))],
  ['modf/0', (value) => parts(numberOf(value))],
  ofTwo('pow', (x, y) => x ** y),
  ofTwo('atan2', Math.atan2),
  ofTwo('hypot', Math.hypot),
  ofTwo('fmod', (x, y) => x % y),
  ofTwo('fmin', (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y))),
  ofTwo('fmax', (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y))),
  ofTwo('fdim', (x, y) => (x > y ? x - y : x <= y ? 0 : Number.NaN)),
  ofTwo('copysign', (x, y) => (Object.is(Math.sign(y), -0) || y < 0 ? -1 : 1) * Math.abs(x)),
  ofTwo('ldexp', (x, y) => scaled(x, y)),
  ofTwo('scalb', (x, y) => scaled(x, y)),
  ofTwo('scalbln', (x, y) => scaled(x, y)),
  ofTwo('drem', (x, y) => x - y * toEven(x / y)),
  ofTwo('remainder', (x, y) => x - y * toEven(x / y)),
  ['fma/3', (_value, x = null, y = null, z = null) => numberOf(x) * numberOf(y) + numberOf(z)],
  ['abs/0', absolute],
  ['infinite/0', () => Number.POSITIVE_INFINITY],
  ['nan/0', () => Number.NaN],
  ['isinfinite/0', (value) => Math.abs(numberOf(value)) === Number.POSITIVE_INFINITY],
  ['isnan/0', (value) => Number.isNaN(numberOf(value))],
  [
    'isfinite/0',
    (value) => typeof value === 'number' && Math.abs(value) !== Number.POSITIVE_INFINITY,
  ],
  ['isnormal/0', (value) => isPlain(numberOf(value)) && Math.abs(numberOf(value)) >= 2 ** -1022],
  ['have_literal_numbers/0', () => true],
  ['have_decnum/0', () => false],
];

function ofOne(name: string, math: (x: number) => number): readonly [string, Pure] {
  return [`${name}/0`, (value) => math(numberOf(value))];
}

function ofTwo(name: string, math: (x: number, y: number) => number): readonly [string, Pure] {
  return [`${name}/2`, (_value, x = null, y = null) => math(numberOf(x), numberOf(y))];
}

function numberOf(value: Json): number {
  if (typeof value === 'number') return value;
  throw jqError(`${described(value)} number required`);
}

/** Numbers below 0 without their sign; what is no number can't be negated. */
function absolute(value: Json): Json {
  if (typeof value !== 'number') throw jqError(`${described(value)} has no absolute value`);
  return value < 0 ? -value : value;
}

/** To the nearest whole number, halves to the even one. */
function toEven(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  if (rest !== 0.5) return rest < 0.5 ? low : low + 1;
  return low % 2 === 0 ? low : low + 1;
}

/** Neither 0 nor infinite nor nan. */
function isPlain(x: number): boolean {
  return x !== 0 && Number.isFinite(x);
}

/** The largest e with 2 ** e at most |x|. */
function exponentOf(x: number): number {
  const size = Math.abs(x);
  let exponent = Math.max(-1074, Math.min(1023, Math.floor(Math.log2(size))));
  while (exponent < 1023 && 2 ** (exponent + 1) <= size) exponent += 1;
  while (2 ** exponent > size) exponent -= 1;
  return exponent;
}

function fraction(x: number): Json {
  if (!isPlain(x)) return [x, 0];
  const exponent = exponentOf(x) + 1;
  return [x / 2 ** (exponent - 1) / 2, exponent];
}

function parts(x: number): Json {
  const whole = Math.trunc(x);
  return [Number.isFinite(x) ? x - whole : Number.isNaN(x) ? x : 0, whole];
}

/** In two steps, so that neither power overflows where the result does not. */
function scaled(x: number, exponent: number): number {
  const all = Math.max(-2200, Math.min(2200, Math.trunc(exponent)));
  const half = Math.trunc(all / 2);
  return x * 2 ** half * 2 ** (all - half);
}
