/** As much of the browser's storage of text as is used here. */
export type WebStorage = Pick<Storage, 'key' | 'length' | 'getItem' | 'setItem' | 'removeItem'>;

/** The browser's storage of that name, or memory where it is switched off: only asking for it throws then. */
export function openWebStorage(name: 'localStorage' | 'sessionStorage'): WebStorage {
  try {
    return window[name];
  } catch {
    return createMemoryStorage();
  }
}

/** Lives as long as the page. */
export function createMemoryStorage(): WebStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (i) => [...items.keys()][i] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
