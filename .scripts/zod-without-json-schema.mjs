/** What each schema of zod says of itself for JSON Schema, one line a sort. */
const PROCESSOR = /^ +inst\._zod\.processJSONSchema = .*;$/gm;
/** The methods of a schema that make one. */
const METHOD = /create(?:Standard|To)JSONSchemaMethod\(this, [^()]*\)/g;

/**
 * Builds the page without zod's makers of JSON Schema, 6 KB compressed: the page makes none (`npm run docs` does).
 * A method that would make one answers undefined.
 *
 * @returns {import('vite').Plugin}
 */
export function zodWithoutJsonSchema() {
  return {
    name: 'flowmint:zod-without-json-schema',
    apply: 'build',
    transform: {
      filter: { id: /\/zod\/v4\/classic\/schemas\.js$/ },
      handler: (code) => ({ code: withoutJsonSchema(code), map: null }),
    },
  };
}

/**
 * @param {string} code zod's classic schemas
 * @returns {string} the same without what makes JSON Schema; throws where they are written otherwise
 */
export function withoutJsonSchema(code) {
  const less = code.replaceAll(PROCESSOR, '').replaceAll(METHOD, '(() => undefined)');
  if (less.includes('JSONSchema =') || /JSONSchemaMethod\(/.test(less)) {
    throw new Error(
      'zod writes its JSON Schema otherwise: see .scripts/zod-without-json-schema.mjs',
    );
  }
  return less;
}
