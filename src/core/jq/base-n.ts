import { described } from './arithmetic.ts';
import { jqError } from './jq-error.ts';
import { chargeText } from './meter.ts';
import { textOfBytes } from './text.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §4, padded. */
export function base64(bytes: readonly number[]): string {
  return encode(bytes, BASE64, 6, 4);
}

/** RFC 4648 §6, padded. */
export function base32(bytes: readonly number[]): string {
  return encode(bytes, BASE32, 5, 8);
}

/** UTF-8 text from base64, with or without padding. */
export function textOfBase64(text: string): string {
  return decode(text, BASE64, 6, 'base64');
}

/** UTF-8 text from base32, with or without padding. */
export function textOfBase32(text: string): string {
  return decode(text, BASE32, 5, 'base32');
}

function encode(bytes: readonly number[], alphabet: string, width: number, block: number): string {
  chargeText(bytes.length * 20);
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits & 0xff) << 8) | byte;
    held += 8;
    while (held >= width) {
      held -= width;
      text += alphabet.charAt((bits >> held) & (2 ** width - 1));
    }
  }
  if (held > 0) text += alphabet.charAt((bits << (width - held)) & (2 ** width - 1));
  return text.padEnd(Math.ceil(text.length / block) * block, '=');
}

function decode(text: string, alphabet: string, width: number, name: string): string {
  const bytes: number[] = [];
  chargeText(text.length * 20);
  const trimmed = text.replace(/=+$/, '');
  let bits = 0;
  let held = 0;
  for (const char of trimmed) {
    const at = alphabet.indexOf(char);
    if (at < 0) throw jqError(`${described(text)} is not valid ${name} data`);
    bits = ((bits & 0xff) << width) | at;
    held += width;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  if (trimmed.length === 1 || (text !== '' && trimmed === '')) {
    throw jqError(`${described(text)} is not valid ${name} data`);
  }
  return textOfBytes(bytes);
}
