import { z } from 'zod';
import type { Json } from '../json.ts';

const json: z.ZodType<Json> = z.json();

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * A made-up answer of an HTTP endpoint. It answers a request when its connector (if given), method, path and `when`
 * all fit; of several that fit the first one does.
 */
export const mockSchema = z
  .looseObject({
    connector: z.string().optional().meta({
      title: 'Connector',
      description:
        'Id of the connector it answers for, or flow/id for one of a flow that is entered; any connector when left out.',
    }),
    method: z.enum(httpMethods).meta({ title: 'Method' }),
    path: z
      .string()
      .startsWith('/', { error: 'expected a path that begins with "/"' })
      .meta({ title: 'Path', description: 'Such as /users/:id; one segment per :name.' }),
    when: z
      .looseObject({
        headers: z.record(z.string(), z.string()).optional(),
        query: z.record(z.string(), z.string()).optional(),
        body: json.optional().meta({ description: 'Part of the JSON body that must be there.' }),
      })
      .optional()
      .meta({ title: 'Only when', description: 'Headers, query and body that must be there.' }),
    status: z.int().min(100).max(599).meta({ title: 'Status', initial: 200 }),
    headers: z.record(z.string(), z.string()).optional().meta({ title: 'Headers' }),
    json: json.optional().meta({ title: 'JSON body', control: 'json' }),
    text: z.string().optional().meta({ title: 'Text body' }),
    delayMs: z
      .number()
      .min(0)
      .max(3_600_000)
      .optional()
      .meta({ title: 'Delay (ms)', description: 'On the run’s clock: never slept.' }),
    fault: z.enum(['network', 'timeout', 'malformed']).optional().meta({
      title: 'Fault',
      placeholder: 'None',
      description: 'No connection, no answer in time, or a body that is cut off.',
    }),
  })
  .meta({ id: 'Mock', title: 'Mock' });

export type Mock = z.infer<typeof mockSchema>;
export type HttpMethod = (typeof httpMethods)[number];
