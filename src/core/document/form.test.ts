import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { describeForm, newAlternative, newItem } from './form.ts';
import type { FormField } from './form.ts';

/** The one field of `{ it: schema }`. */
function fieldOf(schema: z.ZodType): FormField {
  const [field] = describeForm(z.looseObject({ it: schema }));
  if (field === undefined) throw new Error('no field');
  return field;
}

const base = { key: 'it', title: 'It', optional: false };

test.each([
  ['text', z.string(), { ...base, type: 'text', initial: '' }],
  ['text with a format', z.iso.datetime(), { ...base, type: 'text', initial: '' }],
  [
    'a number with limits',
    z.number().min(0.1).max(60),
    { ...base, type: 'number', integer: false, min: 0.1, max: 60, initial: 0.1 },
  ],
  [
    'a whole number without limits',
    z.int(),
    { ...base, type: 'number', integer: true, min: null, max: null, initial: 0 },
  ],
  ['true or false', z.boolean(), { ...base, type: 'boolean', initial: false }],
  [
    'an enum',
    z.enum(['sign-up-or-in', 'GET']),
    {
      ...base,
      type: 'choice',
      initial: 'sign-up-or-in',
      options: [
        { value: 'sign-up-or-in', label: 'Sign up or in' },
        { value: 'GET', label: 'GET' },
      ],
    },
  ],
  [
    'an enum with labels',
    z.enum(['in', 'not-in']).meta({ labels: { in: 'Is one of' } }),
    {
      ...base,
      type: 'choice',
      initial: 'in',
      options: [
        { value: 'in', label: 'Is one of' },
        { value: 'not-in', label: 'Not in' },
      ],
    },
  ],
  [
    'an optional enum with labels said outside',
    z
      .enum(['in', 'not-in'])
      .optional()
      .meta({ labels: { in: 'Is one of' } }),
    {
      ...base,
      optional: true,
      type: 'choice',
      initial: 'in',
      options: [
        { value: 'in', label: 'Is one of' },
        { value: 'not-in', label: 'Not in' },
      ],
    },
  ],
  ['a literal', z.literal('x'), { ...base, type: 'constant', value: 'x', initial: 'x' }],
  [
    'several literals',
    z.literal(['x', 1]),
    {
      ...base,
      type: 'choice',
      initial: 'x',
      options: [
        { value: 'x', label: 'X' },
        { value: 1, label: '1' },
      ],
    },
  ],
  [
    'a list',
    z.array(z.string().meta({ title: 'Role' })),
    {
      ...base,
      type: 'list',
      initial: [],
      item: { key: '', title: 'Role', optional: false, type: 'text', initial: '' },
    },
  ],
  [
    'a record',
    z.record(z.string(), z.boolean()),
    {
      ...base,
      type: 'record',
      initial: {},
      value: { key: '', title: '', optional: false, type: 'boolean', initial: false },
    },
  ],
  [
    'a group, in the order of its schema, whose optional fields start left out',
    z.looseObject({ b: z.string(), a: z.number().optional() }),
    {
      ...base,
      type: 'group',
      initial: { b: '' },
      fields: [
        { key: 'b', title: 'B', optional: false, type: 'text', initial: '' },
        {
          key: 'a',
          title: 'A',
          optional: true,
          type: 'number',
          integer: false,
          min: null,
          max: null,
          initial: 0,
        },
      ],
    },
  ],
  [
    'several types without a discriminator',
    z.union([z.string(), z.boolean()]),
    {
      ...base,
      type: 'any-of',
      initial: '',
      alternatives: [
        { key: '', title: '', optional: false, type: 'text', initial: '' },
        { key: '', title: '', optional: false, type: 'boolean', initial: false },
      ],
    },
  ],
  ['any JSON', z.json(), { ...base, type: 'json', initial: null }],
  ['what has no form of its own', z.unknown(), { ...base, type: 'json', initial: null }],
])('describes %s', (_what, schema, expected) => {
  expect(fieldOf(schema)).toEqual(expected);
});

test('alternatives are told apart by their discriminator, which is no field of theirs', () => {
  const shape = z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('text'), text: z.string() }).meta({
      title: 'Text',
      description: 'Says something.',
      initial: { type: 'text', text: 'Hi' },
    }),
    z.looseObject({ type: z.literal('error-message') }),
  ]);

  expect(fieldOf(shape)).toEqual({
    ...base,
    type: 'one-of',
    discriminator: 'type',
    initial: { type: 'text', text: 'Hi' },
    alternatives: [
      {
        value: 'text',
        title: 'Text',
        description: 'Says something.',
        initial: { type: 'text', text: 'Hi' },
        fields: [{ key: 'text', title: 'Text', optional: false, type: 'text', initial: '' }],
      },
      {
        value: 'error-message',
        title: 'Error message',
        initial: { type: 'error-message' },
        fields: [],
      },
    ],
  });
});

test('everything a schema says about itself is there, whether said before or after optional()', () => {
  const shownWhen = { field: 'method', is: ['POST'] };
  const helpWhen = { field: 'method', is: { POST: 'JSON' } };
  const inner = z.string().meta({ title: 'Inner', placeholder: 'p', control: 'json-text' });
  const field = fieldOf(
    inner
      .optional()
      .meta({ title: 'Payload', description: 'd', initial: '{}', shownWhen, helpWhen }),
  );

  expect(field).toEqual({
    key: 'it',
    title: 'Payload',
    description: 'd',
    placeholder: 'p',
    control: 'json-text',
    optional: true,
    initial: '{}',
    shownWhen,
    helpWhen,
    type: 'text',
  });
});

test('a key without a title is named in words', () => {
  const shape = z.object({ formMapping: z.string(), 'verified-email': z.string(), ID: z.string() });
  expect(describeForm(shape).map(({ title }) => title)).toEqual([
    'Form mapping',
    'Verified email',
    'ID',
  ]);
});

test('a schema that is no object is a form of one field', () => {
  expect(describeForm(z.string()).map(({ type }) => type)).toEqual(['text']);
});

describe('a new item', () => {
  const branch = fieldOf(
    z
      .looseObject({
        id: z.string().meta({ unique: true, initial: 'branch-1' }),
        name: z.string().meta({ unique: true, initial: 'Branch 1' }),
        rules: z.array(z.string()),
      })
      .meta({ title: 'Branch' }),
  );

  test('starts with its initial value in an empty list', () => {
    expect(newItem(branch, [])).toEqual({ id: 'branch-1', name: 'Branch 1', rules: [] });
  });

  test('has unique values numbered on past those taken', () => {
    const siblings = [{ id: 'branch-1', name: 'Branch 1' }, { id: 'branch-2' }, 'no object', null];
    expect(newItem(branch, siblings)).toEqual({ id: 'branch-3', name: 'Branch 2', rules: [] });
  });

  test('of several shapes is numbered on among all of them', () => {
    const button = z
      .looseObject({ type: z.literal('button'), id: z.string().meta({ unique: true }) })
      .meta({ initial: { type: 'button', id: 'button' } });
    const components = fieldOf(z.discriminatedUnion('type', [button]));
    if (components.type !== 'one-of') throw new Error('no alternatives');
    const siblings = [{ type: 'button', id: 'button' }];

    expect(newItem(components, siblings)).toEqual({ type: 'button', id: 'button-2' });
    expect(components.alternatives.map((one) => newAlternative(one, siblings))).toEqual([
      { type: 'button', id: 'button-2' },
    ]);
  });

  test('without fields is its initial value', () => {
    expect(newItem(fieldOf(z.string()), ['', 'a'])).toBe('');
  });
});
