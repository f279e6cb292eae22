import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import type { Json } from '../json.ts';
import { arbitraryFlow } from '../testing/arbitrary-flow.ts';
import { arbitraryJson } from '../testing/arbitrary-json.ts';
import { flowJsonSchema } from './json-schema.ts';
import { jsonSchemaErrors } from '../testing/json-schema-errors.ts';
import { parseFlow } from './parse.ts';

const schema = flowJsonSchema(registry);
const errorsIn = jsonSchemaErrors(schema);

const templates = Object.entries(
  import.meta.glob<unknown>('../../../public/flows/*.json', { eager: true, import: 'default' }),
);

test('there are templates to look at', () => {
  expect(templates.length).toBeGreaterThan(0);
});

test.each(templates)('%s is valid', (_path, flow) => {
  expect(errorsIn(flow)).toEqual([]);
});

function flowWith(kind: string, config: unknown, more: object = {}) {
  const step = { id: 'a', kind, name: 'A', config };
  return {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 'a',
    steps: [step],
    edges: [],
    ...more,
  };
}

const button = { type: 'button', id: 'b', label: 'B' };

describe('the schema and the parser agree that', () => {
  test.each<[what: string, flow: unknown, valid: boolean]>([
    ['an empty flow is valid', { ...flowWith('end', {}), start: null, steps: [] }, true],
    [
      'every kind’s config is checked: a screen',
      flowWith('screen', { components: [button] }),
      true,
    ],
    ['a screen without components is not', flowWith('screen', {}), false],
    [
      'a component of an unknown type is not',
      flowWith('screen', { components: [{ type: 'x' }] }),
      false,
    ],
    ['a variant must exist', flowWith('generate-jwt', { variant: 'sign-out' }), false],
    ['a variant may be', flowWith('generate-jwt', { variant: 'sign-in' }), true],
    [
      'a handling must exist',
      flowWith('generate-jwt', {
        variant: 'sign-in',
        errorHandling: { UserNotFound: { handling: 'x' } },
      }),
      false,
    ],
    [
      'an operator must exist',
      flowWith('condition', {
        branches: [{ id: 'b', name: '', rules: [{ key: '', operator: '≈' }] }],
      }),
      false,
    ],
    [
      'a row’s value fits its type',
      flowWith('custom-claims', { claims: [{ key: 'a', type: 'number', value: '1' }] }),
      false,
    ],
    [
      'a row may say so',
      flowWith('custom-claims', { claims: [{ key: 'a', type: 'number', value: 1 }] }),
      true,
    ],
    ['an unknown kind is kept', flowWith('teleport', { to: ['anywhere'] }), true],
    ['unknown fields are kept', { ...flowWith('end', { x: 1 }), colour: 'red' }, true],
    ['a config is an object', flowWith('teleport', []), false],
    [
      'a step has a name',
      { ...flowWith('end', {}), steps: [{ id: 'a', kind: 'end', config: {} }] },
      false,
    ],
    ['the format is named', { ...flowWith('end', {}), format: 'other' }, false],
    [
      'a base URL is one',
      flowWith('end', {}, { connectors: [{ id: 'c', name: 'C', baseUrl: 'ftp://x' }] }),
      false,
    ],
    [
      'a lifetime is at least three minutes',
      flowWith('end', {}, { settings: { session: { lifetimeSeconds: 60 } } }),
      false,
    ],
    ['an assumption’s choice exists', flowWith('end', {}, { assumptions: { amr: 'sms' } }), false],
    [
      'a mock’s path begins with a slash',
      flowWith(
        'end',
        {},
        { scenarios: [{ name: 's', mocks: [{ method: 'GET', path: 'x', status: 200 }] }] },
      ),
      false,
    ],
    [
      'a mock’s JSON may be anything',
      flowWith(
        'end',
        {},
        {
          scenarios: [
            { name: 's', mocks: [{ method: 'GET', path: '/x', status: 200, json: [null] }] },
          ],
        },
      ),
      true,
    ],
  ])('%s', (_what, flow, valid) => {
    expect({ schema: errorsIn(flow).length === 0, parser: parses(flow) }).toEqual({
      schema: valid,
      parser: valid,
    });
  });
});

test('no word of the form’s metadata is in it', () => {
  expect(JSON.stringify(schema)).not.toMatch(
    /"(control|shownWhen|initial|labels|unique|helpWhen)":/,
  );
});

test('it holds nothing that says nothing', () => {
  expect(JSON.stringify(schema)).not.toMatch(/__schema/);
});

test('whatever flow is generated fits', () => {
  fc.assert(
    fc.property(arbitraryFlow(registry), (flow) => {
      expect(errorsIn(flow)).toEqual([]);
    }),
  );
});

test('whatever is changed in one place, the schema and the parser agree', () => {
  fc.assert(
    fc.property(
      arbitraryFlow(registry),
      fc.nat(),
      fc.option(arbitraryJson),
      (flow, pick, value) => {
        const changed = changedAt(flow, pick, value);
        // Only the parser can see that an id is used twice, or that this is no flow at all.
        const fits = errorsIn(changed).length === 0;
        expect(parses(changed)).toBe(fits);
      },
    ),
    { numRuns: 500 },
  );
});

/** A copy with one value, anywhere in it, replaced; null leaves it out. */
function changedAt(root: Json, pick: number, value: Json): Json {
  const places: (readonly (string | number)[])[] = [];
  const walk = (at: Json, path: readonly (string | number)[]): void => {
    if (path.length > 0) places.push(path);
    if (typeof at !== 'object' || at === null) return;
    for (const [key, inner] of Object.entries(at)) {
      walk(inner, [...path, Array.isArray(at) ? Number(key) : key]);
    }
  };
  walk(root, []);
  return replaced(root, places[pick % places.length] ?? [], value);
}

function replaced(at: Json, path: readonly (string | number)[], value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isJsonArray(at)) return at.map((item, i) => (i === key ? replaced(item, rest, value) : item));
  if (!isJsonObject(at)) return at;
  return Object.fromEntries(
    Object.entries(at).flatMap(([name, inner]): [string, Json][] => {
      if (name !== String(key)) return [[name, inner]];
      return rest.length === 0 && value === null ? [] : [[name, replaced(inner, rest, value)]];
    }),
  );
}

function parses(flow: unknown): boolean {
  try {
    parseFlow(flow, registry);
    return true;
  } catch {
    return false;
  }
}
