import type { Json } from '../json.ts';

/** Whether a text is the handle of a token. Asks for the prefix first: it is none nearly always. */
export function isHandle(text: string): boolean {
  return text.startsWith('jwt:') && /^jwt:\d+$/.test(text);
}

/** Whether handles of tokens stand in a value, however far in. */
export function holdsHandle(value: Json | undefined): boolean {
  return value !== undefined && /jwt:\d/.test(JSON.stringify(value));
}
