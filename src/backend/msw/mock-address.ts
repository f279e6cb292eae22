/**
 * Where a mocked request goes to be seen in the network tools: an address of the page's own origin that names the
 * effect and the true target, `mock/<effect id>/https/<host>/<path>`. Undefined for a URL that no request can have.
 *
 * @param base the page's folder, with a slash at its end
 */
export function mockAddress(effect: number, url: string, base: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  // As parsed, a path holds no "..", which would lead out of the mock's folder.
  const { protocol, host, pathname, search } = new URL(url);
  return `${base}mock/${effect}/${protocol.slice(0, -1)}/${host}${pathname}${search}`;
}

/** The effect an address of {@link mockAddress} names; undefined for any other address. */
export function effectAt(address: string, base: string): number | undefined {
  if (!address.startsWith(base)) return undefined;
  const id = /^mock\/(\d+)\//.exec(address.slice(base.length))?.[1];
  return id === undefined ? undefined : Number(id);
}
