import { isJsonArray } from '../json.ts';
import type { Json } from '../json.ts';
import { charge, chargeText, visit } from './meter.ts';

/** JSON text as jq writes it (`tojson`): no blanks, keys in their order, nan as null, infinite as the largest number. */
export function jsonText(value: Json): string {
  return write(value, 0);
}

/** A number as jq 1.7 writes a computed one: up to 17 digits, an exponent of at least two. */
function numberText(number: number): string {
  if (Number.isNaN(number)) return 'null';
  const finite = Math.min(Math.max(number, -Number.MAX_VALUE), Number.MAX_VALUE);
  if (Object.is(finite, -0)) return '-0';
  if (Number.isSafeInteger(finite) && Math.abs(finite) < 1e15) return String(finite);
  const [digits = '', exponent = '0'] = finite.toExponential().split('e');
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d)\.?(\d*)$/.exec(digits) ?? [];
  const all = whole + fraction;
  const point = Number(exponent) + 1;
  if (point <= -4 || point > all.length + 15) {
    const size = String(Math.abs(point - 1)).padStart(2, '0');
    return `${digits}e${point > 0 ? '+' : '-'}${size}`;
  }
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  if (point >= all.length) return sign + all + '0'.repeat(point - all.length);
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

/** A value inside an error message: JSON text, cut short. */
export function shortText(value: Json): string {
  const text = jsonText(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function write(value: Json, level: number): string {
  if (typeof value === 'string') {
    chargeText(value.length);
    // A DEL is the one character that only jq escapes.
    return JSON.stringify(value).replaceAll('\u007F', String.raw`\u007f`);
  }
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  visit(level);
  charge(4);
  if (isJsonArray(value)) {
    charge(value.length);
    return `[${value.map((item) => write(item, level + 1)).join(',')}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${write(key, level)}:${write(item, level + 1)}`,
  );
  return `{${entries.join(',')}}`;
}
