import type { EffectAnswer } from '../../core/engine/outcome.ts';
import type { Effect } from '../../core/engine/state.ts';
import { answerAtOnce, answerVerify } from '../../hosts/effects/answer-effect.ts';
import type { Signer } from '../../hosts/keys/signer.ts';
import type { HttpMode } from '../../hosts/ports/http-mode.ts';
import type { Vault } from '../../hosts/ports/vault.ts';
import type { RunSession } from '../../hosts/session/run-session.ts';
import { startPageHttp } from './page-http.ts';
import { runPageScript } from './page-scripts.ts';

/** How this page performs what a run asks for. */
export interface PageEffects {
  perform(effect: Effect, session: RunSession): Promise<EffectAnswer>;
  httpMode(): Promise<HttpMode>;
}

interface Options {
  readonly signer: () => Promise<Signer>;
  readonly vault: Vault;
  /** The shared secrets of a flow, by name. */
  readonly sharedSecretOf: (flow: string) => (name: string) => Promise<string | undefined>;
}

/** Begins to bring up what effects take: requests are made visible by a service worker. */
export function startPageEffects({ signer, vault, sharedSecretOf }: Options): PageEffects {
  const http = startPageHttp(signer, vault);
  return {
    httpMode: () => http.mode(),
    async perform(effect, session) {
      switch (effect.type) {
        case 'http':
          return http.perform(effect, session);
        case 'script':
          return runPageScript(effect.request);
        case 'verify':
          return answerVerify(effect.request, sharedSecretOf(session.env.flow.id));
        case 'choice':
          return answerAtOnce(effect, session.env, undefined);
      }
    },
  };
}
