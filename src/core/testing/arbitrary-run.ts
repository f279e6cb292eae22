import * as fc from 'fast-check';
import type { RunEvent } from '../engine/event.ts';
import { basePathOf } from '../engine/connectors.ts';
import type { Env } from '../engine/env.ts';
import type { EffectAnswer } from '../engine/outcome.ts';
import type { Effect, RunState } from '../engine/state.ts';
import type { JsonObject } from '../json.ts';
import { own } from '../json.ts';
import { answerFromMocks } from '../mocks/answer.ts';
import type { HttpAnswer } from '../mocks/http.ts';
import { mockSchema } from '../mocks/mock.ts';
import type { Mock } from '../mocks/mock.ts';
import type { UserInput } from '../users/user.ts';
import { arbitraryFromSchema } from './arbitrary-from-schema.ts';
import { arbitraryHostileJson, arbitraryHostileObject } from './arbitrary-json.ts';

/** Users that the identifiers of `arbitraryText` belong to. */
export const arbitraryUsers: fc.Arbitrary<readonly UserInput[]> = fc.subarray<UserInput>([
  {
    loginIds: ['ann@example.com', 'ann-1'],
    email: 'ann@example.com',
    lastLoginTime: 1,
    customAttributes: { x: 'y' },
    userTenants: [{ tenantId: 't1', roleNames: ['admin'] }],
  },
  { loginIds: ['bob-1'], status: 'disabled' },
  { loginIds: ['12'], status: 'invited', roleNames: ['r'], permissions: ['p'] },
]);

/** Answers for any path of one or two segments: JSON, text, none, late, cut off. */
export const arbitraryMocks: fc.Arbitrary<readonly Mock[]> = fc.array(
  arbitraryFromSchema(mockSchema).map((value) => {
    const mock = mockSchema.parse(value);
    const path = (mock.status ?? 0) % 2 === 0 ? '/:any' : '/v1/:any';
    const { connector: _any, when: _whenever, ...answer } = mock;
    return { ...answer, path };
  }),
  { maxLength: 4 },
);

/** What a real server may answer as well: anything. */
const arbitraryAnswer: fc.Arbitrary<HttpAnswer> = fc.oneof(
  fc.record({
    type: fc.constant('response' as const),
    status: fc.constantFrom(200, 204, 302, 400, 404, 500),
    headers: fc.constant({ 'content-type': 'text/plain' }),
    body: fc.oneof(
      arbitraryHostileJson.map((value) => JSON.stringify(value)),
      fc.constantFrom('', 'null', '{"__proto__":{"x":1}}', '[[', '1e999', '"\\ud800"'),
      fc.constant('['.repeat(500) + ']'.repeat(500)),
    ),
    elapsedMs: fc.constantFrom(0, 1.5, 1e12, -5, Number.NaN, Number.POSITIVE_INFINITY),
    mock: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('failure' as const),
    reason: fc.constantFrom('network' as const, 'timeout' as const, 'no-mock' as const),
    message: fc.constant('No connection.'),
    elapsedMs: fc.nat(5000),
    mock: fc.constant(null),
  }),
);

/** What a person types: identifiers of people who are there and who are not, and anything else. */
const arbitraryForm: fc.Arbitrary<JsonObject> = fc
  .tuple(
    arbitraryHostileObject,
    fc.record(
      {
        email: fc.constantFrom('ann@example.com', 'ANN@Example.com', 'cy@example.com', ''),
        externalId: fc.constantFrom('ann-1', 'bob-1', '12', 12, 'cy-1', ' '),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    fc.boolean(),
  )
  .map(([any, identity, plain]) => (plain ? identity : { ...any, ...identity }));

/** One thing that happens to a run: the next sensible event of the state it meets, or any event at all. */
export type Act =
  | {
      readonly type: 'sensible';
      readonly pick: number;
      readonly form: JsonObject;
      /** What a real server answers; null: the mocks do. */
      readonly answer: HttpAnswer | null;
    }
  | { readonly type: 'any'; readonly event: RunEvent };

/** What happens to a run, in order. Mostly sensible, so that runs get somewhere. */
export const arbitraryActs: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    {
      weight: 40,
      arbitrary: fc.record({
        type: fc.constant('sensible' as const),
        pick: fc.nat(),
        form: arbitraryForm,
        answer: fc.option(arbitraryAnswer),
      }),
    },
    { weight: 1, arbitrary: arbitraryEvent().map((event) => ({ type: 'any' as const, event })) },
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** The event an act stands for in this state. */
export function eventOf(act: Act, env: Env, state: RunState): RunEvent {
  if (act.type === 'any') return act.event;
  const { pick, form } = act;
  switch (state.status) {
    case 'ready':
      return {
        type: 'start',
        now: pick,
        seed: pick | 0,
        request: { form, client: form, tenant: 't1' },
      };
    case 'waiting':
      return { type: 'press', button: buttonOf(state, pick), form };
    case 'performing': {
      const { effect } = state;
      if (effect === null) return { type: 'advance' };
      const answer = act.answer ?? answerTo(effect, env, pick);
      return { type: 'answer', effect: effect.id, answer };
    }
    case 'running':
    case 'completed':
    case 'failed':
      return { type: 'advance' };
  }
}

const VERIFIED = [
  { type: 'verified', claims: { sub: 'ann-1' } },
  { type: 'refused', reason: 'expired', message: 'the token has expired' },
  { type: 'refused', reason: 'invalid', message: 'it is no JWT' },
] as const satisfies readonly EffectAnswer[];

function answerTo(effect: Effect, env: Env, pick: number): EffectAnswer {
  switch (effect.type) {
    case 'http':
      return answerFromMocks(env.mocks, effect.request, basePathOf(env, effect.request));
    case 'script':
      return pick % 3 === 0
        ? { type: 'error', message: 'It threw.' }
        : { type: 'result', value: effect.request.args };
    case 'choice': {
      const { outcomes, initial } = effect.request;
      return { type: 'outcome', outcome: outcomes[pick % (outcomes.length + 1)]?.id ?? initial };
    }
    case 'verify':
      return VERIFIED[pick % VERIFIED.length] ?? VERIFIED[0];
  }
}

function buttonOf({ view }: RunState, pick: number): string {
  const ids = (view?.components ?? []).flatMap((component) => {
    const id = own(component, 'type') === 'button' ? own(component, 'id') : undefined;
    return typeof id === 'string' ? [id] : [];
  });
  return ids[pick % Math.max(1, ids.length)] ?? 'no such button';
}

function arbitraryEvent(): fc.Arbitrary<RunEvent> {
  const effect = fc.integer({ min: 0, max: 4 });
  return fc.oneof(
    fc.constant<RunEvent>({ type: 'start', now: 0, seed: 0, request: {} }),
    fc.constant<RunEvent>({ type: 'advance' }),
    fc.record<RunEvent & { type: 'press' }>({
      type: fc.constant('press'),
      button: fc.constantFrom('a', 'b', '', '__proto__', 'Continue'),
      form: arbitraryHostileObject,
    }),
    fc.record<RunEvent & { type: 'answer' }>({
      type: fc.constant('answer'),
      effect,
      answer: arbitraryAnswer,
    }),
    fc.constant<RunEvent>({ type: 'abort', reason: 'deadline' }),
  );
}
