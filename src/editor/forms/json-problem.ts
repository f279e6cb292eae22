import { findSyntaxError } from '../../core/document/syntax-error.ts';
import { closingBraces } from '../../core/values/jq-value.ts';

/** Where JSON text stops being JSON, and what was expected there. */
export interface JsonProblem {
  readonly at: number;
  readonly message: string;
}

/**
 * The first syntax error of JSON text, or null. With `dynamic`, `{{path}}` may stand where a value may (inside of
 * strings it may anyway). Empty text is none.
 */
export function findJsonProblem(text: string, dynamic: boolean): JsonProblem | null {
  const json = dynamic ? withoutPlaceholders(text) : text;
  if (json.trim() === '') return null;
  try {
    JSON.parse(json);
    return null;
  } catch {
    const { offset, expected } = findSyntaxError(json);
    return { at: offset, message: `Expected ${expected}.` };
  }
}

/** Each `{{path}}` becomes digits of the same length, a number outside of strings: offsets stay what they were. */
function withoutPlaceholders(text: string): string {
  let result = '';
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const close = text.startsWith('{{', i) ? closingBraces(text, i + 2) : -1;
    if (close >= 0) {
      result += '1'.repeat(close + 2 - i);
      i = close + 1;
      continue;
    }
    const char = text.charAt(i);
    result += char;
    if (inString && char === '\\') {
      i += 1;
      result += text.charAt(i);
    } else if (char === '"') inString = !inString;
  }
  return result;
}
