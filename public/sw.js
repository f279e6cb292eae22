// The page's one service worker: keeps the app for offline use, and hosts MSW's worker for mocked requests.
//
// What to keep stands in shell.json, which a build writes. A new version of the app is fetched behind a page that loads
// and is there on the next load. This script stays in charge meanwhile: to replace a worker that is in use takes
// browsers long, and holds up pages. A new version of this script waits until no tab uses the old one.

const SCOPE = new URL(self.registration.scope);
const LIST = new URL('shell.json', SCOPE).href;
const MOCKS = new URL('mock/', SCOPE).pathname;
const PAGES = new Set([SCOPE.pathname, new URL('index.html', SCOPE).pathname]);

/** Name of the cache that pages are served from; undefined before there is one. */
let current = newestShell();
/** The update under way. */
let updating;

self.addEventListener('install', (event) => {
  if (self.registration.active) event.stopImmediatePropagation(); // MSW's listener would not wait
  event.waitUntil(update());
});

// These listeners stand before MSW's, so what they answer never reaches a mock.
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== SCOPE.origin || pathname.startsWith(MOCKS)) return;
  event.stopImmediatePropagation();
  const isPage = request.mode === 'navigate' && PAGES.has(pathname);
  event.respondWith(fromShell(isPage ? SCOPE.pathname : pathname, request));
  if (isPage) event.waitUntil(update());
});

self.addEventListener('message', (event) => {
  if (event.data === 'CLAIM') event.waitUntil(self.clients.claim());
  // With the last page MSW would unregister the worker, and the app would be gone for offline use.
  if (event.data === 'CLIENT_CLOSE') event.stopImmediatePropagation();
});

/** The current version's file, else an earlier one's that an open page may still ask for, else the server's. */
async function fromShell(path, request) {
  const address = new URL(path, SCOPE).href;
  const name = await current;
  const own = name === undefined ? undefined : await (await caches.open(name)).match(address);
  return own ?? (await caches.match(address)) ?? fetch(request);
}

/** Fetches the version the server has, if that is another one. */
function update() {
  updating ??= fetchShell()
    .catch(() => {}) // offline, in the middle of a deployment, or not a build: the next page tries again
    .finally(() => {
      updating = undefined;
    });
  return updating;
}

async function fetchShell() {
  const list = await fetch(LIST, { cache: 'no-store' });
  const { version, files } = await list.clone().json();
  const name = `shell-${version}`;
  if (name === (await current)) return;
  await caches.delete(name);
  const cache = await caches.open(name);
  await cache.addAll(files.map((file) => new Request(new URL(file, SCOPE), { cache: 'reload' })));
  await cache.put(LIST, list); // last: it says that the rest is there
  const before = await current;
  current = Promise.resolve(name);
  // Open pages may still load parts of the version before.
  const old = (await shells()).filter((other) => other !== name && other !== before);
  await Promise.all(old.map((other) => caches.delete(other)));
}

async function newestShell() {
  for (const name of (await shells()).reverse()) {
    if (await (await caches.open(name)).match(LIST)) return name;
  }
  return undefined;
}

/** In the order they were made. */
async function shells() {
  return (await caches.keys()).filter((name) => name.startsWith('shell-'));
}

importScripts('./mockServiceWorker.js');
