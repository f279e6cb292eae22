import { expect, test } from 'vitest';
import { problemsOfRows } from './row-problems.ts';

const words = { field: 'claims', noun: 'claim', blankKey: 'warning' } as const;

test.each<[value: string, codes: readonly string[]]>([
  ['2026-01-31', []],
  ['{{form.day}}', []],
  ['{{form.day}}T00:00:00Z', []],
  ['form.day', []],
  ['jq: .form.day', []],
  ['tomorrow', ['bad-time']],
  ['2026-02-30', ['bad-time']],
  ['2026-04-31T09:30:00Z', ['bad-time']],
])('of the time %j is wrong: %j', (value, codes) => {
  const problems = problemsOfRows([{ key: 'at', type: 'time', value }], words);
  expect(problems.map(({ code }) => code)).toEqual(codes);
});
