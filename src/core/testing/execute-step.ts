import { z } from 'zod';
import type { AssumptionId } from '../assumptions/table.ts';
import type { Flow } from '../document/schema.ts';
import { makeEnv, makeRunnable } from '../engine/env.ts';
import { Move } from '../engine/move.ts';
import type { Outcome, Signal } from '../engine/outcome.ts';
import { READY } from '../engine/state.ts';
import type { Context, ExistingSession, Extra, RunState } from '../engine/state.ts';
import type { RunnableDefinition, RunnableRegistry } from '../kind/definition.ts';
import type { Session } from '../tokens/session.ts';
import type { UserInput } from '../users/user.ts';
import { TEST_TOOLS } from './tools.ts';

/** Where a step is executed; what is left out is empty. */
export interface Place extends Partial<Context> {
  readonly users?: readonly UserInput[];
  /** User ID of who is signed in. */
  readonly signedIn?: string;
  readonly assumptions?: NonNullable<Flow['assumptions']>;
  readonly flowConnectors?: NonNullable<Flow['connectors']>;
  readonly settings?: NonNullable<Flow['settings']>;
  /** User ID of whom Load User loaded. */
  readonly loaded?: string;
  /** The session that the person brought along. */
  readonly existing?: ExistingSession;
  /** Custom Claims that wait for a session. */
  readonly earlyClaims?: Extra['earlyClaims'];
}

/** Everything an executor says. */
export interface Executed {
  readonly outcome: Outcome;
  readonly warnings: readonly string[];
  readonly assumptions: readonly AssumptionId[];
}

/** What the settings of a step are in a document. */
const CONFIG = z.record(z.string(), z.unknown());

/**
 * Executes one step as the engine does, and answers what it decided before the engine does anything about it. With a
 * signal: what it decides once the button is pressed or the answer is there. Throws where the config does not fit.
 */
export function executeStep(
  definition: RunnableDefinition,
  config: unknown,
  place: Place = {},
  signal?: Signal,
): Executed {
  const {
    users = [],
    signedIn,
    loaded = null,
    existing = null,
    earlyClaims = {},
    assumptions = {},
    flowConnectors = [],
    settings = {},
    ...context
  } = place;
  const parsed = CONFIG.parse(definition.config.parse(config));
  const flow: Flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 'step',
    steps: [{ id: 'step', kind: definition.kind, name: 'Step', config: parsed }],
    edges: [],
    assumptions,
    connectors: flowConnectors,
    settings,
  };
  const registry = new Map([[definition.kind, definition]]);
  const env = makeEnv(makeRunnable(flow, registry), { users, tools: TEST_TOOLS });
  const step = env.flow.steps.get('step');
  if (step === undefined) throw new TypeError('the flow lost its step');
  const state: RunState = {
    ...READY,
    context: { ...READY.context, ...context },
    extra: { ...READY.extra, loaded, existing, earlyClaims },
    session: signedIn === undefined ? null : sessionOf(signedIn),
  };
  const move = new Move(env, step, state, 1, 1_769_851_800_000);
  const outcome =
    signal === undefined ? definition.execute(move) : definition.resume?.(move, signal);
  if (outcome === undefined) throw new TypeError(`${definition.kind} never waits`);
  return { outcome, warnings: move.warnings, assumptions: move.assumptions };
}

/** A kind of a registry. Throws where there is none of that name. */
export function kindIn(registry: RunnableRegistry, kind: string): RunnableDefinition {
  const definition = registry.get(kind);
  if (definition === undefined) throw new TypeError(`there is no kind ${kind}`);
  return definition;
}

function sessionOf(userId: string): Session {
  return {
    userId,
    firstSeen: false,
    amr: [],
    step: 'jwt',
    authorizedBy: null,
    refreshExpires: 0,
    custom: {},
    session: { handle: 'jwt:1', claims: {}, sources: {} },
    refresh: { handle: 'jwt:2', claims: {}, sources: {} },
  };
}
