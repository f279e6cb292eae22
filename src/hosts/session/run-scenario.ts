import type { Env } from '../../core/engine/env.ts';
import type { EffectAnswer } from '../../core/engine/outcome.ts';
import type { Effect } from '../../core/engine/state.ts';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import type { SecretOf } from '../effects/verify-token.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { answerAtOnce, answerVerify } from '../effects/answer-effect.ts';
import { Play } from './play.ts';
import type { Chance } from './play.ts';
import { RunSession } from './run-session.ts';

/** Answers an effect for real or from mocks. Once `signal` is aborted nobody waits for the answer any more. */
export type PerformEffect = (
  effect: Effect,
  session: RunSession,
  signal?: AbortSignal,
) => EffectAnswer | Promise<EffectAnswer>;

/** What a run may be given beyond its scenario. */
export interface RunOptions {
  readonly chance: Chance;
  /** Wall-clock limit in milliseconds; the run is aborted past it. */
  readonly deadlineMs?: number;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  /** Runs a script; needed where a step of the flow has one. */
  readonly runScript?: (request: ScriptRequest) => ScriptAnswer;
  /** The secrets of this machine, for steps that check tokens by one. */
  readonly secretOf?: SecretOf;
}

/** Wall-clock limits where the caller sets none: mocked runs take milliseconds, live ones wait for real servers. */
const MOCKED_DEADLINE_MS = 10_000;
const LIVE_DEADLINE_MS = 120_000;

/** Runs a scenario against its mocks, at once and without yielding: for batches, tests and benchmarks. */
export function runMocked(env: Env, scenario: Scenario, options: RunOptions): RunSession {
  const session = new RunSession(env);
  const limit = performance.now() + (options.deadlineMs ?? MOCKED_DEADLINE_MS);
  const play = new Play(session, scenario, options.chance, () => performance.now() > limit);
  for (let effect = play.proceed(); effect !== null;) {
    effect = play.answer(effect, answerAtOnce(effect, env, options.runScript));
  }
  return session;
}

/**
 * Runs a scenario against its mocks as {@link runMocked} does, and waits where that can't be helped: signatures are
 * checked by WebCrypto. A flow without such steps runs through without yielding.
 */
export async function runScenario(
  env: Env,
  scenario: Scenario,
  options: RunOptions,
): Promise<RunSession> {
  const session = new RunSession(env);
  const limit = performance.now() + (options.deadlineMs ?? MOCKED_DEADLINE_MS);
  const play = new Play(session, scenario, options.chance, () => performance.now() > limit);
  for (let effect = play.proceed(); effect !== null;) {
    const answer =
      effect.type === 'verify'
        ? await answerVerify(effect.request, options.secretOf)
        : answerAtOnce(effect, env, options.runScript);
    effect = play.answer(effect, answer);
  }
  return session;
}

/** Runs a scenario with effects that may take real time: live requests, or mocks made visible to the network tools. */
export async function runLive(
  env: Env,
  scenario: Scenario,
  perform: PerformEffect,
  options: RunOptions,
): Promise<RunSession> {
  const session = new RunSession(env);
  const deadlineMs = options.deadlineMs ?? LIVE_DEADLINE_MS;
  const limit = performance.now() + deadlineMs;
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal =
    options.signal === undefined ? deadline : AbortSignal.any([options.signal, deadline]);
  const play = new Play(session, scenario, options.chance, () => performance.now() > limit);
  for (let effect = play.proceed(); effect !== null;) {
    const answer = await perform(effect, session, signal);
    if (signal.aborted) {
      const reason = options.signal?.aborted === true ? 'cancelled' : 'deadline';
      session.dispatch({ type: 'abort', reason });
      return session;
    }
    effect = play.answer(effect, answer);
  }
  return session;
}
