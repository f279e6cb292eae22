import { existsSync, readFileSync } from 'node:fs';

// What the page loads before anything is asked for: the entry and what it imports, as the built page names them.
const page = existsSync('dist/index.html') ? readFileSync('dist/index.html', 'utf8') : '';
const scripts = [...page.matchAll(/assets\/[^"]+\.js/g)].map(([path]) => `dist/${path}`);

export default [
  {
    name: 'first-load JavaScript',
    path: scripts.length === 0 ? ['dist/the page is not built'] : scripts,
    limit: '240 KB',
    gzip: true,
  },
];
