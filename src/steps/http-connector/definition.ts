import { z } from 'zod';
import { defineStep } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { httpMethods } from '../../core/mocks/mock.ts';
import { barePath } from '../../core/values/template.ts';
import { pathsOf } from '../../core/values/paths-of.ts';
import { contextKeyOf, DEFAULT_CONTEXT_KEY, DEFAULT_TIMEOUT_SECONDS } from './defaults.ts';

const errors = [
  { type: 'ConnectorFailed', title: 'Connector failed' },
  { type: 'request_error', title: 'Request error' },
] as const satisfies readonly ErrorType[];

const mappingSchema = z
  .looseObject({
    key: z
      .string()
      .meta({ title: 'Form key', description: 'Such as form.email.', control: 'path' }),
    value: z.string().meta({
      title: 'Value',
      description: 'Such as connectors.httpResult.email, or jq: and a program.',
      control: 'path',
    }),
  })
  .meta({ title: 'Row' });

const configSchema = z
  .looseObject({
    connector: z.string().meta({ title: 'Connector', control: 'connector' }),
    method: z.enum(httpMethods).meta({ title: 'Method' }),
    endpoint: z.string().meta({
      title: 'Endpoint',
      description: 'Below the connector’s base URL, with its query.',
      control: 'text',
    }),
    payload: z
      .string()
      .optional()
      .meta({
        title: 'Payload',
        description: 'JSON with dynamic values; not sent with GET.',
        control: 'json-text',
        initial: '{}',
        shownWhen: { field: 'method', is: httpMethods.filter((method) => method !== 'GET') },
      }),
    timeout: z
      .number()
      .min(0.1)
      .max(60)
      .optional()
      .meta({
        title: 'Timeout (s)',
        placeholder: String(DEFAULT_TIMEOUT_SECONDS),
        initial: DEFAULT_TIMEOUT_SECONDS,
      }),
    async: z.boolean().optional().meta({
      title: 'Run asynchronously',
      description: 'Nobody waits for the answer, and it is not in the context.',
    }),
    contextKey: z.string().optional().meta({
      title: 'Context Key',
      description: 'Where the answer lands: connectors.<Context Key>.',
      placeholder: DEFAULT_CONTEXT_KEY,
    }),
    formMapping: z.array(mappingSchema).optional().meta({
      title: 'Map response to form',
      description: 'Our shorthand for a Scriptlet with form override.',
    }),
    errorHandling: errorHandlingSchema(errors),
  })
  .meta({ title: 'Generic HTTP Connector' });

export type HttpConnectorConfig = z.infer<typeof configSchema>;

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
      'hmac-encoding',
      'unparsable-answer',
      'form-mapping',
      'unresolved-value',
    ],
  },
  config: configSchema,
  palette: [
    {
      title: 'Generic HTTP Connector',
      synonyms: ['http', 'api', 'rest', 'webhook', 'fetch', 'request', 'call'],
      defaults: { connector: '', method: 'POST', endpoint: '/', payload: '{}' },
    },
  ],
  errors,
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary: (config) =>
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
