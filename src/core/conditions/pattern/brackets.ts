import type { Cursor } from './cursor.ts';
import { readEscape } from './escape.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads a set of characters, `[a-z\d]`, and writes it as RE2 has it; the cursor stands behind the bracket that opens
 * it. As in JavaScript `[]` holds no character, `[^]` any, and a hyphen beside `\d` is a hyphen.
 */
export function readBrackets(cursor: Cursor): string {
  const isNegated = cursor.take('^');
  let items = '';
  while (!cursor.take(']')) {
    const item = readItem(cursor);
    if (!cursor.peek('-') || cursor.peek('-]')) {
      items += textOf(item);
      continue;
    }
    cursor.at += 1;
    const last = readItem(cursor);
    if (typeof item === 'number' && typeof last === 'number') {
      if (last < item) throw new Refusal('it has a range of characters that runs backwards');
      items += `${textOf(item)}-${textOf(last)}`;
    } else {
      items += `${textOf(item)}\\-${textOf(last)}`;
    }
  }
  if (items === '') return isNegated ? '[\\x00-\\x{10ffff}]' : '[^\\x00-\\x{10ffff}]';
  return `[${isNegated ? '^' : ''}${items}]`;
}

const NAMED =
  /\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/y;

/** One character by its number, or several as they stand in brackets. */
type Item = number | string;

function readItem(cursor: Cursor): Item {
  if (cursor.done) throw new Refusal('a [ in it is not closed');
  const named = cursor.match(NAMED);
  if (named !== null) return named[0];
  if (!cursor.take('\\')) return cursor.next();
  const escape = readEscape(cursor, true);
  return escape.type === 'char' ? escape.code : escape.text;
}

function textOf(item: Item): string {
  return typeof item === 'number' ? `\\x{${item.toString(16)}}` : item;
}
