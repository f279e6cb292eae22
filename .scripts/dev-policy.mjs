/** What the development server marks its own inline scripts and styles with. */
export const NONCE = 'dev';

/**
 * The page's Content-Security-Policy holds in development too: only Vite's own inline scripts and styles are let in,
 * by their nonce.
 *
 * @returns {import('vite').Plugin}
 */
export function devPolicy() {
  return {
    name: 'flowmint:dev-policy',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html.replace(
        "default-src 'self';",
        `default-src 'self'; script-src 'self' 'nonce-${NONCE}'; style-src 'self' 'nonce-${NONCE}';`,
      ),
  };
}
