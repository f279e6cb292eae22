// The page's one service worker: keeps the app for offline use, and hosts MSW's worker for mocked requests.
// A build fills in VERSION and FILES (vite.config.ts); unbuilt there is nothing to keep.
const VERSION = 'unbuilt';
const FILES = [];

const SHELL = `shell-${VERSION}`;
const SCOPE = new URL(self.registration.scope);
const kept = new Set(FILES.map((file) => new URL(file, SCOPE).pathname));
const pages = new Set([SCOPE.pathname, new URL('index.html', SCOPE).pathname]);
const assets = new URL('assets/', SCOPE).pathname;

self.addEventListener('install', (event) => {
  event.waitUntil(keep());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells());
});

// These listeners stand before MSW's, so what they answer never reaches a mock.
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (FILES.length === 0 || request.method !== 'GET' || origin !== SCOPE.origin) return;
  const isPage = request.mode === 'navigate' && pages.has(pathname);
  if (!isPage && !kept.has(pathname) && !pathname.startsWith(assets)) return;
  event.stopImmediatePropagation();
  event.respondWith(fromShell(isPage ? SCOPE.pathname : pathname, request));
});

self.addEventListener('message', (event) => {
  if (event.data === 'CLAIM') event.waitUntil(self.clients.claim());
  // With the last page MSW would unregister the worker, and the app would be gone for offline use.
  if (event.data === 'CLIENT_CLOSE') event.stopImmediatePropagation();
});

async function keep() {
  if (FILES.length === 0) return;
  const cache = await caches.open(SHELL);
  await cache.addAll(FILES.map((file) => new Request(new URL(file, SCOPE), { cache: 'reload' })));
}

/** This version's file, else an earlier one's that an open page may still ask for, else the server's. */
async function fromShell(path, request) {
  const address = new URL(path, SCOPE);
  const cache = await caches.open(SHELL);
  const found = (await cache.match(address)) ?? (await caches.match(address));
  return found ?? fetch(request);
}

/** The newest old version stays: pages it opened may still load parts of it. */
async function dropOldShells() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('shell-') && name !== SHELL);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

importScripts('./mockServiceWorker.js');
