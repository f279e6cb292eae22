import { summarise } from '../../../src/hosts/session/run-result.ts';
import { runMocked } from '../../../src/hosts/session/run-scenario.ts';
import { CHANCE, flowmintEnv, scenarioOf } from './flowmint.ts';
import { runFloor } from './floor.ts';
import { VISITORS } from './graph.ts';
import type { Visitor } from './graph.ts';
import { jsonRulesWay, runJsonRules } from './json-rules-engine.ts';
import { runStepFunctions, stepFunctionsWay } from './step-functions.ts';
import { runXstateActor, runXstatePure, xstateWay } from './xstate.ts';

/** Who runs the graph, and what of Flowmint's work each leaves out. */
export interface Peer {
  readonly run: (visitor: Visitor) => unknown;
  /** The steps it takes for a visitor. */
  readonly way: (visitor: Visitor) => readonly string[] | Promise<readonly string[]>;
  readonly does: string;
}

export const PEERS = {
  'aws-local-stepfunctions': {
    run: runStepFunctions,
    way: stepFunctionsWay,
    does: 'Choice and Pass states, JSONPath, its own event log; no users, no tokens, no reasons',
  },
  'xstate, actor': {
    run: runXstateActor,
    way: xstateWay,
    does: 'guards and assignments as functions; no users, no tokens, no trace',
  },
  'xstate, pure': {
    run: runXstatePure,
    way: xstateWay,
    does: 'the same by initialTransition, without an actor',
  },
  'json-rules-engine': {
    run: runJsonRules,
    way: jsonRulesWay,
    does: 'which branches hold, all at once; no order of steps, no writes, no users, no tokens',
  },
} as const satisfies Readonly<Record<string, Peer>>;

/** Throws unless every engine goes the floor's way for every visitor: else there is nothing to compare. */
export async function checkWays(): Promise<void> {
  const env = flowmintEnv();
  for (const [i, visitor] of VISITORS.entries()) {
    const { trace } = await runFloor(visitor);
    const floor = trace.flatMap((event) => (event.type === 'enter' ? [event.step] : [])).join(' ');
    const run = summarise(runMocked(env, scenarioOf(visitor, i), { chance: CHANCE }));
    const ours = run.path.map((step) => step.replace(/-0$/, ''));
    if (run.outcome !== 'completed' || run.session === undefined || ours.length !== 10) {
      throw new Error(`Flowmint issued no token in ten steps for ${visitor.email}`);
    }
    const ways = { Flowmint: ours.join(' ') } as Record<string, string>;
    for (const [name, peer] of Object.entries<Peer>(PEERS)) {
      ways[name] = (await peer.way(visitor)).join(' ');
    }
    for (const [name, way] of Object.entries(ways)) {
      if (way !== floor) throw new Error(`${visitor.email}: ${name} went ${way}, not ${floor}`);
    }
  }
}
