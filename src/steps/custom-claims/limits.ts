import type { Json } from '../../core/json.ts';
import { textOf } from '../../core/values/template.ts';

/** Limits of Custom Claims: characters of a key and of a value. Source: facts/descope.md §6.1. */
const MAX_KEY = 60;
const MAX_VALUE = 500;

/** What of a claim is past its limits, as a sentence without a full stop; null: nothing. */
export function pastLimit(key: string, value: Json): string | null {
  const ofKey = charactersPast(MAX_KEY, key);
  if (ofKey !== null) {
    const start = Array.from(key).slice(0, MAX_KEY).join('');
    return `The name of the claim "${start}…" has ${ofKey} characters; ${MAX_KEY} is the limit`;
  }
  const ofValue = charactersPast(MAX_VALUE, textOf(value));
  return ofValue === null
    ? null
    : `The value of the claim "${key}" has ${ofValue} characters; ${MAX_VALUE} is the limit`;
}

/** How many characters a text has, where those are too many: an emoji is one, and two UTF-16 units of a JavaScript text. */
function charactersPast(most: number, text: string): number | null {
  if (text.length <= most) return null;
  let characters = 0;
  for (const _character of text) characters += 1;
  return characters > most ? characters : null;
}
