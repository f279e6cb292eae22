import { isJsonObject, own, setOwn } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { parsePath } from '../values/path.ts';

/** Names with dots between them, as an SDK makes of nested keys; what else has a dot (an email address) is one key. */
const FLATTENED = /^[A-Za-z_$][\w$-]*(?:\.[A-Za-z_$][\w$-]*)+$/;

interface Open {
  [key: string]: Json;
}

/**
 * The form of a request with its keys nested: an app may give nested keys flattened with dots, as the SDK does with what
 * it is handed (Descope docs, "Flow inputs"; `@descope/web-component`, `flowInputs.ts`), and they are read by path. In
 * this shape jq programs find them where paths do, and what a step writes there takes their place. A key stays flat
 * where something else stands in its place.
 *
 * @example nestedForm({ 'plan.name': 'pro' }) // { plan: { name: 'pro' } }
 */
export function nestedForm(form: JsonObject): JsonObject {
  // Nearly no form has such a key: to know that, no list is made.
  let hasDots = false;
  for (const key in form) hasDots ||= key.includes('.');
  if (!hasDots) return form;
  const flattened = Object.entries(form).filter(([key]) => isFlattened(key));
  const nested: Open = {};
  for (const [key, value] of Object.entries(form)) {
    if (!isFlattened(key)) setOwn(nested, key, value);
  }
  // By what stands in the form, so that each object is copied once however many keys lead into it.
  const opened = new Map<Json, Open>();
  for (const [key, value] of flattened) {
    const names = key.split('.');
    const last = names.pop() ?? '';
    let place: Open | null = nested;
    for (const name of names) place = place === null ? null : openAt(place, name, opened);
    if (place !== null && own(place, last) === undefined) setOwn(place, last, value);
    else setOwn(nested, key, value);
  }
  return nested;
}

function isFlattened(key: string): boolean {
  return FLATTENED.test(key) && parsePath(`form.${key}`) !== null;
}

/** The object of this name, made or copied so that it can be written to; null where something else stands there. */
function openAt(place: Open, name: string, opened: Map<Json, Open>): Open | null {
  const found = own(place, name);
  if (found !== undefined && !isJsonObject(found)) return null;
  const known = found === undefined ? undefined : opened.get(found);
  if (known !== undefined) return known;
  const open: Open = { ...found };
  opened.set(open, open);
  setOwn(place, name, open);
  return open;
}
