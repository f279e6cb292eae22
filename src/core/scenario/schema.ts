import { z } from 'zod';
import type { Json } from '../json.ts';
import { mockSchema } from '../mocks/mock.ts';
import { userSchema } from '../users/user.ts';

const json: z.ZodType<Json> = z.json();
const values = z.record(z.string(), json);

const answeredStep = z
  .string()
  .min(1)
  .meta({ title: 'Step', description: 'Id or name of the step.' });

/** What a person does at a screen. */
const pressSchema = z
  .looseObject({
    step: answeredStep,
    press: z.string().min(1).meta({ title: 'Button', description: 'Id or label.' }),
    form: values.optional().meta({ title: 'Typed in' }),
    delayMs: z.int().min(0).max(86_400_000).optional().meta({
      title: 'Time taken (ms)',
      description: 'On the run’s clock, never waited for: a code can expire meanwhile.',
    }),
  })
  .meta({ id: 'Press', title: 'Press a button' });

/** How something turns out that is only simulated: a social login, a passkey. */
const outcomeSchema = z
  .looseObject({
    step: answeredStep,
    outcome: z.string().min(1).meta({ title: 'Outcome', description: 'The port it leaves by.' }),
  })
  .meta({ id: 'Outcome', title: 'Choose an outcome' });

/** What the scenario answers when the run waits: used up in order. */
export const answerSchema = z
  .union([pressSchema, outcomeSchema])
  .meta({ id: 'Answer', title: 'Answer' });

/** The Descope session that the person brings along. */
const sessionSchema = z
  .looseObject({
    state: z
      .enum(['valid', 'expired'])
      .meta({ title: 'State', labels: { valid: 'Valid', expired: 'Expired' } }),
    user: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'User',
        description: 'A login ID. Left out: the claim sub names the user.',
        shownWhen: { field: 'state', is: ['valid', 'expired'] },
      }),
    claims: values.optional().meta({
      title: 'Claims',
      description: 'Of its session token; what is left out is made up from the user.',
      shownWhen: { field: 'state', is: ['valid', 'expired'] },
    }),
  })
  .meta({ id: 'RequestSession', title: 'Existing session' });

/** Who comes: what the app and the browser bring along. */
const requestSchema = z
  .looseObject({
    form: values.optional().meta({ title: 'form input' }),
    client: values.optional().meta({ title: 'client input' }),
    cookies: z.record(z.string(), z.string()).optional().meta({ title: 'Cookies' }),
    tenant: z.string().optional().meta({ title: 'Tenant hint' }),
    session: sessionSchema.optional(),
    context: values.optional().meta({
      title: 'Context',
      description: 'What else stands in the context, by root: deviceInfo, geo, riskInfo, lastAuth…',
    }),
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
    outputs: values.optional().meta({
      title: 'Flow outputs',
      description: 'The app gets each of these from the End; null: it does not.',
    }),
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
export type PressAnswer = z.infer<typeof pressSchema>;
export type OutcomeAnswer = z.infer<typeof outcomeSchema>;
export type Expect = z.infer<typeof expectSchema>;

/** Whether the answer presses a button; the others choose an outcome. */
export function isPress(answer: Answer): answer is PressAnswer {
  return typeof answer['press'] === 'string';
}

/** Whether the answer chooses how a simulated step turns out. */
export function isOutcome(answer: Answer): answer is OutcomeAnswer {
  return !isPress(answer);
}
