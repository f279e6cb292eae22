/**
 * Stands for the package `tldts` (a list of public suffixes, 110 KB compressed) that MSW uses to file cookies by
 * domain. Requests to our mocks carry no cookies.
 *
 * @public to vite.config.ts
 */
export function getDomain(hostname: string): string {
  return hostname;
}
