import { z } from 'zod';
import { defineConfig } from '../../core/kind/definition.ts';
import { errorHandlingSchema } from '../../core/kind/error-handling-schema.ts';
import { httpMethods } from '../../core/mocks/mock.ts';
import { DEFAULT_CONTEXT_KEY, DEFAULT_TIMEOUT_SECONDS } from './defaults.ts';
import { httpConnector } from './definition.ts';
import { ERRORS } from './errors.ts';

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
    errorHandling: errorHandlingSchema(ERRORS),
  })
  .meta({ title: 'Generic HTTP Connector' });

export type HttpConnectorConfig = z.infer<typeof configSchema>;

export const config = defineConfig(httpConnector, configSchema);
