/** What the fragment of a link with a flow begins with. */
export const SHARE_PREFIX = '#flow=';

/**
 * Whether the fragment of an address holds a flow. Apart from reading it, so that a page can ask before it loads what
 * reads it.
 *
 * @param fragment with its `#`, as `location.hash` has it
 */
export function isShareLink(fragment: string): boolean {
  return fragment.startsWith(SHARE_PREFIX);
}
