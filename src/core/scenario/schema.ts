import { z } from 'zod';
import type { Json } from '../json.ts';
import { mockSchema } from '../mocks/mock.ts';
import { userSchema } from '../users/user.ts';

const json: z.ZodType<Json> = z.json();
const values = z.record(z.string(), json);

/** What a person does at a screen. */
export const answerSchema = z
  .looseObject({
    step: z.string().min(1).meta({ title: 'Screen', description: 'Id or name of the step.' }),
    press: z.string().min(1).meta({ title: 'Button', description: 'Id or label.' }),
    form: values.optional().meta({ title: 'Typed in' }),
  })
  .meta({ id: 'Answer', title: 'Answer' });

/** Who comes: what the app and the browser bring along. */
const requestSchema = z
  .looseObject({
    form: values.optional().meta({ title: 'form input' }),
    client: values.optional().meta({ title: 'client input' }),
    cookies: z.record(z.string(), z.string()).optional().meta({ title: 'Cookies' }),
    tenant: z.string().optional().meta({ title: 'Tenant hint' }),
  })
  .meta({ id: 'Request', title: 'Request' });

/** What is expected of a run; whatever is left out is not looked at. */
export const expectSchema = z
  .looseObject({
    outcome: z.enum(['completed', 'failed', 'waiting']).meta({ title: 'Outcome' }),
    path: z
      .array(z.string())
      .optional()
      .meta({ title: 'Path', description: 'All step ids, in order.' }),
    claims: values.optional().meta({
      title: 'Claims',
      description: 'Each of these is in the session token; null: it is not.',
    }),
    user: values.optional().meta({ title: 'User', description: 'Each of these fields holds.' }),
    error: z
      .union([
        z.string(),
        z.looseObject({
          type: z.string(),
          code: z.string().optional(),
          step: z.string().optional(),
        }),
      ])
      .optional()
      .meta({ title: 'Error' }),
  })
  .meta({ id: 'Expect', title: 'Expectation' });

/** Who comes, what they type, what the APIs answer, when; and what is expected. */
export const scenarioSchema = z
  .looseObject({
    name: z.string().min(1).meta({ title: 'Name' }),
    description: z.string().optional().meta({ title: 'Description', control: 'lines' }),
    now: z.iso
      .datetime({ offset: true, error: 'expected a time such as 2026-01-31T09:30:00Z' })
      .optional()
      .meta({ title: 'Now', description: 'Left out: real time.' }),
    seed: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .optional()
      .meta({ title: 'Seed', description: 'Of ids and chance. Left out: by chance.' }),
    users: z.array(userSchema).optional().meta({ title: 'Users' }),
    request: requestSchema.optional().meta({ title: 'Request' }),
    answers: z.array(answerSchema).optional().meta({ title: 'Answers' }),
    mocks: z.array(mockSchema).optional().meta({ title: 'HTTP mocks' }),
    expect: expectSchema.optional().meta({ title: 'Expected' }),
  })
  .meta({ id: 'Scenario', title: 'Scenario' });

export type Scenario = z.infer<typeof scenarioSchema>;
export type Answer = z.infer<typeof answerSchema>;
export type Expect = z.infer<typeof expectSchema>;
