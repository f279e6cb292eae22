import { describe, expect, test } from 'vitest';
import { describeForm } from '../document/form.ts';
import type { FormField } from '../document/form.ts';
import type { Json } from '../json.ts';
import { valueRowSchema } from './row-schema.ts';
import type { ValueRow } from './row-schema.ts';
import { pathsOfRow, resolveRow } from './row.ts';
import type { RowReader } from './row.ts';
import { barePath, parseTemplate, renderText } from './template.ts';

const reader = {
  read: (path: string): Json | undefined => (path === 'form.n' ? { n: 1 } : undefined),
  text: (template: string): string => `<${template}>`,
  assume: (): string => 'text',
  warn: (): void => {},
};

test.each<[ValueRow, Json | undefined, readonly string[]]>([
  [{ key: 'a', type: 'string', value: 'x {{form.n}}' }, '<x {{form.n}}>', ['form.n']],
  [{ key: 'a', type: 'string', value: '' }, '<>', []],
  [{ key: 'a', type: 'number', value: 1.5 }, 1.5, []],
  [{ key: 'a', type: 'number', value: -0 }, 0, []],
  [{ key: 'a', type: 'boolean', value: false }, false, []],
  [{ key: 'a', type: 'number', value: '{{form.gone}}' }, undefined, ['form.gone']],
  [{ key: 'a', type: 'boolean', value: ' form.gone ' }, undefined, ['form.gone']],
  [{ key: 'a', type: 'number', value: 'jq: .form.n' }, undefined, ['jq: .form.n']],
  [{ key: 'a', type: 'number', value: '{{form.n}}{{form.m}}' }, undefined, ['form.n', 'form.m']],
  [{ key: 'a', type: 'number', value: 'abTestingKey' }, undefined, ['abTestingKey']],
  [{ key: 'a', type: 'boolean', value: ' idpInitiated ' }, undefined, ['idpInitiated']],
  [{ key: 'a', type: 'time', value: ' form.gone ' }, undefined, ['form.gone']],
  [{ key: 'a', type: 'time', value: 'jq: .form.day' }, undefined, ['jq: .form.day']],
  [{ key: 'a', type: 'time', value: '{{ form.gone }}' }, undefined, ['form.gone']],
  [{ key: 'a', type: 'time', value: '{{form.n}}T{{form.m}}' }, undefined, ['form.n', 'form.m']],
  [{ key: 'a', type: 'context', value: 'form.n' }, { n: 1 }, ['form.n']],
  [{ key: 'a', type: 'context', value: ' {{ form.n }} ' }, { n: 1 }, ['form.n']],
  [{ key: 'a', type: 'context', value: 'form.gone' }, undefined, ['form.gone']],
])('%j stands for %j and reads %j', (row, value, paths) => {
  expect(resolveRow(row, reader, 'It was left out')).toStrictEqual(value);
  expect(pathsOfRow(row)).toEqual(paths);
});

test.each([
  [{ key: 'a', type: 'number', value: '1' }],
  [{ key: 'a', type: 'number', value: '1.5' }],
  [{ key: 'a', type: 'number', value: true }],
  [{ key: 'a', type: 'number', value: 'seats' }],
  [{ key: 'a', type: 'number', value: 'form and more' }],
  [{ key: 'a', type: 'boolean', value: 'formal' }],
  [{ key: 'a', type: 'boolean', value: 1 }],
  [{ key: 'a', type: 'boolean', value: 'true' }],
  [{ key: 'a', type: 'boolean', value: '' }],
  [{ key: 'a', type: 'context', value: null }],
  [{ key: 'a', type: 'date', value: '' }],
  [{ type: 'string', value: '' }],
])('%j is no row', (row) => {
  expect(valueRowSchema.safeParse(row).success).toBe(false);
});

const WORLD: Readonly<Record<string, Json>> = {
  'form.day': '2026-02-01',
  'form.n': 1,
  'jq: .form.day': '2026-02-01',
};

/** What a row stands for where texts are rendered, with the warnings it gave and what it assumed. */
function resolved(row: ValueRow, times: 'text' | 'seconds' = 'text') {
  const warnings: string[] = [];
  const assumptions = new Set<string>();
  const reads: RowReader = {
    read: (path) => WORLD[path],
    text: (template) => renderText(parseTemplate(template), (path) => WORLD[path]),
    assume(id) {
      assumptions.add(id);
      return times;
    },
    warn: (message) => warnings.push(message),
  };
  const value = resolveRow(row, reads, 'It was left out');
  return { value, warnings, assumptions: [...assumptions] };
}

