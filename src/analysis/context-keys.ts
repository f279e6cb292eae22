import { joinPath } from '../core/document/json-text.ts';
import { parsePath } from '../core/values/path.ts';

/** A context path in one spelling: `inputs` is an alias of `form`. Text that is no path stays as it is. */
export function canonicalPath(text: string): string {
  const path = parsePath(text);
  if (path === null) return text;
  const [root, ...rest] = path;
  return rest.reduce<string>(joinPath, root === 'inputs' ? 'form' : root);
}

/**
 * The first two parts of a path, such as `connectors.httpResult`: as finely as one tells apart what is set where, since
 * what an API answers below that is not known. Null where the text is no path, or a root alone.
 */
export function contextKey(text: string): string | null {
  const path = parsePath(text);
  const part = path?.[1];
  if (path === null || part === undefined) return null;
  return joinPath(path[0] === 'inputs' ? 'form' : path[0], String(part));
}

/** A path in one spelling and everything above it: `a.b.c`, `a.b`, `a`. Text that is no path alone. */
export function pathAndAbove(text: string): readonly string[] {
  const path = parsePath(text);
  if (path === null) return [text];
  const [root, ...rest] = path;
  const all = [root === 'inputs' ? 'form' : root];
  for (const part of rest) all.push(joinPath(all.at(-1) ?? '', part));
  return all.reverse();
}
