import { describe, expect, test } from 'vitest';
import type { AttributeDefinition } from '../../core/document/settings.ts';
import type { Json } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';
import { coerceAttribute } from './custom-attribute.ts';

const PLAN: AttributeDefinition = { name: 'a', type: 'singleselect', options: ['free', 'pro'] };
const TAGS: AttributeDefinition = { name: 'a', type: 'multiselect', options: ['x', 'y'] };
const of = (type: AttributeDefinition['type']): AttributeDefinition => ({ name: 'a', type });

test.each<[AttributeDefinition, Json, Json]>([
  [of('text'), 7, '7'],
  [of('text'), true, 'true'],
  [of('number'), '1.50', 1.5],
  [of('number'), -0, 0],
  [of('boolean'), 'false', false],
  [of('boolean'), true, true],
  [PLAN, 'pro', 'pro'],
  [of('singleselect'), 'any', 'any'],
  [TAGS, ['y', 'x'], ['y', 'x']],
  [TAGS, 'x', ['x']],
  [TAGS, [], []],
  [of('date'), '2026-01-31', 1_769_817_600],
  [of('date'), '2026-01-31T09:30:00.900Z', 1_769_851_800],
  [of('date'), 1_769_851_800, 1_769_851_800],
])('%j takes %j as %j', (definition, value, coerced) => {
  expect(coerceAttribute(definition, value)).toStrictEqual({ value: coerced });
});

test.each<[AttributeDefinition, Json, string]>([
  [of('text'), { a: 1 }, 'text, found an object'],
  [of('number'), 'many', 'a number, found text "many"'],
  [of('number'), ' ', 'a number, found text " "'],
  [of('number'), true, 'a number, found boolean true'],
  [of('boolean'), 'yes', 'true or false, found text "yes"'],
  [of('boolean'), 1, 'true or false, found number 1'],
  [PLAN, 'gold', 'one of free, pro, found text "gold"'],
  [PLAN, ['pro'], 'one of free, pro, found an array of 1'],
  [TAGS, ['x', 'z'], 'a list, each one of x, y, found an array of 2'],
  [TAGS, 1, 'a list, each one of x, y, found number 1'],
  [of('date'), 'soon', 'a date (2026-01-31) or unix seconds, found text "soon"'],
  [of('date'), 1.5, 'a date (2026-01-31) or unix seconds, found number 1.5'],
])('%j refuses %j', (definition, value, wrong) => {
  expect(coerceAttribute(definition, value)).toEqual({
    wrong: `customAttributes.a takes ${wrong}.`,
  });
});

describe('where the settings declare custom attributes', () => {
  const updateUser = kindIn(registry, 'update-user');
  const settings = { attributes: [{ name: 'seats', type: 'number' as const }] };
  const run = (key: string, value: string) =>
    executeStep(
      updateUser,
      { attributes: [{ key: `customAttributes.${key}`, type: 'string', value }] },
      {
        users: [{ userId: 'ann', loginIds: ['ann'], customAttributes: { seats: 1, old: 'x' } }],
        signedIn: 'ann',
        settings,
      },
    );

  test.each([
    ['seats', '5', { seats: 5, old: 'x' }, ['attribute-types']],
    ['seats', '', { old: 'x' }, ['attribute-types']],
  ])('%s = "%s" comes to %j', (key, value, customAttributes, assumptions) => {
    expect(run(key, value)).toMatchObject({
      outcome: { type: 'go', operations: [{ user: { customAttributes } }] },
      assumptions,
    });
  });

  test.each([
    ['seats', 'many', 'customAttributes.seats takes a number, found text "many".'],
    [
      'seats.x',
      '1',
      'customAttributes.seats holds one value: "customAttributes.seats.x" names a part of it.',
    ],
    ['shoe', '1', 'The project has no custom attribute "shoe": it has seats.'],
  ])('%s = "%s" is refused', (key, value, message) => {
    expect(run(key, value).outcome).toEqual({
      type: 'fail',
      error: { type: 'UpdateUserPropertiesFailed', message },
    });
  });
});
