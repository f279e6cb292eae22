import { makeEnv, makeRunnable } from '../../../src/core/engine/env.ts';
import type { Env } from '../../../src/core/engine/env.ts';
import { wholeContext } from '../../../src/core/engine/read-context.ts';
import { READY } from '../../../src/core/engine/state.ts';
import type { RunState } from '../../../src/core/engine/state.ts';
import { transition } from '../../../src/core/engine/transition.ts';
import { parseFlow } from '../../../src/core/document/parse.ts';
import { loadTools } from '../../../src/hosts/tools/load-tools.ts';
import { registry } from '../../../src/steps/registry.ts';
import type { Work } from './measure.ts';

/** What a flow asks of an answer: the first active one of a hundred. */
const PROGRAM = '[.form.list[] | select(.active) | .email] | sort | first';

const LIST = Array.from({ length: 100 }, (_, i) => ({
  id: i,
  email: `user-${(i * 37) % 100}@example.com`,
  active: i % 3 === 0,
}));

/** A step that reads one jq value, traced as ever, beside the same program given to the bare evaluator. */
export async function jqSubjects(): Promise<Readonly<Record<'step' | 'bare', Work>>> {
  const tools = await loadTools();
  const env: Env = makeEnv(makeRunnable(flow(), registry), { tools });
  const [state] = transition(env, READY, {
    type: 'start',
    now: 0,
    seed: 1,
    request: { form: { list: LIST } },
  });
  const context = wholeContext({ ...state, env });
  return {
    step: () => branchOf(env, state),
    bare: () => tools.jq(PROGRAM, context),
  };
}

function branchOf(env: Env, state: RunState): string | null {
  const [next] = transition(env, state, { type: 'advance' });
  return next.step;
}

function flow() {
  return parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'jq',
      name: 'jq',
      start: 'ask',
      steps: [
        {
          id: 'ask',
          kind: 'condition',
          name: 'Ask',
          config: {
            branches: [
              {
                id: 'yes',
                name: 'Yes',
                rules: [{ key: `jq:${PROGRAM}`, operator: 'contains', value: 'user-' }],
              },
            ],
          },
        },
        { id: 'end', kind: 'end', name: 'End', config: {} },
      ],
      edges: [{ from: 'ask', port: 'yes', to: 'end' }],
    },
    registry,
  );
}
