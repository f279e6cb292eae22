import { isJsonArray } from '../json.ts';
import type { Json } from '../json.ts';
import { described } from './arithmetic.ts';
import { base32, base64, textOfBase32, textOfBase64 } from './base-n.ts';
import { jqError } from './jq-error.ts';
import { jsonText } from './json-text.ts';
import { bytesOf, textOfBytes } from './text.ts';

/** `@name`, what it makes of a value (jq manual, "Format strings and escaping"). */
export const FORMATS: ReadonlyMap<string, (value: Json) => string> = new Map([
  ['@text', plainText],
  ['@json', jsonText],
  ['@csv', (value) => row(value, 'csv', ',', (text) => `"${text.replaceAll('"', '""')}"`)],
  ['@tsv', (value) => row(value, 'tsv', '\t', escapedForTsv)],
  ['@html', (value) => plainText(value).replaceAll(/[<>&'"]/g, (char) => ENTITIES[char] ?? char)],
  ['@uri', (value) => asUri(plainText(value))],
  ['@urid', (value) => fromUri(plainText(value))],
  ['@sh', (value) => (isJsonArray(value) ? value : [value]).map(forShell).join(' ')],
  ['@base64', (value) => base64(bytesOf(plainText(value)))],
  ['@base64d', (value) => textOfBase64(plainText(value))],
  ['@base32', (value) => base32(bytesOf(plainText(value)))],
  ['@base32d', (value) => textOfBase32(plainText(value))],
]);

/** `tostring`: a text as it is, anything else as JSON. */
export function plainText(value: Json): string {
  return typeof value === 'string' ? value : jsonText(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  "'": '&apos;',
  '"': '&quot;',
};
const TSV_ESCAPES: Readonly<Record<string, string>> = {
  '\t': String.raw`\t`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\\': String.raw`\\`,
};

function escapedForTsv(text: string): string {
  return text.replaceAll(/[\t\n\r\\]/g, (char) => TSV_ESCAPES[char] ?? char);
}

function row(
  value: Json,
  name: string,
  separator: string,
  quote: (text: string) => string,
): string {
  if (!isJsonArray(value)) {
    throw jqError(`${described(value)} cannot be ${name}-formatted, only array`);
  }
  const cells = value.map((cell) => {
    if (cell === null || Number.isNaN(cell)) return '';
    if (typeof cell === 'string') return quote(cell);
    if (typeof cell === 'object') throw jqError(`${described(cell)} is not valid in a csv row`);
    return jsonText(cell);
  });
  return cells.join(separator);
}

function forShell(value: Json): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", String.raw`'\''`)}'`;
  if (typeof value === 'object' && value !== null) {
    throw jqError(`${described(value)} can not be escaped for shell`);
  }
  return jsonText(value);
}

function asUri(text: string): string {
  return bytesOf(text)
    .map((byte) => {
      const char = String.fromCharCode(byte);
      const isPlain = byte < 0x80 && /[\w.~-]/.test(char);
      return isPlain ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

function fromUri(text: string): string {
  const bytes: number[] = [];
  const all = bytesOf(text);
  for (let i = 0; i < all.length; i += 1) {
    const byte = all[i] ?? 0;
    const hex = byte === 0x25 ? String.fromCharCode(all[i + 1] ?? 0, all[i + 2] ?? 0) : null;
    if (hex !== null && !/^[\dA-Fa-f]{2}$/.test(hex)) throw notUri(text);
    bytes.push(hex === null ? byte : Number.parseInt(hex, 16));
    if (hex !== null) i += 2;
  }
  const made = textOfBytes(bytes);
  if (made.includes('\uFFFD') && !text.includes('\uFFFD')) throw notUri(text);
  return made;
}

function notUri(text: string): Error {
  return jqError(`${described(text)} is not a valid uri encoding`);
}
