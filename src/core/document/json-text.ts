import { FlowmintError } from '../error.ts';
import { parseJson } from '../json.ts';
import type { Json } from '../json.ts';

/** The longest text taken in, in characters: far above any flow, far below what would freeze a tab. */
const MAX_TEXT = 50_000_000;

/**
 * Parses JSON text and refuses what no document may hold: syntax errors (with line, column, what was expected and what
 * was found), nesting past {@link MAX_DEPTH}, keys that JavaScript gives a meaning.
 * Throws `json-syntax`, `too-large`, `too-deep` or `forbidden-key`.
 */
export function parseJsonText(text: string): Json {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.length > MAX_TEXT) {
    throw new FlowmintError(
      'too-large',
      `expected at most ${MAX_TEXT} characters, found ${body.length}`,
    );
  }
  if (body.trim() === '') {
    throw new FlowmintError('json-syntax', 'expected a JSON value, found an empty file', {
      path: 'line 1, column 1',
    });
  }
  let value: Json;
  try {
    value = parseJson(body);
  } catch (cause) {
    const { offset, expected } = findSyntaxError(body);
    const found = offset >= body.length ? 'the end of the file' : `"${body.charAt(offset)}"`;
    throw new FlowmintError('json-syntax', `expected ${expected}, found ${found}`, {
      path: placeOf(body, offset),
      cause,
    });
  }
  checkBorder(value);
  return value;
}

/** Nesting past this many levels is refused. */
export const MAX_DEPTH = 100;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses nesting past {@link MAX_DEPTH} and the keys `__proto__`, `constructor`, `prototype`; walks without recursion. */
export function checkBorder(root: unknown): void {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: root, path: '', depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) {
      throw new FlowmintError(
        'too-deep',
        `expected at most ${MAX_DEPTH} levels of nesting, found more`,
        {
          path: path.slice(0, 80),
        },
      );
    }
    if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) {
        if (typeof item === 'object' && item !== null) {
          open.push({ value: item, path: `${path}[${i}]`, depth: depth + 1 });
        }
      }
    } else {
      for (const [key, item] of Object.entries(value)) {
        const at = joinPath(path, key);
        if (FORBIDDEN.has(key)) {
          throw new FlowmintError(
            'forbidden-key',
            `expected another key, found "${key}", which no document may use`,
            {
              path: at,
            },
          );
        }
        if (typeof item === 'object' && item !== null)
          open.push({ value: item, path: at, depth: depth + 1 });
      }
    }
  }
}

/** A JSON path for people: `steps[2].config.endpoint`, `layout["my step"].x`. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- RFC 8259 §7: these must be escaped in strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
const BLANK = /[ \t\r\n]*/y;

/** Finds the first syntax error of text that `JSON.parse` refused (RFC 8259), by a walk without recursion. */
function findSyntaxError(text: string): { readonly offset: number; readonly expected: string } {
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
      if (closer === undefined) return { offset: at, expected: 'the end of the file' };
      if (char === closer) {
        closers.pop();
        at += 1;
      } else if (char === ',') {
        want = closer === '}' ? 'key' : 'value';
        at += 1;
      } else return { offset: at, expected: `"," or "${closer}"` };
    } else if (want === ':') {
      if (char !== ':') return { offset: at, expected: '":"' };
      at += 1;
      want = 'value';
    } else if (want === 'key' || want === 'key-or-}') {
      if (want === 'key-or-}' && char === '}') {
        closers.pop();
        at += 1;
        want = 'rest';
      } else if (take(STRING)) want = ':';
      else
        return {
          offset: at,
          expected: want === 'key' ? 'a key in quotes' : 'a key in quotes or "}"',
        };
    } else if (want === 'value-or-]' && char === ']') {
      closers.pop();
      at += 1;
      want = 'rest';
    } else if (char === '{' || char === '[') {
      closers.push(char === '{' ? '}' : ']');
      at += 1;
      want = char === '{' ? 'key-or-}' : 'value-or-]';
    } else if (take(STRING) || take(WORD) || take(NUMBER)) {
      want = 'rest';
    } else {
      return {
        offset: at,
        expected: char === '"' ? 'text that ends with a quote on its line' : 'a JSON value',
      };
    }
  }
}
