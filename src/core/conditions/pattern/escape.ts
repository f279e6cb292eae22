import type { Cursor } from './cursor.ts';
import { Refusal } from './refusal.ts';

/** What a backslash and what follows it stand for: one character, some of them, or a place in the text. */
export type Escape =
  | { readonly type: 'char'; readonly code: number }
  /** `text` as it stands in RE2's brackets. */
  | { readonly type: 'set'; readonly text: string }
  | { readonly type: 'place'; readonly text: string; readonly atEmpty: boolean };

/** JavaScript's white space and what is none, as it stands in brackets: RE2's `\s` knows only ASCII's. */
const SPACE =
  '\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const NO_SPACE =
  '\\x00-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}';

const SETS: ReadonlyMap<string, string> = new Map([
  ['d', '\\d'],
  ['D', '\\D'],
  ['w', '\\w'],
  ['W', '\\W'],
  ['s', SPACE],
  ['S', NO_SPACE],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);

const PLACES: ReadonlyMap<string, { text: string; atEmpty: boolean }> = new Map([
  ['b', { text: '\\b', atEmpty: false }],
  ['B', { text: '\\B', atEmpty: true }],
  ['A', { text: '\\A', atEmpty: true }],
  ['z', { text: '\\z', atEmpty: true }],
]);

const LAST_CHARACTER = 0x10_ff_ff;

/** Reads what follows a backslash; the cursor stands behind the backslash. Source: ECMA-262 Annex B.1.2. */
export function readEscape(cursor: Cursor, inBrackets: boolean): Escape {
  if (cursor.done) throw new Refusal('it ends with a backslash');
  const letter = cursor.source.charAt(cursor.at);
  const set = SETS.get(letter);
  const place = inBrackets ? undefined : PLACES.get(letter);
  const control = CONTROLS.get(letter) ?? (inBrackets && letter === 'b' ? 8 : undefined);
  if (set !== undefined || place !== undefined || control !== undefined) {
    cursor.at += 1;
    if (set !== undefined) return { type: 'set', text: set };
    return place === undefined ? char(control ?? 0) : { type: 'place', ...place };
  }
  if (letter === 'p' || letter === 'P') return { type: 'set', text: unicodeSet(cursor) };
  if (cursor.peek('Q')) {
    throw new Refusal('it quotes with \\Q: put a backslash before each character instead');
  }
  const reference = inBrackets ? null : cursor.match(/[1-9]|k</y);
  if (reference !== null) {
    const what = `\\${reference[0]}${reference[0] === 'k<' ? '…>' : ''}`;
    throw new Refusal(`it refers back, ${what}, which takes more than linear time`);
  }
  return char(codeOf(cursor, inBrackets));
}

function char(code: number): Escape {
  return { type: 'char', code };
}

function codeOf(cursor: Cursor, inBrackets: boolean): number {
  const long = cursor.match(/[xu]\{([\da-f]+)\}/iy)?.[1];
  const short =
    long ??
    cursor
      .match(/x([\da-f]{2})|u([\da-f]{4})/iy)
      ?.slice(1)
      .join('');
  if (short !== undefined) {
    const code = Number.parseInt(short, 16);
    if (code > LAST_CHARACTER)
      throw new Refusal(`it names a character that is not there, ${short}`);
    return code;
  }
  const octal = cursor.match(/[0-3][0-7]{0,2}|[4-7][0-7]?/y)?.[0];
  if (octal !== undefined) return Number.parseInt(octal, 8);
  const control = cursor.match(inBrackets ? /c([A-Za-z\d_])/y : /c([A-Za-z])/y)?.[1];
  if (control !== undefined) return control.charCodeAt(0) % 32;
  // Without a letter for it, `\c` is a backslash and a c.
  return cursor.peek('c') ? 0x5c : cursor.next();
}

/** Scripts whose names are as short as those of categories, or as the codes that RE2 does not know (`Grek`). */
const SHORT_SCRIPTS: ReadonlySet<string> = new Set(
  'Yi Ahom Cham Kawi Lisu Modi Newa Thai Toto'.split(' '),
);

/** `\pL`, `\p{Lu}`, `\P{Greek}`: general categories by their short names, and scripts. */
function unicodeSet(cursor: Cursor): string {
  const [whole = '', long, short] = cursor.match(/[pP](?:\{\^?(\w+)\}|([A-Z]))/y) ?? [];
  const name = long ?? short ?? '';
  const isScript = (name.length > 2 && name.length !== 4) || SHORT_SCRIPTS.has(name);
  const property = isScript ? `Script=${name}` : `General_Category=${name}`;
  if (name !== 'Any' && ((name.length === 4 && !isScript) || !isProperty(property))) {
    throw new Refusal(`it has a kind of character nobody knows, \\${whole || 'p'}`);
  }
  return `\\${whole}`;
}

function isProperty(property: string): boolean {
  try {
    return new RegExp(`\\p{${property}}`, 'u').unicode;
  } catch {
    return false;
  }
}
