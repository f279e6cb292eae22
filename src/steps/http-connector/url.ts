import type { StepContext } from '../../core/kind/definition.ts';

/** Where a request goes: the endpoint with its dynamic values, below the connector's base URL. */
export function urlOf(baseUrl: string, endpoint: string, context: StepContext): string {
  const text = context.text(endpoint, (value, path, before) => fit(value, path, before, context));
  if (isWholeUrl(text)) {
    context.assume('request-url');
    context.warn(
      `The endpoint is a whole URL, "${text.trim()}": it is put below the base URL all the same.`,
    );
  } else if (/[?#]/.test(baseUrl)) context.assume('request-url');
  return joinUrl(baseUrl, text);
}

/** Whether an endpoint is no path below a base URL (RFC 3986 §3: it begins with a scheme). */
export function isWholeUrl(endpoint: string): boolean {
  return /^\s*https?:\/\//i.test(endpoint);
}

/** Says where a value means more to a URL than itself, and encodes it where the flow assumes so. */
function fit(value: string, path: string, before: string, context: StepContext): string {
  const found = [...new Set(value.match(meaningAfter(before)))];
  if (found.length === 0) {
    if (isDots(value, before)) context.warn(`{{${path}}} is "${value}", which leads up in a path.`);
    return value;
  }
  const isEncoded = context.assume('endpoint-values') === 'encoded';
  const list = found.map((char) => `"${char}"`).join(', ');
  context.warn(
    `{{${path}}} holds ${list}, which ${found.length === 1 ? 'means' : 'mean'} something in a URL: it is sent ${isEncoded ? 'encoded' : 'as it is'}.`,
  );
  return isEncoded ? value.replaceAll(meaningAfter(before), encodeURIComponent) : value;
}

/**
 * What ends the part of the URL that a value stands in, or is read as something else there (RFC 3986 §3; `+` and `=`
 * as forms have them). No encoding hides dots: URLs read `%2e` as the dot it is.
 */
function meaningAfter(before: string): RegExp {
  if (!before.includes('?')) return /[/?#%]/g;
  const isName = !/[?&][^&]*=[^&]*$/.test(before);
  return isName ? /[&#%+=]/g : /[&#%+]/g;
}

function isDots(value: string, before: string): boolean {
  return /^\.\.?$/.test(value) && /^$|\/$/.test(before) && !before.includes('?');
}

/**
 * One slash between the two paths, then what the base URL has as its query and what the endpoint has; characters no URL
 * may hold are escaped.
 */
function joinUrl(baseUrl: string, endpoint: string): string {
  const [, base = '', always = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(baseUrl) ?? [];
  const [, path = '', query, rest = ''] = /^([^?#]*)(\?[^#]*)?(.*)$/su.exec(endpoint.trim()) ?? [];
  const below = path === '' ? '' : `/${path.replace(/^\/+/, '')}`;
  const asked =
    always === '' ? (query ?? '') : `?${[always, query?.slice(1)].filter(Boolean).join('&')}`;
  return (
    base.replace(/\/+$/, '') +
    `${below}${asked}${rest}`.replaceAll(/[^\u0021-\u007e]|["<>\\^`{|}]/gu, escapeCharacter)
  );
}

/** A lone surrogate can't be escaped: it becomes U+FFFD, as the URL standard has it. */
function escapeCharacter(char: string): string {
  return encodeURIComponent(/^[\ud800-\udfff]$/.test(char) ? '\ufffd' : char);
}
