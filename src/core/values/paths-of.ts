import { parseTemplate } from './template.ts';

/** The context paths that texts with `{{…}}` read, without duplicates. */
export function pathsOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => parseTemplate(text).paths))];
}
