/**
 * Text from a file or an answer as it may be shown on a terminal: on one line, with control characters (which could
 * steer the terminal) and invisible direction marks (which could reorder what is read) written as escapes.
 */
export function plain(text: string): string {
  return text.replaceAll(UNSAFE, (char) => ESCAPES[char] ?? escapeCode(char));
}

// oxlint-disable-next-line no-control-regex -- finding them is the point
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** At most `length` characters, cut off with an ellipsis. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}
