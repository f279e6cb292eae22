import * as fc from 'fast-check';
import { z } from 'zod';
import { isJsonArray, isJsonObject, own } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { arbitraryJson, arbitraryText } from './arbitrary-json.ts';

/** Context paths: of everything a run holds, of nothing, and text that is no path; and jq programs. */
const PATHS = [
  'form',
  'form.email',
  'form.externalId',
  'form.x',
  'form.x.x',
  'form["a b"]',
  'inputs.x',
  'user',
  'user.email',
  'user.customAttributes.x',
  'user.loggedIn',
  'unauthUser.loginIds',
  'authInfo',
  'authInfo.firstSeen',
  'authInfo.sessionJwt',
  'authInfo.user.email',
  'tenant',
  'connectors',
  'connectors.httpResult',
  'connectors.httpResult.x',
  'connectors.r.list[0]',
  'client.x',
  'cookies.session',
  'form.__proto__',
  'form.constructor',
  'nobody.knows',
  '',
  ' form.email ',
  '{{form.email}}',
  'not a path',
  'form..x',
  'form[',
  '1',
  'jq: .form.x',
  'jq:{a: {b: .form.email}, c: .user}',
  'jq: .authInfo.sessionJwt | "\\(.)}}"',
  'jq:.form.x[0].y',
  'jq:keys',
  'jq:.form |',
  '{{jq: .connectors.httpResult | {a: {}}}}',
];
const arbitraryPath = fc.constantFrom(...PATHS);

/** What stands in fields for plain text: names of attributes, claims, ports and keys, and any text. */
const arbitraryPlain = fc.oneof(
  fc.constantFrom('email', 'displayName', 'name', 'picture', 'customAttributes.x', 'iss', 'plan'),
  fc.constantFrom('verifiedEmail', 'customAttributes.y', 'phone', 'givenName', 'familyName'),
  fc.constantFrom('customAttributes["a b"]', 'customAttributes.x.y', 'customAttributes', 'r', 'x'),
  fc.constantFrom('httpResult', 'a b', '__proto__', 'ssn', 'form.ssn'),
  arbitraryText,
);

/** Text with dynamic values. */
const arbitraryTemplate = fc
  .array(
    fc.oneof(
      arbitraryPath.map((path) => `{{${path}}}`),
      arbitraryText,
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));

/** JSON text with dynamic values inside and outside of its strings; sometimes no JSON at all. */
const arbitraryJsonText = fc.oneof(
  fc.constant('{}'),
  fc
    .tuple(arbitraryPath, arbitraryPath)
    .map(([a, b]) => `{"a":"{{${a}}}","b":{{${b}}},"c":["-{{${a}}}-"]}`),
  arbitraryTemplate,
);

const BY_CONTROL: Readonly<Record<string, fc.Arbitrary<string>>> = {
  path: arbitraryPath,
  text: arbitraryTemplate,
  'json-text': arbitraryJsonText,
  connector: fc.constantFrom('idp', 'idp', 'idp', 'other', 'gone', ''),
  port: fc.constantFrom('a', 'b', 'success', 'ELSE', '__proto__', 'request_error'),
};

/**
 * Values that a zod schema accepts, derived from its JSON Schema and the controls of its fields, so a schema that
 * nobody has written yet is covered too. Unknown fields are added now and then. The schema must not be recursive,
 * except for `z.json()`, which is any JSON.
 */
export function arbitraryFromSchema(schema: z.ZodType): fc.Arbitrary<Json> {
  const json: unknown = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodLazy)
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
    },
  });
  if (!isJsonObject(json)) throw new TypeError('zod made no JSON Schema');
  return valueOf(json, json);
}

function valueOf(schema: Json, root: JsonObject): fc.Arbitrary<Json> {
  if (!isJsonObject(schema)) return arbitraryJson;
  const reference = own(schema, '$ref');
  if (typeof reference === 'string') return valueOf(at(root, reference), root);
  const constant = own(schema, 'const');
  if (constant !== undefined) return fc.constant(constant);
  const values = own(schema, 'enum');
  if (isJsonArray(values)) return fc.constantFrom(...values);
  const options = own(schema, 'oneOf') ?? own(schema, 'anyOf');
  if (isJsonArray(options)) return fc.oneof(...options.map((option) => valueOf(option, root)));
  const type = own(schema, 'type');
  if (isJsonArray(type))
    return fc.oneof(...type.map((one) => valueOf({ ...schema, type: one }, root)));
  switch (type) {
    case 'object':
      return objectOf(schema, root);
    case 'array':
      return fc.array(valueOf(own(schema, 'items') ?? {}, root), {
        minLength: numberAt(schema, 'minItems') ?? 0,
        maxLength: 3,
      });
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: least(schema), max: greatest(schema) });
    case 'number':
      return fc.double({ min: least(schema), max: greatest(schema), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return arbitraryJson;
  }
}

function objectOf(schema: JsonObject, root: JsonObject): fc.Arbitrary<JsonObject> {
  const properties = Object.entries(objectAt(schema, 'properties'));
  const required = own(schema, 'required');
  const isRequired = (key: string): boolean => isJsonArray(required) && required.includes(key);
  const known = fc.record(
    Object.fromEntries(properties.map(([key, inner]) => [key, valueOf(inner, root)])),
    { requiredKeys: properties.map(([key]) => key).filter(isRequired), noNullPrototype: true },
  );
  const others = own(schema, 'additionalProperties');
  if (others === undefined || others === false) return known;
  const key = fc.constantFrom('extra', 'x-note', 'x');
  const unknown = fc.option(fc.tuple(key, valueOf(others, root)), { freq: 8, nil: undefined });
  return fc
    .tuple(known, unknown)
    .map(([object, one]) => (one === undefined ? object : { [one[0]]: one[1], ...object }));
}

function textOf(schema: JsonObject): fc.Arbitrary<string> {
  const pattern = own(schema, 'pattern');
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern));
  const examples = own(schema, 'examples');
  if (isJsonArray(examples)) {
    const known = examples.filter((example) => typeof example === 'string');
    return fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: arbitraryPlain.filter((one) => one !== '') },
    );
  }
  const control = own(schema, 'control');
  const text = (typeof control === 'string' ? BY_CONTROL[control] : undefined) ?? arbitraryPlain;
  const shortest = numberAt(schema, 'minLength') ?? 0;
  return text.filter((one) => one.length >= shortest);
}

function least(schema: JsonObject): number {
  return Math.max(numberAt(schema, 'minimum') ?? -1000, -1_000_000);
}

function greatest(schema: JsonObject): number {
  return Math.min(numberAt(schema, 'maximum') ?? Math.max(1000, least(schema)), 4_294_967_295);
}

function objectAt(schema: JsonObject, key: string): JsonObject {
  const value = own(schema, key);
  return isJsonObject(value) ? value : {};
}

function numberAt(schema: JsonObject, key: string): number | undefined {
  const value = own(schema, key);
  return typeof value === 'number' ? value : undefined;
}

/** What a reference such as `#/$defs/Mock` points at. */
function at(root: JsonObject, reference: string): Json {
  return reference
    .split('/')
    .slice(1)
    .reduce<Json>((value, key) => (isJsonObject(value) ? (own(value, key) ?? {}) : {}), root);
}
