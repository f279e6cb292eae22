import type { Flow } from '../../../core/document/schema.ts';
import { libraryOf } from '../../../core/document/parse.ts';
import { namedConnectors } from '../../../core/document/named-connectors.ts';
import { connectorName } from '../../../core/mocks/http.ts';
import type { ConnectorRef, HttpRequest } from '../../../core/mocks/http.ts';
import type { Mock } from '../../../core/mocks/mock.ts';
import type { Registry } from '../../../core/kind/definition.ts';
import { sampleAnswer } from './sample-answer.ts';

/** A mock that answers this request: its connector, method and path below the base URL, and a body the flow can go on with. */
export function mockFor(
  flow: Pick<Flow, 'steps' | 'connectors' | 'library'>,
  registry: Registry,
  step: string,
  { method, url, body, ...connector }: ConnectorRef & Pick<HttpRequest, 'method' | 'url' | 'body'>,
): Mock {
  const name = connectorName(connector);
  const { baseUrl = '', includeHeadersInContext = false } =
    namedConnectors(flow, libraryOf(flow)).get(name) ?? {};
  return {
    connector: name,
    method,
    path: pathBelow(url, baseUrl),
    status: 200,
    json: { ...sampleAnswer(flow, registry, step, body, includeHeadersInContext) },
  };
}

/** The path of a URL as its step names it: without the connector's own path, query and fragment. */
function pathBelow(url: string, baseUrl: string): string {
  const path = pathOf(url);
  const base = pathOf(baseUrl).replace(/\/+$/, '');
  return base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

function pathOf(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] || '/';
}
