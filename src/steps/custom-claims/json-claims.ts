import { isJsonObject, parseJson } from '../../core/json.ts';
import type { JsonObject } from '../../core/json.ts';
import { parseTemplate, renderJsonText } from '../../core/values/template.ts';

/** The claims of advanced mode as far as they are known without running: dynamic values are null. Null: no JSON object. */
export function jsonClaims(json: string): JsonObject | null {
  if (json.trim() === '') return {};
  try {
    const claims = parseJson(renderJsonText(parseTemplate(json), () => null));
    return isJsonObject(claims) ? claims : null;
  } catch {
    return null;
  }
}
