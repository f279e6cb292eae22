import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { readEngine } from '../../../src/app/cli/read-engine.ts';
import { parseFlow } from '../../../src/core/document/parse.ts';
import { makeEnv, makeRunnable } from '../../../src/core/engine/env.ts';
import { READY } from '../../../src/core/engine/state.ts';
import { transition } from '../../../src/core/engine/transition.ts';
import { loadScripts } from '../../../src/hosts/sandbox/load-scripts.ts';
import { registry } from '../../../src/steps/registry.ts';
import type { Work } from './measure.ts';

/** What real flows do: an answer of an API taken apart, with a bit of lodash and a hash. */
const CODE = `const [customer] = _.filter(list, { active: true });
return {
  email: _.toLower(customer.email),
  hash: CryptoJS.SHA256(customer.email).toString(),
};`;

const LIST = Array.from({ length: 10 }, (_, i) => ({
  email: `User-${i}@Example.com`,
  active: i > 5,
}));

/**
 * A Scriptlet step, from the move that asks for its script to the one that takes its result, beside the bare engine:
 * QuickJS by its usual wrapper, which puts its memory back and runs the same script with the same libraries.
 */
export async function scriptletSubjects(): Promise<Readonly<Record<'step' | 'bare', Work>>> {
  const [step, bare] = [await stepSubject(), await bareSubject()];
  const [ours, theirs] = [JSON.stringify(step(0)), JSON.stringify(bare(0))];
  if (ours !== theirs) throw new Error(`the script comes to ${ours} and, bare, to ${theirs}`);
  return { step, bare };
}

async function stepSubject(): Promise<Work> {
  const env = makeEnv(makeRunnable(flow(), registry));
  const { runScript } = await loadScripts(env.flow, env.library, readEngine);
  const request = { form: { list: LIST } };
  const [state] = transition(env, READY, { type: 'start', now: 0, seed: 1, request });
  return () => {
    const [asking] = transition(env, state, { type: 'advance' });
    const { effect } = asking;
    if (effect?.type !== 'script' || runScript === undefined)
      throw new Error('no script is asked for');
    const answer = runScript(effect.request);
    const [next] = transition(env, asking, { type: 'answer', effect: effect.id, answer });
    return next.context.scripts['scriptletResult'];
  };
}

async function bareSubject(): Promise<Work> {
  const engine = await newQuickJSWASMModuleFromVariant(variant);
  const context = engine.newContext();
  context.runtime.setMaxStackSize(32 * 1024);
  let asked = 0;
  context.runtime.setInterruptHandler(() => (asked += 1) > 10_000);
  const { resolve } = createRequire(import.meta.url);
  for (const library of ['lodash/lodash.min.js', 'crypto-js/crypto-js.js']) {
    context
      .unwrapResult(context.evalCode(readFileSync(resolve(library), 'utf8'), library))
      .dispose();
  }
  const memory = new Uint8Array(engine.getWasmMemory().buffer);
  const kept = memory.slice(0, memory.findLastIndex((byte) => byte !== 0) + 1);
  return () => {
    memory.set(kept);
    asked = 0;
    const call = `JSON.stringify((function (list) {\n${CODE}\n})(${JSON.stringify(LIST)}))`;
    const result: unknown = JSON.parse(
      context.getString(context.unwrapResult(context.evalCode(call, 'scriptlet.js'))),
    );
    return result;
  };
}

function flow() {
  return parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'scriptlet',
      name: 'Scriptlet',
      start: 'script',
      steps: [
        {
          id: 'script',
          kind: 'scriptlet',
          name: 'Script',
          config: { args: [{ key: 'list', type: 'context', value: 'form.list' }], code: CODE },
        },
        { id: 'end', kind: 'end', name: 'End', config: {} },
      ],
      edges: [{ from: 'script', port: 'success', to: 'end' }],
    },
    registry,
  );
}
