import { z } from 'zod';
import { ASSUMPTIONS } from '../assumptions/table.ts';
import { isJsonArray, isJsonObject, own } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ReadableRegistry, ReadableDefinition } from '../kind/definition.ts';
import { META_KEYS } from './meta.ts';
import { flowSchema } from './schema.ts';

/**
 * One JSON Schema (draft 2020-12) for flow documents, made from the same zod schemas that check them: editors complete
 * and check a flow with it. A step of a known kind has its config checked by that kind's schema; unknown kinds and
 * fields are allowed, as in the document. What no JSON Schema can say (ids used twice) it leaves to `parseFlow`.
 */
export function flowJsonSchema(registry: ReadableRegistry): JsonObject {
  const schema = toJsonSchema(flowSchema);
  const defs = objectAt(schema, '$defs');
  const step = objectAt(defs, 'Step');
  const kinds = [...registry.values()];
  return {
    ...schema,
    $defs: {
      ...defs,
      Assumptions: withQuestions(objectAt(defs, 'Assumptions')),
      Step: { ...withKinds(step, kinds), allOf: kinds.map(configByKind) },
      ...Object.fromEntries(kinds.map((kind) => [configName(kind), configSchemaOf(kind)])),
    },
  };
}

/** The schema that reads documents goes without the prose of the table. */
function withQuestions(assumptions: JsonObject): JsonObject {
  const properties = objectAt(assumptions, 'properties');
  const asked: JsonObject = Object.fromEntries(
    ASSUMPTIONS.map(({ id, question }) => [id, { title: question, ...objectAt(properties, id) }]),
  );
  return { ...assumptions, properties: { ...properties, ...asked } };
}

function withKinds(step: JsonObject, kinds: readonly ReadableDefinition[]): JsonObject {
  const properties = objectAt(step, 'properties');
  const kind = { ...objectAt(properties, 'kind'), examples: kinds.map(({ kind }) => kind) };
  return { ...step, properties: { ...properties, kind } };
}

function configByKind(definition: ReadableDefinition): JsonObject {
  return {
    if: { properties: { kind: { const: definition.kind } }, required: ['kind'] },
    // oxlint-disable-next-line no-thenable -- JSON Schema's own keyword
    then: { properties: { config: { $ref: `#/$defs/${configName(definition)}` } } },
  };
}

function configName({ kind }: ReadableDefinition): string {
  return `config-${kind}`;
}

/** The config's schema as it stands below `$defs`: its own references lead there too. */
function configSchemaOf(definition: ReadableDefinition): Json {
  const { $schema: _dialect, ...schema } = toJsonSchema(definition.config);
  const base = `#/$defs/${configName(definition)}`;
  return mapReferences({ ...schema, description: definition.help.text }, (reference) =>
    reference.replace(/^#/, base),
  );
}

function toJsonSchema(schema: z.ZodType): JsonObject {
  const made: unknown = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      for (const key of META_KEYS) delete jsonSchema[key];
      // zod's own names of patterns (starts_with) are no formats of JSON Schema.
      if (jsonSchema.format?.includes('_') === true) delete jsonSchema.format;
      if (zodSchema instanceof z.ZodRecord) delete jsonSchema.propertyNames;
      // Only z.json() is lazy: any value, which JSON Schema says without saying anything.
      if (zodSchema instanceof z.ZodLazy) clear(jsonSchema);
    },
  });
  if (!isJsonObject(made)) throw new TypeError('zod made no JSON Schema');
  return withoutEmptyDefinitions(made);
}

function clear(object: { [key: string]: unknown }): void {
  for (const key of Object.keys(object)) delete object[key];
}

/** A reference to a definition that says nothing says nothing either. */
function withoutEmptyDefinitions(schema: JsonObject): JsonObject {
  const defs = Object.entries(own(schema, '$defs') ?? {});
  const empty = defs.filter(([, def]) => isJsonObject(def) && Object.keys(def).length === 0);
  const names = new Set(empty.map(([name]) => `#/$defs/${name}`));
  const mapped = mapReferences(schema, (reference) => (names.has(reference) ? null : reference));
  if (!isJsonObject(mapped) || defs.length === 0) return schema;
  const kept = Object.entries(objectAt(mapped, '$defs')).filter(
    ([name]) => !names.has(`#/$defs/${name}`),
  );
  return { ...mapped, $defs: Object.fromEntries(kept) };
}

/** A copy with every `$ref` replaced; null leaves it out. */
function mapReferences(value: Json, change: (reference: string) => string | null): Json {
  if (isJsonArray(value)) return value.map((item) => mapReferences(item, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): (readonly [string, Json])[] => {
      if (key !== '$ref' || typeof inner !== 'string') return [[key, mapReferences(inner, change)]];
      const reference = change(inner);
      return reference === null ? [] : [[key, reference]];
    }),
  );
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  if (!isJsonObject(value)) throw new TypeError(`the JSON Schema has no object "${key}"`);
  return value;
}