test.each([
  ['2026-01-31', '2026-01-31T00:00:00Z', 1_769_817_600],
  ['2026-01-31T09:30:00+02:00', '2026-01-31T07:30:00Z', 1_769_844_600],
  [' 2026-01-31T09:30 ', '2026-01-31T09:30:00Z', 1_769_851_800],
  ['2026-01-31T09:30:00.250Z', '2026-01-31T09:30:00.250Z', 1_769_851_800],
  ['{{form.day}}T00:00:00Z', '2026-02-01T00:00:00Z', 1_769_904_000],
  ['{{form.day}}', '2026-02-01T00:00:00Z', 1_769_904_000],
  [' form.day ', '2026-02-01T00:00:00Z', 1_769_904_000],
  ['jq: .form.day', '2026-02-01T00:00:00Z', 1_769_904_000],
  ['2028-02-29', '2028-02-29T00:00:00Z', 1_835_395_200],
  ['2026-01-31T23:30:00-02:00', '2026-02-01T01:30:00Z', 1_769_909_400],
])('the time %j is %s, or %d', (value, text, seconds) => {
  const row: ValueRow = { key: 'at', type: 'time', value };
  const said = { warnings: [], assumptions: ['claim-times'] };
  expect(resolved(row)).toEqual({ value: text, ...said });
  expect(resolved(row, 'seconds')).toEqual({ value: seconds, ...said });
});

test.each([
  '',
  'tomorrow',
  '2026-02-31T25:00:00Z',
  '1769851800',
  '2026-02-30',
  '2026-02-29T23:00:00-02:00',
  '2026-04-31T09:30',
  '2026-13-01',
  '2026-01-00',
])('%j is no time', (value) => {
  expect(resolved({ key: 'at', type: 'time', value })).toEqual({
    value: undefined,
    warnings: [
      `It was left out: it takes a time such as 2026-01-31T09:30:00Z, found text "${value}".`,
    ],
    assumptions: ['unresolved-value'],
  });
});

test.each<[text: string, warning: string]>([
  ['form.gone', 'its value is not set here.'],
  ['{{form.gone}}', 'its value is not set here.'],
  ['form.n', 'it takes a time such as 2026-01-31T09:30:00Z, found number 1.'],
])('a time row that takes its value from %s is undefined, with one warning', (value, warning) => {
  expect(resolved({ key: 'at', type: 'time', value })).toEqual({
    value: undefined,
    warnings: [`It was left out: ${warning}`],
    assumptions: ['unresolved-value'],
  });
});

test('a row whose path holds nothing is undefined, which is assumed and warned about', () => {
  expect(resolved({ key: 'a', type: 'context', value: 'form.gone' })).toEqual({
    value: undefined,
    warnings: ['It was left out: its value is not set here.'],
    assumptions: ['unresolved-value'],
  });
});

