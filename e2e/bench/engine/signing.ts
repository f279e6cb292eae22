import { SignJWT } from 'jose';
import { makeSigningKey, Signer } from '../../../src/hosts/keys/signer.ts';
import { signResult, summarise } from '../../../src/hosts/session/run-result.ts';
import { runMocked } from '../../../src/hosts/session/run-scenario.ts';
import { CHANCE, flowmintEnv, scenarioOf } from './flowmint.ts';
import { VISITORS } from './graph.ts';
import type { Work } from './measure.ts';
import { inTheirTurn } from './turn.ts';

/** A whole run with both tokens signed and explained, beside two bare jose signatures of the very same claims. */
export async function signingSubjects(): Promise<Readonly<Record<'run' | 'bare', Work>>> {
  const env = flowmintEnv();
  const key = await makeSigningKey();
  const scenarios = VISITORS.map(scenarioOf);
  const payloads = scenarios.map((scenario) => {
    const { session, refresh } = summarise(runMocked(env, scenario, { chance: CHANCE }));
    return [session, refresh].map((token) => token?.claims ?? {});
  });
  const { header } = new Signer(key);
  const sign = (payload: Readonly<Record<string, unknown>>): Promise<string> =>
    new SignJWT({ ...payload }).setProtectedHeader(header).sign(key.privateKey);
  return {
    run: (i) =>
      signResult(runMocked(env, inTheirTurn(scenarios, i), { chance: CHANCE }), new Signer(key)),
    bare: (i) => Promise.all(inTheirTurn(payloads, i).map(sign)),
  };
}
