/** The default of real exports (facts/descope.md §4.5). */
export const DEFAULT_CONTEXT_KEY = 'scriptletResult';

/** The context path that the result of a step lands at. */
export function resultPathOf(config: { readonly contextKey?: string | undefined }): string {
  return `scripts.${config.contextKey?.trim() || DEFAULT_CONTEXT_KEY}`;
}