describe('a dynamic value in a row', () => {
  const WORLD: Readonly<Record<string, Json>> = {
    'form.n': 5,
    'form.text': ' 5.50 ',
    'form.word': 'many',
    'form.blank': '',
    'form.yes': 'true',
    'form.no': false,
    'form.list': [1],
    'form.null': null,
    'form.huge': '1e999',
    'form.minus': '-0',
    idpInitiated: false,
    abTestingKey: 42,
  };

  test.each<[type: 'number' | 'boolean', text: string, value: Json | undefined, found?: string]>([
    ['number', '{{form.n}}', 5],
    ['number', ' form.n ', 5],
    ['number', '{{form.text}}', 5.5],
    ['number', '-{{form.n}}.{{form.n}}', -5.5],
    ['number', '{{form.minus}}', 0],
    ['number', '{{form.gone}}', undefined],
    ['number', '{{form.word}}', undefined, 'text "many"'],
    ['number', '{{form.n}} seats', undefined, 'text "5 seats"'],
    ['number', '{{form.blank}}', undefined, 'text ""'],
    ['number', '{{form.yes}}', undefined, 'text "true"'],
    ['number', '{{form.no}}', undefined, 'boolean false'],
    ['number', '{{form.list}}', undefined, 'an array of 1'],
    ['number', '{{form.null}}', undefined, 'null'],
    ['number', '{{form.huge}}', undefined, 'text "1e999"'],
    ['boolean', '{{form.yes}}', true],
    ['boolean', 'form.no', false],
    ['boolean', '{{form.gone}}', undefined],
    ['boolean', 'idpInitiated', false],
    ['number', ' abTestingKey ', 42],
    ['boolean', '{{form.n}}', undefined, 'number 5'],
    ['boolean', '{{form.word}}', undefined, 'text "many"'],
  ])('of the type %s: %j is %j', (type, text, value, found) => {
    const warnings: string[] = [];
    const assumed: string[] = [];
    const row: ValueRow = { key: 'a', type, value: text };
    const reader: RowReader = {
      read: (path) => WORLD[path],
      text: (template) => renderText(parseTemplate(template), (path) => WORLD[path]),
      assume: (id) => {
        assumed.push(id);
        return 'coerced';
      },
      warn: (message) => warnings.push(message),
    };
    const resolved = resolveRow(row, reader, 'It was left out');
    expect(valueRowSchema.safeParse(row).success).toBe(true);
    expect(resolved).toStrictEqual(value);
    const takes = type === 'number' ? 'a number' : 'true or false';
    const isUnset = value === undefined && found === undefined;
    const why = isUnset ? 'its value is not set here' : `it takes ${takes}, found ${found}`;
    expect(warnings).toEqual(value === undefined ? [`It was left out: ${why}.`] : []);
    const isAsItStands = found === undefined && WORLD[barePath(text)] === value;
    const decides = isUnset ? ['unresolved-value'] : isAsItStands ? [] : ['typed-rows'];
    expect(assumed).toEqual(decides);
  });
});

test('an object holds what its rows stand for, and leaves out what is not set', () => {
  const row: ValueRow = {
    key: 'plan',
    type: 'object',
    value: [
      { key: ' seats ', type: 'context', value: 'form.n' },
      { key: 'gone', type: 'context', value: 'form.gone' },
      {
        key: '__proto__',
        type: 'object',
        value: [
          { key: 'since', type: 'time', value: '{{form.day}}' },
          { key: 'x', type: 'boolean', value: true },
        ],
      },
    ],
  };
  expect(valueRowSchema.safeParse(row).success).toBe(true);
  const { value, warnings, assumptions } = resolved(row);
  expect(JSON.stringify(value)).toBe(
    '{"seats":1,"__proto__":{"since":"2026-02-01T00:00:00Z","x":true}}',
  );
  expect(warnings).toEqual(['"gone" was left out: its value is not set here.']);
  expect(assumptions).toEqual(['unresolved-value', 'claim-times']);
  expect(pathsOfRow(row)).toEqual(['form.n', 'form.gone', 'form.day']);
});

describe('objects within objects', () => {
  /** A row whose value is so many objects deep. */
  function nested(objects: number): ValueRow {
    const leaf: ValueRow = { key: 'leaf', type: 'context', value: 'form.day' };
    const keys = Array.from({ length: objects }, (_, i) => `o${objects - i}`);
    return keys.reduce<ValueRow>((row, key) => ({ key, type: 'object', value: [row] }), leaf);
  }

  test.each([1, 3, 8])('%i deep are a row with its paths', (objects) => {
    const row = nested(objects);
    const { value } = resolved(row);
    const levels = Array.from({ length: objects - 1 }, (_, i) => `{"o${i + 2}":`);
    expect(valueRowSchema.safeParse(row).data).toEqual(row);
    expect(JSON.stringify(value)).toBe(
      `${levels.join('')}{"leaf":"2026-02-01"}${'}'.repeat(levels.length)}`,
    );
    expect(pathsOfRow(row)).toEqual(['form.day']);
  });

  test('are refused past the eighth', () => {
    const [issue] = valueRowSchema.safeParse(nested(9)).error?.issues ?? [];
    expect(issue?.message).toBe('expected a row of one value: objects are nested 8 deep at most');
    expect(issue?.path).toHaveLength(17);
  });

  test('have a form at each level', () => {
    const depthOf = (fields: readonly FormField[]): number => {
      const inner = fields.flatMap((field) =>
        field.type === 'list' && field.item.type === 'one-of' ? field.item.alternatives : [],
      );
      return inner.length === 0 ? 0 : 1 + Math.max(...inner.map(({ fields }) => depthOf(fields)));
    };
    const [row] = describeForm(valueRowSchema);
    const alternatives = row?.type === 'one-of' ? row.alternatives : [];
    expect(Math.max(...alternatives.map(({ fields }) => depthOf(fields)))).toBe(8);
  });
});
