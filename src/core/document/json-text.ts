import { FlowmintError } from '../error.ts';
import { parseJson } from '../json.ts';
import type { Json } from '../json.ts';
import { findSyntaxError } from './syntax-error.ts';

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
    const { offset, expected, found } = findSyntaxError(body);
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

/**
 * Refuses nesting past {@link MAX_DEPTH}, the keys `__proto__`, `constructor` and `prototype`, and numbers that JavaScript
 * cannot hold (1e999): those would not come back out as they went in. Walks without recursion.
 */
export function checkBorder(root: unknown): void {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value: root, path: '', depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'number' && !Number.isFinite(value)) refuseNumber(path);
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
        if (needsLook(item)) open.push({ value: item, path: `${path}[${i}]`, depth: depth + 1 });
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
        if (needsLook(item)) open.push({ value: item, path: at, depth: depth + 1 });
      }
    }
  }
}

function needsLook(value: unknown): boolean {
  return typeof value === 'number' ? !Number.isFinite(value) : typeof value === 'object';
}

function refuseNumber(path: string): never {
  throw new FlowmintError('too-large', 'expected a number below 1.8e308, found a greater one', {
    path: path === '' ? '(top level)' : path,
  });
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
