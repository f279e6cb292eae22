/** The defaults of real exports and the docs (facts/descope.md §5.2). */
export const DEFAULT_CONTEXT_KEY = 'httpResult';
export const DEFAULT_TIMEOUT_SECONDS = 3;

/** Where the answer of a step lands below `connectors`. */
export function contextKeyOf(config: { readonly contextKey?: string | undefined }): string {
  return config.contextKey?.trim() || DEFAULT_CONTEXT_KEY;
}
