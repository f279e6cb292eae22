const DAYS = 'sun mon tue wed thu fri sat'.split(' ');
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const LONG_DAYS = 'day day sday nesday rsday day urday'.split(' ');
const LONG_MONTHS = 'uary ruary ch il _ e y ust tember ober ember ember'.split(' ');

/** What a conversion may stand for, as a pattern; numbers unless said otherwise. */
const CONVERSIONS: Readonly<Record<string, string>> = {
  Y: String.raw`([+-]?\d{1,4})`,
  m: String.raw`(\d{1,2})`,
  d: String.raw`\s*(\d{1,2})`,
  e: String.raw`\s*(\d{1,2})`,
  H: String.raw`\s*(\d{1,2})`,
  k: String.raw`\s*(\d{1,2})`,
  I: String.raw`\s*(\d{1,2})`,
  l: String.raw`\s*(\d{1,2})`,
  M: String.raw`(\d{1,2})`,
  S: String.raw`(\d{1,2})`,
  y: String.raw`(\d{1,2})`,
  j: String.raw`(\d{1,3})`,
  s: String.raw`(-?\d{1,15})`,
  u: '([1-7])',
  w: '([0-6])',
  p: '([AaPp][Mm])',
  z: String.raw`(Z|[+-]\d{2}:?\d{2})`,
  Z: '([A-Za-z]+)',
  A: names(DAYS, LONG_DAYS),
  a: names(DAYS, LONG_DAYS),
  B: names(MONTHS, LONG_MONTHS),
  b: names(MONTHS, LONG_MONTHS),
  h: names(MONTHS, LONG_MONTHS),
  '%': '(%)',
  n: String.raw`(\s*)`,
  t: String.raw`(\s*)`,
};
/** Conversions that stand for several. */
const SHORT: Readonly<Record<string, string>> = {
  T: '%H:%M:%S',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  c: '%a %b %e %H:%M:%S %Y',
};

/**
 * `strptime`, in UTC: year, month from 0, day, hours, minutes, seconds. Null where the text does not fit the format.
 * Zones are read over, as jq does: the time is taken to be UTC.
 */
export function parseTime(text: string, format: string): readonly number[] | null {
  const letters: string[] = [];
  const whole = format.replaceAll(/%([TDFRrc])/g, (_whole, letter: string) => SHORT[letter] ?? '');
  const pattern = whole.replaceAll(
    /%([A-Za-z%])|\s+|[^\s%]|%/g,
    (piece, letter: string | undefined) => {
      if (letter === undefined) return /\s/.test(piece) ? String.raw`\s*` : escaped(piece);
      letters.push(letter);
      return CONVERSIONS[letter] ?? '(?!)';
    },
  );
  const match = new RegExp(`^${pattern}$`, 'i').exec(text);
  return match === null ? null : fieldsOf(letters, match.slice(1));
}

function fieldsOf(letters: readonly string[], found: readonly string[]): readonly number[] | null {
  const read = new Map(letters.map((letter, i) => [letter, found[i] ?? '']));
  const number = (...keys: readonly string[]): number | undefined => {
    const key = keys.find((one) => read.has(one));
    return key === undefined ? undefined : Number(read.get(key));
  };
  const seconds = number('s');
  if (seconds !== undefined) return [1970, 0, 1, 0, 0, seconds];
  const short = number('y');
  const year = number('Y') ?? (short === undefined ? 1900 : short + (short < 69 ? 2000 : 1900));
  const named = read.get('B') ?? read.get('b') ?? read.get('h');
  const month =
    named === undefined ? (number('m') ?? 1) - 1 : MONTHS.indexOf(named.slice(0, 3).toLowerCase());
  const yearDay = number('j');
  const isLater = read.get('p')?.toLowerCase() === 'pm';
  const twelve = number('I', 'l');
  const hours = twelve === undefined ? (number('H', 'k') ?? 0) : (twelve % 12) + (isLater ? 12 : 0);
  const day = number('d', 'e') ?? 1;
  const fields = [year, month, day, hours, number('M') ?? 0, number('S') ?? 0];
  const isDate = month >= 0 && month < 12 && day >= 1 && day <= 31;
  if (!isDate || hours > 23 || (fields[4] ?? 0) > 59 || (fields[5] ?? 0) > 61) return null;
  return yearDay === undefined ? fields : [year, 0, yearDay, ...fields.slice(3)];
}

function names(short: readonly string[], endings: readonly string[]): string {
  return `(${short.map((name, i) => `${name}(?:${endings[i] ?? ''})?`).join('|')})`;
}

function escaped(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/-]/, String.raw`\$&`);
}
