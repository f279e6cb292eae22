import { z } from 'zod';
import { assumptionsSchema } from '../assumptions/assumptions.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import { settingsSchema } from './settings.ts';
import { FLOW_FORMAT, FLOW_VERSION } from './version.ts';

export { FLOW_FORMAT, FLOW_VERSION } from './version.ts';

const id = z.string().min(1).max(200);

/** A step: one box. `config` is checked by its kind's own schema; an unknown kind is kept as it is. */
export const stepSchema = z
  .looseObject({
    id: id.meta({ title: 'Step ID', description: 'Readable, such as generate-jwt-2.' }),
    kind: z.string().min(1).meta({ title: 'Kind' }),
    name: z.string().meta({ title: 'Step name' }),
    config: z.record(z.string(), z.unknown()).meta({ title: 'Settings' }),
  })
  .meta({ id: 'Step', title: 'Step' });

/** An edge from a step's port to a step. */
export const edgeSchema = z
  .looseObject({ from: id, port: id, to: id })
  .meta({ id: 'Edge', title: 'Edge', description: 'From a step’s port to a step.' });

/** An HTTP connector of the project (Descope docs, "Generic HTTP"): shared by the steps that name it. */
export const connectorSchema = z
  .looseObject({
    id,
    name: z.string().meta({ title: 'Name' }),
    baseUrl: z
      .string()
      .regex(/^https?:\/\/[^\s/?#]+/, {
        error: 'expected a base URL that starts with http:// or https://',
      })
      .meta({ title: 'Base URL', placeholder: 'https://api.example.com' }),
    headers: z
      .record(z.string(), z.string())
      .optional()
      .meta({ title: 'Headers', description: 'Sent with every request.' }),
    oauth2: z
      .looseObject({
        authUrl: z
          .string()
          .regex(/^https?:\/\/[^\s/?#]+/, {
            error: 'expected the URL of the token endpoint, with http:// or https://',
          })
          .meta({ title: 'Token endpoint', placeholder: 'https://idp.example.com/oauth/token' }),
        clientId: z.string().meta({ title: 'Client ID', control: 'plain' }),
        authStyle: z
          .enum(['header', 'body'])
          .optional()
          .meta({
            title: 'Credentials',
            labels: { header: 'In the header (Basic)', body: 'In the body' },
            placeholder: 'In the header (Basic)',
          }),
        scopes: z.array(z.string()).optional().meta({ title: 'Scopes' }),
        headers: z
          .record(z.string(), z.string())
          .optional()
          .meta({ title: 'Headers of the token request' }),
      })
      .optional()
      .meta({
        title: 'OAuth 2.0 client credentials',
        description:
          'Gets an access token first, with a request that a mock answers like any other. The client secret is kept with the secrets of this machine.',
      }),
    includeHeadersInContext: z.boolean().optional().meta({
      title: 'Include response headers in Context',
      description:
        'The Context Key then holds body, headers and statusCode instead of the body alone.',
    }),
  })
  .meta({ id: 'Connector', title: 'HTTP connector' });

/** A place on the canvas, in pixels of the canvas. */
const pointSchema = z.looseObject({ x: z.number(), y: z.number() });

/**
 * The flow document. Nothing is transformed: what is parsed is what is written, unknown fields included. The config
 * of each step is checked by {@link parseFlow} with its kind's schema.
 */
export const flowSchema = z
  .looseObject({
    $schema: z.string().optional(),
    format: z.literal(FLOW_FORMAT, { error: `expected "${FLOW_FORMAT}"` }),
    version: z.literal(FLOW_VERSION),
    id,
    name: z.string().meta({ title: 'Name' }),
    description: z.string().optional().meta({ title: 'Description', control: 'lines' }),
    start: id.nullable().meta({ title: 'First step' }),
    steps: z.array(stepSchema),
    edges: z.array(edgeSchema),
    layout: z.record(z.string(), pointSchema).optional(),
    connectors: z.array(connectorSchema).optional(),
    settings: settingsSchema.optional(),
    assumptions: assumptionsSchema.optional(),
    scenarios: z.array(scenarioSchema).optional(),
    /** Flows that steps of this one may enter; each is a flow document of its own. */
    library: z.array(z.json()).optional(),
    notes: z.array(z.json()).optional(),
    groups: z.array(z.json()).optional(),
    kindVersions: z.record(z.string(), z.int().min(1)).optional(),
    source: z.json().optional(),
  })
  .meta({ id: 'Flow', title: 'Flowmint flow' });

export type Flow = z.infer<typeof flowSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Edge = z.infer<typeof edgeSchema>;
export type Connector = z.infer<typeof connectorSchema>;
