import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The build to weigh, as for e2e. */
const dist = process.env['FLOWMINT_DIST'] ?? 'dist';

// What the page loads before anything is asked for: the entry and what it imports, as the built page names them, and
// what lies around the canvas, which follows once the flow is painted.
const page = existsSync(`${dist}/index.html`) ? readFileSync(`${dist}/index.html`, 'utf8') : '';
const entry = [...page.matchAll(/assets\/[^"]+\.js/g)].map(([path]) => `${dist}/${path}`);
const workbench =
  page === ''
    ? []
    : readdirSync(`${dist}/assets`).filter((name) => /^workbench-.*\.js$/.test(name));
const scripts = [...new Set([...entry, ...workbench.flatMap(withImports)])];

/**
 * @param {string} name
 * @returns {string[]} a built file and those that it imports
 */
function withImports(name) {
  const text = readFileSync(`${dist}/assets/${name}`, 'utf8');
  const imports = [...text.matchAll(/from"\.\/([^"]+\.js)"/g)].map(
    ([, other]) => `${dist}/assets/${other}`,
  );
  return [`${dist}/assets/${name}`, ...imports];
}

export default [
  {
    name: 'first-load JavaScript',
    path: scripts.length === 0 ? [`${dist}/the page is not built`] : scripts,
    limit: '240 KB',
    gzip: true,
  },
];
