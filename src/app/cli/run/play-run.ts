import type { Env } from '../../../core/engine/env.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { answerAtOnce, answerVerify } from '../../../hosts/effects/answer-effect.ts';
import { liveRequests } from '../../../hosts/effects/live-requests.ts';
import type { Signer } from '../../../hosts/keys/signer.ts';
import type { Secret } from '../../../hosts/ports/vault.ts';
import type { Scripts } from '../../../hosts/sandbox/load-scripts.ts';
import { runLive, runScenario } from '../../../hosts/session/run-scenario.ts';
import type { RunSession } from '../../../hosts/session/run-session.ts';
import { connectorSecretOf } from '../input/connector-secrets.ts';
import { sharedSecretOf } from '../input/shared-secrets.ts';
import type { Io } from '../io.ts';

/** How a run is to be played. */
export interface PlayOptions {
  readonly live: boolean;
  /** Left out: the host's own limit. */
  readonly deadlineMs?: number;
  readonly signer: Signer;
  /** By connector, for requests that are really sent; shared secrets by name, for tokens to check. */
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly scripts: Scripts;
}

/** Plays a scenario against its mocks, or for real; the second answer says whether Ctrl+C ended it. */
export async function playRun(
  env: Env,
  scenario: Scenario,
  { live, deadlineMs, signer, secrets, scripts }: PlayOptions,
  io: Io,
): Promise<{ readonly run: RunSession; readonly interrupted: boolean }> {
  const options = {
    chance: io.chance,
    ...scripts,
    secretOf: sharedSecretOf(secrets),
    ...(deadlineMs !== undefined && { deadlineMs }),
  };
  if (!live) return { run: await runScenario(env, scenario, options), interrupted: false };

  const send = liveRequests(signer, connectorSecretOf(secrets, io));
  const cancel = new AbortController();
  const stopListening = io.onInterrupt(() => cancel.abort());
  const { signal } = cancel;
  try {
    const run = await runLive(
      env,
      scenario,
      async (effect, session, giveUp) =>
        effect.type === 'http'
          ? send(effect, session, giveUp)
          : effect.type === 'verify'
            ? answerVerify(effect.request, options.secretOf)
            : answerAtOnce(effect, env, scripts.runScript),
      { ...options, signal },
    );
    return { run, interrupted: signal.aborted };
  } finally {
    stopListening();
  }
}
