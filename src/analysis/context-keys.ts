import { joinPath } from '../core/document/json-text.ts';
import { parsePath } from '../core/values/path.ts';
import type { Path } from '../core/values/path.ts';

/**
 * A context path in one spelling: `inputs` is an alias of `form`, and `displayName` there one of `fullName`. Text that is
 * no path stays as it is.
 */
export function canonicalPath(text: string): string {
  const path = parsePath(text);
  if (path === null) return text;
  const [root, ...rest] = oneSpelling(path);
  return rest.reduce<string>(joinPath, root);
}

/**
 * The first two parts of a path, such as `connectors.httpResult`: as finely as one tells apart what is set where, since
 * what an API answers below that is not known. Null where the text is no path, or a root alone.
 */
export function contextKey(text: string): string | null {
  const path = parsePath(text);
  if (path === null) return null;
  const [root, part] = oneSpelling(path);
  return part === undefined ? null : joinPath(root, String(part));
}

/** A path in one spelling and everything above it: `a.b.c`, `a.b`, `a`. Text that is no path alone. */
export function pathAndAbove(text: string): readonly string[] {
  const path = parsePath(text);
  if (path === null) return [text];
  const [root, ...rest] = oneSpelling(path);
  const all: string[] = [root];
  for (const part of rest) all.push(joinPath(all.at(-1) ?? '', part));
  return all.reverse();
}

function oneSpelling(path: Path): Path {
  const [first, ...rest] = path;
  const root = first === 'inputs' ? 'form' : first;
  return root === 'form' && rest.length === 1 && rest[0] === 'displayName'
    ? [root, 'fullName']
    : [root, ...rest];
}
