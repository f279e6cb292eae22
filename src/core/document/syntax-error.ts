/** The first place where text stops being JSON: its offset, what could stand there, and what does. */
export interface JsonSyntaxError {
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * Finds the first syntax error of text that `JSON.parse` refused, by a walk without recursion: its own messages differ
 * from engine to engine, and most name no place. Source: RFC 8259.
 */
export function findSyntaxError(text: string): JsonSyntaxError {
  const closers: ('}' | ']')[] = [];
  let at = 0;
  let want: 'value' | 'value-or-]' | 'key-or-}' | 'key' | ':' | 'rest' = 'value';
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    take(BLANK);
    const char = text.charAt(at);
    const closer = closers.at(-1);
    if (want === 'rest') {
      if (closer === undefined) return wrong(text, at, 'the end of the file');
      if (char === closer) {
        closers.pop();
        at += 1;
      } else if (char === ',') {
        want = closer === '}' ? 'key' : 'value';
        at += 1;
      } else return wrong(text, at, `"," or "${closer}"`);
    } else if (want === ':') {
      if (char !== ':') return wrong(text, at, '":"');
      at += 1;
      want = 'value';
    } else if (want === 'key' || want === 'key-or-}') {
      if (want === 'key-or-}' && char === '}') {
        closers.pop();
        at += 1;
        want = 'rest';
      } else if (char === '"') {
        const end = endOfText(text, at);
        if (typeof end !== 'number') return end;
        at = end;
        want = ':';
      } else return wrong(text, at, want === 'key' ? 'a key in quotes' : 'a key in quotes or "}"');
    } else if (want === 'value-or-]' && char === ']') {
      closers.pop();
      at += 1;
      want = 'rest';
    } else if (char === '{' || char === '[') {
      closers.push(char === '{' ? '}' : ']');
      at += 1;
      want = char === '{' ? 'key-or-}' : 'value-or-]';
    } else if (char === '"') {
      const end = endOfText(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      want = 'rest';
    } else if (take(WORD) || take(NUMBER)) {
      want = 'rest';
    } else return wrong(text, at, 'a JSON value');
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const BLANK = /[ \t\r\n]*/y;

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function wrong(text: string, offset: number, expected: string): JsonSyntaxError {
  const [char] = text.slice(offset, offset + 2);
  const found = char === undefined ? 'the end of the file' : char === '"' ? 'a quote' : `"${char}"`;
  return { offset, expected, found };
}

/**
 * Where the text in quotes that begins at `start` ends, or what is wrong with it. A loop, since a regular expression
 * with alternatives runs out of stack on text of some megabytes.
 */
function endOfText(text: string, start: number): number | JsonSyntaxError {
  let at = start + 1;
  for (;;) {
    const char = text.charAt(at);
    if (char === '"') return at + 1;
    if (char === '' || char === '\n' || char === '\r') {
      const expected = 'text that ends with a quote on its line';
      return { offset: start, expected, found: 'none' };
    }
    if (char < ' ') return wrong(text, at, 'an escape such as \\t or \\u0009');
    if (char === '\\') {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) {
        const found = `"${text.slice(at, at + 2)}"`;
        return { offset: at, expected: 'an escape such as \\n, \\" or \\u00e9', found };
      }
      at = ESCAPE.lastIndex;
    } else at += 1;
  }
}
