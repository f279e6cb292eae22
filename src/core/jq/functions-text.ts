import { isJsonArray, parseJson } from '../json.ts';
import type { Json } from '../json.ts';
import { add, described, splitText } from './arithmetic.ts';
import { FORMATS, plainText } from './formats.ts';
import { jqError } from './jq-error.ts';
import { jsonText } from './json-text.ts';
import { charge, chargeText } from './meter.ts';
import { itemsOf } from './places.ts';
import type { Pure } from './product.ts';
import { bytesOf, codePoints } from './text.ts';

/** The functions of texts, and those that make and read them. */
export const TEXTS: readonly (readonly [string, Pure])[] = [
  ['tostring/0', (value) => plainText(value)],
  ['tojson/0', (value) => jsonText(value)],
  ['fromjson/0', fromJson],
  ['tonumber/0', toNumber],
  ['toboolean/0', toBoolean],
  ['format/1', (value, name = null) => formatted(value, name)],
  [
    'utf8bytelength/0',
    (value) => bytesOf(text(value, 'only strings have UTF-8 byte length')).length,
  ],
  ['explode/0', (value) => codePoints(text(value, 'explode input must be a string'))],
  ['implode/0', implode],
  ['ascii/0', (value) => implode([value])],
  [
    'startswith/1',
    (value, part = null) => both('startswith', value, part, (a, b) => a.startsWith(b)),
  ],
  ['endswith/1', (value, part = null) => both('endswith', value, part, (a, b) => a.endsWith(b))],
  ['ltrimstr/1', (value, part = null) => withoutStart(value, part)],
  ['rtrimstr/1', (value, part = null) => withoutEnd(value, part)],
  ['trimstr/1', (value, part = null) => withoutEnd(withoutStart(value, part), part)],
  ['trim/0', (value) => trimmed(value).trim()],
  ['ltrim/0', (value) => trimmed(value).trimStart()],
  ['rtrim/0', (value) => trimmed(value).trimEnd()],
  ['ascii_downcase/0', (value) => recased(value, /[A-Z]+/g, (part) => part.toLowerCase())],
  ['ascii_upcase/0', (value) => recased(value, /[a-z]+/g, (part) => part.toUpperCase())],
  ['split/1', (value, separator = null) => split(value, separator)],
  ['join/1', (value, separator = null) => join(value, separator)],
];

function text(value: Json, otherwise: string): string {
  if (typeof value === 'string') return value;
  throw jqError(otherwise);
}

function both(
  name: string,
  value: Json,
  part: Json,
  test: (a: string, b: string) => boolean,
): Json {
  if (typeof value !== 'string' || typeof part !== 'string') {
    throw jqError(`${name}() requires string inputs`);
  }
  chargeText(part.length);
  return test(value, part);
}

function withoutStart(value: Json, part: Json): Json {
  if (typeof value !== 'string' || typeof part !== 'string') return value;
  return value.startsWith(part) ? value.slice(part.length) : value;
}

function withoutEnd(value: Json, part: Json): Json {
  if (typeof value !== 'string' || typeof part !== 'string') return value;
  return value.endsWith(part) ? value.slice(0, value.length - part.length) : value;
}

function trimmed(value: Json): string {
  const whole = text(value, 'trim input must be a string');
  chargeText(whole.length);
  return whole;
}

function recased(value: Json, letters: RegExp, change: (part: string) => string): Json {
  const whole = text(value, 'explode input must be a string');
  chargeText(whole.length * 2);
  return whole.replaceAll(letters, change);
}

function split(value: Json, separator: Json): Json {
  if (typeof value !== 'string' || typeof separator !== 'string') {
    throw jqError('split input and separator must be strings');
  }
  return splitText(value, separator);
}

/** Numbers and booleans are written out, null is nothing, other things can't be joined. */
function join(value: Json, separator: Json): Json {
  const items = itemsOf(value);
  if (items.length === 0) return '';
  return items
    .map((item) => {
      charge(1);
      if (typeof item === 'number' || typeof item === 'boolean') return plainText(item);
      return item ?? '';
    })
    .reduce<Json>((made, item, i) => add(add(made, i === 0 ? '' : separator), item), '');
}

function implode(value: Json): Json {
  if (!isJsonArray(value)) throw jqError('implode input must be an array');
  charge(value.length);
  return value
    .map((point) => {
      if (typeof point !== 'number' || Number.isNaN(point)) {
        const why = "can't be imploded, unicode codepoint needs to be numeric";
        throw jqError(`${described(point)} ${why}`);
      }
      const whole = Math.trunc(point);
      const isCharacter =
        whole >= 0 && whole <= 0x10_ff_ff && !(whole >= 0xd8_00 && whole <= 0xdf_ff);
      return isCharacter ? String.fromCodePoint(whole) : '\uFFFD';
    })
    .join('');
}

const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|nan|inf|infinity)$/i;

function toNumber(value: Json): Json {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !NUMBER.test(value)) {
    throw jqError(`${described(value)} cannot be parsed as a number`);
  }
  chargeText(value.length);
  return wordNumber(value) ?? Number(value);
}

/** `nan`, `-infinity` and their like. */
function wordNumber(written: string): number | undefined {
  if (/nan/i.test(written)) return Number.NaN;
  if (!/inf/i.test(written)) return undefined;
  return written.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function toBoolean(value: Json): Json {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw jqError(`${described(value)} cannot be parsed as a boolean`);
}

function formatted(value: Json, name: Json): Json {
  const format = typeof name === 'string' ? FORMATS.get(`@${name}`) : undefined;
  if (format === undefined) throw jqError(`${plainText(name)} is not a valid format`);
  return format(value);
}

function fromJson(value: Json): Json {
  const written = text(value, 'only strings can be parsed');
  // What is read is bigger than its text: small numbers in arrays most of all.
  chargeText(written.length * 8);
  if (written.trim() === 'nan') return Number.NaN;
  try {
    return parseJson(written);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw jqError(`${error.message} (while parsing '${written.slice(0, 100)}')`);
  }
}
