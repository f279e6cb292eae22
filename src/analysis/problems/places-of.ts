import { parseTemplate } from '../../core/values/template.ts';

/** A place in a config, in parts. */
export type Place = readonly (string | number)[];

/**
 * Where in a config each of these texts stands, in the order of the config: as a dynamic value in braces, or as a whole
 * text. Definitions say which paths they read, not where; this finds the place to point at. Blank texts are found in
 * braces only.
 */
export function placesOf(
  config: unknown,
  texts: ReadonlySet<string>,
): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  const open: { readonly value: unknown; readonly at: Place }[] = [{ value: config, at: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, at } = next;
    if (typeof value === 'string') {
      const whole = value.trim();
      const found = new Set(whole === '' ? [] : [whole, ...parseTemplate(value).paths]);
      for (const text of found) {
        if (!texts.has(text)) continue;
        const known = places.get(text) ?? [];
        known.push(at);
        places.set(text, known);
      }
    } else if (typeof value === 'object' && value !== null) {
      const isList = Array.isArray(value);
      const items: [string, unknown][] = Object.entries(value);
      for (const [key, item] of items.reverse()) {
        open.push({ value: item, at: [...at, isList ? Number(key) : key] });
      }
    }
  }
  return places;
}
