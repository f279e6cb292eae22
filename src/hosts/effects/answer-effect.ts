import { basePathOf } from '../../core/engine/connectors.ts';
import type { Env } from '../../core/engine/env.ts';
import type { EffectAnswer, VerifyAnswer, VerifyRequest } from '../../core/engine/outcome.ts';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import type { Effect, HttpEffect } from '../../core/engine/state.ts';
import { FlowmintError } from '../../core/error.ts';
import { answerFromMocks } from '../../core/mocks/answer.ts';
import type { HttpAnswer } from '../../core/mocks/http.ts';
import type { SecretOf } from './verify-token.ts';

/** Answers any effect at once: requests from mocks, scripts in the sandbox, choices as they turn out by themselves. */
export function answerAtOnce(
  effect: Effect,
  env: Env,
  runScript: ((request: ScriptRequest) => ScriptAnswer) | undefined,
): EffectAnswer {
  switch (effect.type) {
    case 'http':
      return answerMocked(effect, env);
    case 'script':
      if (runScript === undefined) {
        throw new FlowmintError('missing-tool', 'The host has to load the sandbox before a run.');
      }
      return runScript(effect.request);
    case 'choice':
      return { type: 'outcome', outcome: effect.request.initial };
    case 'verify':
      throw new FlowmintError(
        'missing-tool',
        'Checking a token takes a moment: a host has to wait for it.',
      );
  }
}

/** The matcher in `core` is the only source of an answer: nothing is sent. */
export function answerMocked(effect: HttpEffect, env: Env): HttpAnswer {
  return answerFromMocks(env.mocks, effect.request, basePathOf(env, effect.request));
}

/** Checks a token. What it takes is loaded when the first one is checked. */
export async function answerVerify(
  request: VerifyRequest,
  secretOf: SecretOf = () => undefined,
): Promise<VerifyAnswer> {
  const { checkToken } = await import('./verify-token.ts');
  return checkToken(request, secretOf);
}
