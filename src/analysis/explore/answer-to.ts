import { basePathOf } from '../../core/engine/connectors.ts';
import { exitBy } from '../../core/engine/env.ts';
import type { Env } from '../../core/engine/env.ts';
import type { EffectAnswer } from '../../core/engine/outcome.ts';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import type { Effect } from '../../core/engine/state.ts';
import { answerFromMocks } from '../../core/mocks/answer.ts';
import type { HttpRequest } from '../../core/mocks/http.ts';
import type { Mock } from '../../core/mocks/mock.ts';
import { nearestFirst } from './around.ts';
import type { Around } from './around.ts';
import { makeMock } from './make-world.ts';
import type { WhatIsRead } from './what-is-read.ts';

/**
 * Answers what a run asks for: an API by a mock, which is added to those there are, a script by running it, and how a
 * simulated step turns out by a choice. Tokens are checked elsewhere: that takes a moment.
 */
export function answerTo(
  effect: Exclude<Effect, { readonly type: 'verify' }>,
  env: Env,
  mocks: Mock[],
  around: Around,
  runScript: ((request: ScriptRequest) => ScriptAnswer) | undefined,
): EffectAnswer {
  const { choices } = around;
  switch (effect.type) {
    case 'http': {
      const { request } = effect;
      const basePath = basePathOf(env, request);
      const known = answerFromMocks(mocks, request, basePath);
      if (known.type !== 'failure' || known.reason !== 'no-mock') return known;
      mocks.push(mockFor(request, basePath, around));
      return answerFromMocks(mocks, request, basePath);
    }
    case 'script':
      return runScript?.(effect.request) ?? { type: 'result' };
    case 'choice': {
      const { outcomes, initial } = effect.request;
      const place = `outcome ${effect.step}`;
      const step = env.flow.steps.get(effect.step);
      const others = outcomes.filter(({ id }) => id !== initial);
      const ways = nearestFirst(effect.step, others, around).filter(
        ({ id }) => exitBy(step, id) !== null,
      );
      const errors = others.filter(({ id }) => exitBy(step, id) === null);
      const [nearest] = nearestFirst(effect.step, [{ id: initial }, ...ways], around);
      // What usually happens is tried most, unless something new lies elsewhere; errors that only come back to a
      // screen, however many, as often as other ways on.
      const sorts = (nearest?.id === initial ? [[], ways, errors] : [ways, [], errors]).filter(
        (sort) => sort !== errors || errors.length > 0,
      );
      const sort = choices.pick(`sort ${place}`, sorts, (one) => one.map(({ id }) => id).join(' '));
      const other = choices.pick(place, sort ?? [], ({ id }) => id);
      return { type: 'outcome', outcome: other?.id ?? initial };
    }
  }
}

/** An answer that a scenario has for this request, or a made-up one. */
function mockFor(request: HttpRequest, basePath: string, { answers, read, choices }: Around): Mock {
  const fitting = answers.filter(
    (mock) => answerFromMocks([mock], request, basePath).mock !== null,
  );
  const place = `mock ${request.method} ${request.url}`;
  const known = choices.pick(place, [...fitting, null], (one) => JSON.stringify(one));
  return known ?? makeMock(request, contextKeysOf(read), read, choices);
}

/** The keys below `connectors` that anything reads. */
function contextKeysOf({ paths }: WhatIsRead): readonly string[] {
  return [...new Set(paths.flatMap((path) => /^connectors\.([\w$-]+)/.exec(path)?.[1] ?? []))];
}
