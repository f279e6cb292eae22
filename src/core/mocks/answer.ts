import { isJsonArray, isJsonObject, own, parseJson, sameJson } from '../json.ts';
import type { Json } from '../json.ts';
import { connectorName } from './http.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import type { Mock } from './mock.ts';

/**
 * The only source of an answer where nothing is sent for real: the first mock that fits. No mock: a failure whose
 * message names the one to add; the request never reaches a network. Delays are virtual and cut off at the timeout.
 *
 * @param basePath the path part of the connector's base URL, so that a mock may name the endpoint as the step does
 */
export function answerFromMocks(
  mocks: readonly Mock[],
  request: HttpRequest,
  basePath = '',
): HttpAnswer {
  const target = takeApart(request, basePath);
  const index = mocks.findIndex((mock) => fits(mock, request, target));
  const mock = mocks[index];
  if (mock === undefined) {
    return {
      type: 'failure',
      reason: 'no-mock',
      message: `No mock answers ${request.method} ${target.paths[0]}: add one with method ${request.method} and path "${target.paths.at(-1)}".`,
      elapsedMs: 0,
      mock: null,
    };
  }
  return answerOf(mock, index, request);
}

function answerOf(mock: Mock, index: number, request: HttpRequest): HttpAnswer {
  const delay = mock.delayMs ?? 0;
  if (mock.fault === 'timeout' || delay > request.timeoutMs) {
    return {
      type: 'failure',
      reason: 'timeout',
      message: `No answer within ${request.timeoutMs / 1000} s.`,
      elapsedMs: request.timeoutMs,
      mock: index,
    };
  }
  if (mock.fault === 'network') {
    return {
      type: 'failure',
      reason: 'network',
      message: `No connection to ${originOf(request.url)}.`,
      elapsedMs: delay,
      mock: index,
    };
  }
  const body = mock.json === undefined ? (mock.text ?? '') : JSON.stringify(mock.json);
  return {
    type: 'response',
    status: mock.status,
    headers: lowerKeys(
      mock.headers ?? (mock.json === undefined ? {} : { 'content-type': 'application/json' }),
    ),
    body: mock.fault === 'malformed' ? cutOff(body) : body,
    elapsedMs: delay,
    mock: index,
  };
}

/** Half a body: never valid JSON, not even where the whole was short. */
function cutOff(body: string): string {
  return `${body.slice(0, Math.ceil(body.length / 2)) || '{'}\u2026`;
}

interface Target {
  /** The whole path, then the path below the connector's base URL where it has one. */
  readonly paths: readonly [string, ...string[]];
  readonly query: ReadonlyMap<string, string>;
}

function takeApart(request: HttpRequest, basePath: string): Target {
  const afterOrigin = request.url.slice(originOf(request.url).length).split('#', 1)[0] ?? '';
  const mark = afterOrigin.indexOf('?');
  const path = (mark < 0 ? afterOrigin : afterOrigin.slice(0, mark)) || '/';
  const query = new Map<string, string>();
  for (const pair of mark < 0 ? [] : afterOrigin.slice(mark + 1).split('&')) {
    const equals = pair.indexOf('=');
    if (pair !== '') {
      const name = equals < 0 ? pair : pair.slice(0, equals);
      query.set(decodeQuery(name), equals < 0 ? '' : decodeQuery(pair.slice(equals + 1)));
    }
  }
  const base = basePath.replace(/\/+$/, '');
  return base !== '' && path.startsWith(`${base}/`)
    ? { paths: [path, path.slice(base.length)], query }
    : { paths: [path], query };
}

function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
}

function fits(mock: Mock, request: HttpRequest, target: Target): boolean {
  if (mock.connector !== undefined && !isNamed(mock.connector, request)) return false;
  if (mock.method !== request.method) return false;
  if (!target.paths.some((path) => pathFits(mock.path, path))) return false;
  const { headers = {}, query = {}, body } = mock.when ?? {};
  return (
    Object.entries(headers).every(
      ([name, value]) => own(request.headers, name.toLowerCase()) === value,
    ) &&
    Object.entries(query).every(([name, value]) => target.query.get(name) === value) &&
    (body === undefined || holds(parseBody(request.body), body))
  );
}

/** The bare id means every connector that has it, whichever flow brings it along. */
function isNamed(name: string, request: HttpRequest): boolean {
  return name === request.connector || name === connectorName(request);
}

function pathFits(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const found = path.split('/');
  return (
    wanted.length === found.length &&
    wanted.every((segment, i) => {
      const actual = found[i] ?? '';
      return segment.startsWith(':')
        ? actual !== ''
        : segment === actual || segment === decode(actual);
    })
  );
}

/** Whether `value` holds all of `part`: every key of its objects, arrays and scalars equal. */
function holds(value: Json | undefined, part: Json): boolean {
  if (!isJsonObject(part)) return sameJson(value, part);
  return isJsonObject(value) && !isJsonArray(value)
    ? Object.entries(part).every(([key, inner]) => holds(own(value, key), inner))
    : false;
}

function parseBody(body: string | null): Json | undefined {
  try {
    return parseJson(body ?? '');
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodeQuery(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

function lowerKeys(headers: { readonly [name: string]: string }): {
  readonly [name: string]: string;
} {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
