import { describe, expect, test } from 'vitest';
import { ASSUMPTIONS } from '../core/assumptions/table.ts';
import { describeForm, newAlternative, newItem } from '../core/document/form.ts';
import type { FormField } from '../core/document/form.ts';
import { isJsonArray } from '../core/json.ts';
import type { Json, JsonObject } from '../core/json.ts';
import { GROUPS } from '../core/kind/definition.ts';
import { paletteOf } from '../core/kind/palette.ts';
import { errorsOf, portsOf } from '../core/kind/ports.ts';
import { HANDLINGS } from '../core/kind/error-handling.ts';
import { kinds } from './kinds.ts';
import { makeRegistry, registry } from './registry.ts';

const definitions = [...registry.values()];
const items = paletteOf(registry).flatMap((group) => group.items);

test('two definitions of one kind are refused', () => {
  expect(() => makeRegistry([...definitions, ...definitions.slice(0, 1)])).toThrow(
    new TypeError('two definitions share a kind'),
  );
});

test('a kind that nothing executes is refused', () => {
  const idle = [...kinds.values()].filter(({ kind }) => kind === 'screen');
  expect(() => makeRegistry(idle)).toThrow(new TypeError('nothing says what screen does'));
});

test('a part of no kind there is is refused', () => {
  const lost = { kind: 'lost', execute: () => ({ type: 'finish', why: '' }) as const };
  expect(() => makeRegistry(definitions, [lost])).toThrow(new TypeError('there is no kind lost'));
});

test('the kinds that the page begins with are those that run, in the same order', () => {
  expect([...kinds.keys()]).toEqual([...registry.keys()]);
  for (const [kind, definition] of kinds) {
    const whole = new Map(Object.entries(registry.get(kind) ?? {}));
    const others = Object.entries(definition).filter(([key, value]) => whole.get(key) !== value);
    expect(others.map(([key]) => `${kind}: ${key}`)).toEqual([]);
  }
});

test('palette titles are told apart', () => {
  expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
});

describe.each(definitions.map((definition) => [definition.kind, definition] as const))(
  '%s',
  (kind, definition) => {
    test('says what it is, with a source', () => {
      expect({
        kind: /^[a-z]+(-[a-z]+)*$/.test(kind),
        version: Number.isInteger(definition.version) && definition.version >= 1,
        title: definition.title.trim() !== '',
        group: GROUPS.includes(definition.group),
        icon: /^[a-z\d]+(-[a-z\d]+)*$/.test(definition.icon),
        text: definition.help.text.endsWith('.'),
        source: definition.help.source.trim() !== '',
        palette: definition.palette.length > 0,
      }).toEqual({
        kind: true,
        version: true,
        title: true,
        group: true,
        icon: true,
        text: true,
        source: true,
        palette: true,
      });
    });

    test('names assumptions that exist, each once', () => {
      const known: readonly string[] = ASSUMPTIONS.map(({ id }) => id);
      const named = definition.help.assumptions;
      expect(named.filter((id) => !known.includes(id))).toEqual([]);
      expect(new Set(named).size).toBe(named.length);
    });

    test('has a migration from every earlier version', () => {
      const earlier = Array.from({ length: definition.version - 1 }, (_, i) => String(i + 1));
      expect(Object.keys(definition.migrations ?? {}).toSorted()).toEqual(earlier.toSorted());
    });

    test('has named errors that differ from each other and from its ports', () => {
      const types = definition.errors.map(({ type }) => type);
      expect(new Set(types).size).toBe(types.length);
      const ports = items
        .filter((item) => item.kind === kind)
        .flatMap(({ config }) => definition.ports(config).map(({ id }) => id));
      expect(types.filter((type) => ports.includes(type))).toEqual([]);
    });

    test('documents every field of its form with a title', () => {
      const untitled = describeForm(definition.config)
        .flatMap(allFields)
        .filter(({ title }) => title === '');
      expect(untitled).toEqual([]);
    });

    const own = items
      .filter((item) => item.kind === kind)
      .map((item) => [item.title, item] as const);

    test.each(own)('%s: starts with a config of its own schema', (_title, { config }) => {
      const before = structuredClone(config);
      expect(definition.config.parse(config)).toEqual(before);
      expect(config).toEqual(before);
    });

    test.each(own)(
      '%s: has ports that differ, and a sentence for its card',
      (_title, { config }) => {
        const raised = errorsOf(definition, config).map(({ type }) => type);
        const errorHandling = everyErrorAs('custom', raised);
        const ports = portsOf(definition, { ...config, errorHandling }).map(({ id }) => id);
        expect(new Set(ports).size).toBe(ports.length);
        expect(ports).toEqual(expect.arrayContaining(raised));
        expect(definition.summary(config).trim()).not.toBe('');
      },
    );

    test.each(own)('%s: takes a new item in each of its lists', (_title, { config }) => {
      for (const { path, values } of newItems(describeForm(definition.config), config)) {
        for (const value of values) {
          const result = definition.config.safeParse(withItem(config, path, value));
          expect({ path, value, issues: result.error?.issues ?? [] }).toEqual({
            path,
            value,
            issues: [],
          });
        }
      }
    });

    test.each(HANDLINGS)('takes each of its errors handled as %s', (handling) => {
      const [first] = own;
      const types = definition.errors.map(({ type }) => type);
      const config = { ...first?.[1].config, errorHandling: everyErrorAs(handling, types) };
      expect(definition.config.safeParse(config).error?.issues ?? []).toEqual([]);
    });
  },
);

function everyErrorAs(handling: string, types: readonly string[]): JsonObject {
  return Object.fromEntries(types.map((type) => [type, { handling }]));
}

/** A field and all below it; items of lists and values of records have titles only if they are named. */
function allFields(field: FormField): readonly FormField[] {
  switch (field.type) {
    case 'group':
      return [field, ...field.fields.flatMap(allFields)];
    case 'list':
      return [field, ...allFields(field.item).filter((one) => one !== field.item)];
    case 'one-of':
      return [field, ...field.alternatives.flatMap(({ fields }) => fields).flatMap(allFields)];
    default:
      return [field];
  }
}

/** What the page can add to each list at the top of a config. */
function newItems(fields: readonly FormField[], config: JsonObject) {
  return fields.flatMap((field): { path: string; values: readonly Json[] }[] => {
    if (field.type !== 'list') return [];
    const siblings = listAt(config, field.key);
    const { item } = field;
    const values =
      item.type === 'one-of'
        ? item.alternatives.map((one) => newAlternative(one, siblings))
        : [newItem(item, siblings)];
    return [{ path: field.key, values }];
  });
}

function withItem(config: JsonObject, key: string, item: Json): JsonObject {
  return { ...config, [key]: [...listAt(config, key), item] };
}

function listAt(config: JsonObject, key: string): readonly Json[] {
  const list = config[key];
  return isJsonArray(list) ? list : [];
}
