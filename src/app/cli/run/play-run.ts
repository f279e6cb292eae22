import type { Env } from '../../../core/engine/env.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { sendLive } from '../../../hosts/effects/http-live.ts';
import { withRawTokens } from '../../../hosts/effects/raw-tokens.ts';
import type { Signer } from '../../../hosts/keys/signer.ts';
import { answerAtOnce, runLive, runMocked } from '../../../hosts/session/run-scenario.ts';
import type { RunSession } from '../../../hosts/session/run-session.ts';
import type { Io } from '../io.ts';

/** How a run is to be played. */
export interface PlayOptions {
  readonly live: boolean;
  /** Left out: the host's own limit. */
  readonly deadlineMs?: number;
  readonly signer: Signer;
}

/** Plays a scenario against its mocks, or for real; the second answer says whether Ctrl+C ended it. */
export async function playRun(
  env: Env,
  scenario: Scenario,
  { live, deadlineMs, signer }: PlayOptions,
  io: Io,
): Promise<{ readonly run: RunSession; readonly interrupted: boolean }> {
  const options = { chance: io.chance, ...(deadlineMs !== undefined && { deadlineMs }) };
  if (!live) return { run: runMocked(env, scenario, options), interrupted: false };

  const cancel = new AbortController();
  const stopListening = io.onInterrupt(() => cancel.abort());
  const { signal } = cancel;
  try {
    const run = await runLive(
      env,
      scenario,
      async (effect, { trace }, giveUp) =>
        effect.type === 'http'
          ? sendLive(await withRawTokens(effect, trace, signer), giveUp)
          : answerAtOnce(effect, env, undefined),
      { ...options, signal },
    );
    return { run, interrupted: signal.aborted };
  } finally {
    stopListening();
  }
}
