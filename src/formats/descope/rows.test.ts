import { expect, test } from 'vitest';
import type { Json } from '../../core/json.ts';
import { exported, inline, task, TASKS } from '../testing/hand-made-export.ts';
import { exportDescope } from './export-descope.ts';
import { importDescope } from './import-descope.ts';
import { notesOnRows, readRows, writeRows } from './rows.ts';

test.each<[row: { type: string; value: Json }, type: string, value: Json, note?: string]>([
  [{ type: 'number', value: 5 }, 'number', 5],
  [{ type: 'number', value: '5.5' }, 'number', 5.5],
  [{ type: 'number', value: '{{form.n}}' }, 'number', '{{form.n}}'],
  [{ type: 'number', value: 'form.n' }, 'number', 'form.n'],
  [{ type: 'number', value: 'jq: .form.n' }, 'number', 'jq: .form.n'],
  [{ type: 'boolean', value: 'true' }, 'boolean', true],
  [{ type: 'boolean', value: '{{form.yes}}' }, 'boolean', '{{form.yes}}'],
  [{ type: 'boolean', value: 'idpInitiated' }, 'boolean', 'idpInitiated'],
  [{ type: 'time', value: 'form.day' }, 'time', 'form.day'],
  [{ type: 'string', value: 5 }, 'string', '5'],
  [{ type: 'number', value: 'many' }, 'string', 'many', 'number became text: found text "many"'],
  [{ type: 'boolean', value: 'yes' }, 'string', 'yes', 'boolean became text: found text "yes"'],
  [{ type: 'duration', value: '5m' }, 'string', '5m', 'duration became text: found text "5m"'],
])('the row %j of an export is read as %s %j', (row, type, value, note) => {
  const rows = [{ key: 'a', ...row }];
  expect(readRows(rows)).toEqual([{ key: 'a', type, value }]);
  const said = note === undefined ? [] : [`the row "a" of the type ${note}`];
  expect(notesOnRows(rows)).toEqual(said);
  expect(notesOnRows([{ key: 'o', type: 'string', value: rows }])).toEqual(said);
  // What nobody edited goes back as it was, and what is edited in the rows around it too.
  expect(writeRows(rows, readRows(rows))).toBe(rows);
  const more = [...readRows(rows), { key: 'b', type: 'number', value: '{{form.b}}' }];
  expect(writeRows(rows, more)).toEqual([
    ...rows,
    { key: 'b', type: 'number', value: '{{form.b}}' },
  ]);
});

test('an import says which rows became text, and an export has them as they were', () => {
  const claims = [
    { key: 'seats', type: 'number', value: '{{form.seats}}' },
    { key: 'since', type: 'number', value: 'long ago' },
  ];
  const value = exported({
    ...TASKS,
    '7': task(
      '7',
      { success: '8' },
      { action: 'custom-claims', name: 'Claims', arguments: { customClaims: inline(claims) } },
    ),
  });
  const { flow, notes } = importDescope(value);
  expect(flow.steps.find(({ id }) => id === '7')?.config).toEqual({
    claims: [claims[0], { key: 'since', type: 'string', value: 'long ago' }],
  });
  expect(notes).toContainEqual({
    path: 'contents.tasks["7"]',
    message: '"Claims": the row "since" of the type number became text: found text "long ago".',
  });
  expect(exportDescope(flow).value).toEqual(value);
});

test('claims of objects within objects are read, and an export has them as they were', () => {
  const value = ['c', 'b', 'a'].reduce<Json>(
    (inner, key) => [{ key, type: 'string', value: inner }],
    [{ key: 'd', type: 'context', value: 'form.d' }],
  );
  const made = exported({
    ...TASKS,
    '7': task(
      '7',
      { success: '8' },
      { action: 'custom-claims', name: 'Claims', arguments: { customClaims: inline(value) } },
    ),
  });
  const { flow } = importDescope(made);
  expect(flow.steps.find(({ id }) => id === '7')).toMatchObject({
    kind: 'custom-claims',
    config: {
      claims: [
        {
          key: 'a',
          type: 'object',
          value: [
            {
              key: 'b',
              type: 'object',
              value: [
                {
                  key: 'c',
                  type: 'object',
                  value: [{ key: 'd', type: 'context', value: 'form.d' }],
                },
              ],
            },
          ],
        },
      ],
    },
  });
  expect(exportDescope(flow).value).toEqual(made);
});
