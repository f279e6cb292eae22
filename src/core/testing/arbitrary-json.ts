import * as fc from 'fast-check';
import type { Json, JsonObject } from '../json.ts';

/** Keys that people use. */
const arbitraryKey = fc.constantFrom('email', 'externalId', 'x', 'list', 'active', 'a b');

/** Keys that JavaScript gives a meaning as well: documents may not use them, requests and answers can. */
const arbitraryHostileKey = fc.oneof(
  { weight: 4, arbitrary: arbitraryKey },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'prototype') },
  { weight: 1, arbitrary: fc.constantFrom('toString', 'length', '', '\ud800') },
);

/** Text of all sorts: identifiers of users that are there, blanks, quotes, braces, lone surrogates, token handles. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    'ann@example.com',
    'ANN@example.com',
    'ann-1',
    'bob-1',
    'true',
    '12',
    '-0',
    '1e400',
  ),
  fc.constantFrom('', ' ', '"', '\\', '\n', '{{', '}}', '{{form.x}}', 'jwt:1', 'null', '\u2028'),
  fc.constantFrom('\ud800', 'a\udfff', '😀', 'é'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

/** Any JSON value that a document can hold, kept small. */
export const arbitraryJson: fc.Arbitrary<Json> = jsonWith(arbitraryKey);

/** Any JSON object that a person can send. */
export const arbitraryHostileObject: fc.Arbitrary<JsonObject> = objectOf(
  arbitraryHostileKey,
  jsonWith(arbitraryHostileKey),
);

/** Any JSON value that a server can answer. */
export const arbitraryHostileJson: fc.Arbitrary<Json> = jsonWith(arbitraryHostileKey);

function jsonWith(key: fc.Arbitrary<string>): fc.Arbitrary<Json> {
  return fc.letrec<{ json: Json; object: JsonObject }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(null, true, false, 0, 1, -1.5, 1e21, 2 ** 53),
      arbitraryText,
      fc.array(tie('json'), { maxLength: 3 }),
      tie('object'),
    ),
    object: objectOf(key, tie('json')),
  })).json;
}

function objectOf(key: fc.Arbitrary<string>, value: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc
    .array(fc.tuple(key, value), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries));
}
