import { isJsonArray } from '../json.ts';
import type { Json } from '../json.ts';
import { described } from './arithmetic.ts';
import { jqError } from './jq-error.ts';
import { chargeText } from './meter.ts';
import type { Pure } from './product.ts';
import { readClock } from './run-clock.ts';
import { parseTime } from './parse-time.ts';

/**
 * Dates (jq manual, "Dates"), all in UTC. Times are seconds since 1970, or "broken down": year, month from 0, day,
 * hours, minutes, seconds, day of the week from Sunday, day of the year from 0.
 */
export const DATES: readonly (readonly [string, Pure])[] = [
  ['now/0', readClock],
  ['gmtime/0', brokenDown],
  ['localtime/0', brokenDown],
  ['mktime/0', (value) => secondsOf(value, 'mktime')],
  ['strftime/1', (value, format = null) => written('strftime/1', value, format)],
  ['strflocaltime/1', (value, format = null) => written('strflocaltime/1', value, format)],
  ['strptime/1', read],
];

/** The names that `%A` and `%B` write. */
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Seconds since 1970 of a date in UTC; fields may be out of range, as in `timegm`. */
function utcSeconds(fields: readonly number[]): number {
  const [year = 1970, month = 0, day = 1, hours = 0, minutes = 0, seconds = 0] = fields;
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getTime() / 1000 + hours * 3600 + minutes * 60 + Math.floor(seconds);
}

/** A time in UTC, broken down. */
function brokenDown(value: Json): Json[] {
  if (typeof value !== 'number') throw jqError('gmtime() requires a number');
  const whole = Math.floor(value);
  const date = new Date(whole * 1000);
  if (Number.isNaN(date.getTime())) throw jqError('error converting number of seconds to a date');
  const year = date.getUTCFullYear();
  const startOfYear = utcSeconds([year]);
  return [
    year,
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds() + (value - whole),
    date.getUTCDay(),
    Math.floor((whole - startOfYear) / 86_400),
  ];
}

function fieldsOf(value: Json, name: string): number[] {
  const fields = isJsonArray(value)
    ? value.flatMap((one) => (typeof one === 'number' ? one : []))
    : [];
  if (!isJsonArray(value) || value.length < 6) {
    throw jqError(`${name} requires array of 6 numbers`);
  }
  if (fields.length < value.length) throw jqError(`${name} requires parsed datetime inputs`);
  return fields.map(Math.trunc);
}

function secondsOf(value: Json, name: string): number {
  return utcSeconds(fieldsOf(value, name));
}

function read(value: Json, format: Json = null): Json {
  if (typeof value !== 'string') {
    throw jqError(`strptime/1 requires string inputs and arguments`);
  }
  if (typeof format !== 'string') throw jqError(`${described(format)} is no format`);
  chargeText(value.length + format.length * 50);
  const fields = parseTime(value, format);
  if (fields === null) {
    throw jqError(`date "${value.slice(0, 60)}" does not match format "${format.slice(0, 60)}"`);
  }
  return brokenDown(utcSeconds(fields));
}

function written(name: string, value: Json, format: Json): string {
  if (typeof value !== 'number' && !isJsonArray(value)) {
    throw jqError(`${name} requires parsed datetime inputs`);
  }
  if (typeof format !== 'string') throw jqError(`${name} requires a string format`);
  chargeText(format.length * 200);
  const seconds = typeof value === 'number' ? Math.floor(value) : secondsOf(value, name);
  const fields = brokenDown(seconds).map(Number);
  return format.replaceAll(/%[-_0^#EO]?([A-Za-z%])/g, (whole, letter: string) =>
    letter === 's' ? String(seconds) : (field(letter, fields) ?? whole),
  );
}

function field(letter: string, fields: readonly number[]): string | undefined {
  const [
    year = 0,
    month = 0,
    day = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
    weekday = 0,
    yearDay = 0,
  ] = fields;
  const all = (format: string): string =>
    format.replaceAll(/[A-Za-z]/g, (one) => field(one, fields) ?? '');
  const twelve = hours % 12 === 0 ? 12 : hours % 12;
  const [isoYear, isoWeek] = isoWeekOf(year, yearDay, weekday);
  switch (letter) {
    case 'Y':
      return String(year);
    case 'C':
      return two(Math.floor(year / 100));
    case 'y':
      return two(year % 100);
    case 'm':
      return two(month + 1);
    case 'd':
      return two(day);
    case 'e':
      return String(day).padStart(2);
    case 'H':
      return two(hours);
    case 'k':
      return String(hours).padStart(2);
    case 'I':
      return two(twelve);
    case 'l':
      return String(twelve).padStart(2);
    case 'M':
      return two(minutes);
    case 'S':
      return two(seconds);
    case 'j':
      return String(yearDay + 1).padStart(3, '0');
    case 'A':
      return DAYS[weekday];
    case 'a':
      return DAYS[weekday]?.slice(0, 3);
    case 'B':
      return MONTHS[month];
    case 'b':
    case 'h':
      return MONTHS[month]?.slice(0, 3);
    case 'p':
      return hours < 12 ? 'AM' : 'PM';
    case 'P':
      return hours < 12 ? 'am' : 'pm';
    case 'u':
      return String(weekday === 0 ? 7 : weekday);
    case 'w':
      return String(weekday);
    case 'U':
      return two(Math.floor((yearDay + 7 - weekday) / 7));
    case 'W':
      return two(Math.floor((yearDay + 7 - ((weekday + 6) % 7)) / 7));
    case 'V':
      return two(isoWeek);
    case 'G':
      return String(isoYear);
    case 'g':
      return two(isoYear % 100);
    case 'Z':
      return 'UTC';
    case 'z':
      return '+0000';
    case 'D':
      return all('m/d/y');
    case 'F':
      return all('Y-m-d');
    case 'T':
      return all('H:M:S');
    case 'R':
      return all('H:M');
    case 'r':
      return all('I:M:S p');
    case 'c':
      return all('a b e H:M:S Y');
    case 'x':
      return all('m/d/y');
    case 'X':
      return all('H:M:S');
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case '%':
      return '%';
    default:
      return undefined;
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** ISO 8601: the week belongs to the year its Thursday is in. */
function isoWeekOf(year: number, yearDay: number, weekday: number): readonly [number, number] {
  const thursday = yearDay + 3 - ((weekday + 6) % 7);
  if (thursday < 0) return [year - 1, Math.floor((thursday + daysIn(year - 1)) / 7) + 1];
  if (thursday >= daysIn(year)) return [year + 1, 1];
  return [year, Math.floor(thursday / 7) + 1];
}

function daysIn(year: number): number {
  return (utcSeconds([year + 1]) - utcSeconds([year])) / 86_400;
}
