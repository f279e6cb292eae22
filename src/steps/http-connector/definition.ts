import { defineStep } from '../../core/kind/definition.ts';
import { barePath } from '../../core/values/template.ts';
import { pathsOf } from '../../core/values/paths-of.ts';
import { contextKeyOf } from './defaults.ts';
import { ERRORS } from './errors.ts';
import type { HttpConnectorConfig } from './config.ts';

export const httpConnector = defineStep({
  kind: 'http-connector',
  version: 1,
  title: 'Generic HTTP Connector',
  group: 'Connectors',
  icon: 'plug',
  tone: 'connector',
  help: {
    text: 'Sends an HTTP request to your API. The parsed answer lands in connectors.<Context Key>; a status of 400 and above is request_error, no answer at all ConnectorFailed.',
    source: 'Descope docs, "Generic HTTP", "Connectors in flows"; real exports',
    assumptions: [
      'connector-errors',
      'error-body',
      'access-token',
      'async-connector',
      'request-url',
      'endpoint-values',
      'hmac-encoding',
      'unparsable-answer',
      'form-mapping',
      'unresolved-value',
    ],
  },
  palette: [
    {
      title: 'Generic HTTP Connector',
      synonyms: ['http', 'api', 'rest', 'webhook', 'fetch', 'request', 'call'],
      defaults: { connector: '', method: 'POST', endpoint: '/', payload: '{}' },
    },
  ],
  errors: ERRORS,
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary: (config: HttpConnectorConfig) =>
    `${config.method} ${config.endpoint || '…'} ${config.async === true ? '(not waited for)' : `→ ${contextKeyOf(config)}`}`,
  reads: (config) => [
    ...new Set([
      ...pathsOf([config.endpoint, config.payload ?? '']),
      ...(config.formMapping ?? []).map(({ value }) => barePath(value)),
    ]),
  ],
  writes(config, port) {
    if (config.async === true) return [];
    const result = `connectors.${contextKeyOf(config)}`;
    if (port === 'request_error') return [{ path: result, certainty: 'must' }];
    if (port !== 'success') return [];
    const mapped = (config.formMapping ?? []).map(({ key, value }) => ({
      path: barePath(key),
      certainty: 'may' as const,
      from: barePath(value),
    }));
    return [{ path: result, certainty: 'must' }, ...mapped];
  },
  answer: (config, { connectors }) => {
    const connector = connectors.get(config.connector);
    const isWhole = connector?.includeHeadersInContext === true;
    return {
      path: `connectors.${contextKeyOf(config)}`,
      holds: config.async === true ? 'nothing' : isWhole ? 'whole' : 'body',
      connector,
      method: config.method,
      endpoint: config.endpoint,
    };
  },
});
