import { chargeText } from './meter.ts';

/** jq counts characters, JavaScript UTF-16 units: they differ only where a text holds surrogates. */
const SURROGATE = /[\uD800-\uDFFF]/;

/** `length` of a text. */
export function lengthOf(text: string): number {
  chargeText(text.length);
  if (!SURROGATE.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Characters from one position up to another; both lie within the text. */
export function sliceText(text: string, from: number, to: number): string {
  chargeText(text.length);
  return SURROGATE.test(text) ? Array.from(text).slice(from, to).join('') : text.slice(from, to);
}

/** How many characters stand before a UTF-16 offset. */
export function characterOffset(text: string, offset: number): number {
  return lengthOf(text.slice(0, offset));
}

/** `explode` */
export function codePoints(text: string): number[] {
  chargeText(text.length * 12);
  return Array.from(text, (char) => char.codePointAt(0) ?? 0);
}

/** Where `part` begins in `text`, in characters, overlaps included. */
export function indicesIn(text: string, part: string): number[] {
  const found: number[] = [];
  if (part === '') return found;
  let at = text.indexOf(part);
  let character = 0;
  let counted = 0;
  chargeText(text.length * 2);
  while (at >= 0) {
    chargeText(part.length);
    character += lengthOf(text.slice(counted, at));
    counted = at;
    found.push(character);
    at = text.indexOf(part, at + 1);
  }
  return found;
}

/** UTF-8. Lone surrogates become U+FFFD, as everywhere. */
export function bytesOf(text: string): number[] {
  chargeText(text.length * 20);
  return codePoints(text).flatMap((point) => {
    if (point < 0x80) return [point];
    if (point < 0x8_00) return [0xc0 | (point >> 6), tail(point, 0)];
    if (point >= 0xd8_00 && point <= 0xdf_ff) return [0xef, 0xbf, 0xbd];
    if (point < 0x1_00_00) return [0xe0 | (point >> 12), tail(point, 6), tail(point, 0)];
    return [0xf0 | (point >> 18), tail(point, 12), tail(point, 6), tail(point, 0)];
  });
}

/** Text from UTF-8; each byte that is none becomes U+FFFD. */
export function textOfBytes(bytes: readonly number[]): string {
  chargeText(bytes.length * 32);
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const size =
      first < 0x80
        ? 1
        : first < 0xc2
          ? 0
          : first < 0xe0
            ? 2
            : first < 0xf0
              ? 3
              : first < 0xf5
                ? 4
                : 0;
    const rest = bytes.slice(at + 1, at + size);
    const isWhole = size > 0 && rest.length === size - 1 && rest.every((byte) => byte >> 6 === 2);
    let point = size < 2 ? first : first & (0x7f >> size);
    for (const byte of rest) point = (point << 6) | (byte & 0x3f);
    const isCharacter =
      isWhole &&
      !(point >= 0xd8_00 && point <= 0xdf_ff) &&
      point <= 0x10_ff_ff &&
      (size < 3 || point >= (size === 3 ? 0x8_00 : 0x1_00_00));
    text += isCharacter ? String.fromCodePoint(point) : '\uFFFD';
    at += isCharacter ? size : 1;
  }
  return text;
}

function tail(point: number, shift: number): number {
  return 0x80 | ((point >> shift) & 0x3f);
}
