import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../json.ts';

/**
 * Makes a function that checks values against a JSON Schema (draft 2020-12) with an independent validator: it answers
 * where and why a value does not fit, nothing where it does. Throws where the schema itself is unsound.
 */
export function jsonSchemaErrors(schema: JsonObject): (value: unknown) => readonly string[] {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    // Formats only annotate in this draft; the pattern beside each one checks.
    validateFormats: false,
  });
  const validate = ajv.compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
