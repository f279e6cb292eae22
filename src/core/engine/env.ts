import { chooseAssumptions } from '../assumptions/assumptions.ts';
import type { AssumptionChoices } from '../assumptions/assumptions.ts';
import { libraryOf } from '../document/parse.ts';
import type { Connector, Flow } from '../document/schema.ts';
import type { RunnableDefinition, RunnableRegistry } from '../kind/definition.ts';
import type { Mock } from '../mocks/mock.ts';
import { DEFAULT_REFRESH_LIFETIME, DEFAULT_SESSION_LIFETIME } from '../tokens/lifetimes.ts';
import { issuerOf, tokenTemplateOf } from '../tokens/template.ts';
import type { TokenTemplate } from '../tokens/template.ts';
import { projectOf } from '../users/project.ts';
import type { Project } from '../users/project.ts';
import type { UserInput } from '../users/user.ts';
import { indexUsers, loginIdKeyOf } from '../users/user-index.ts';
import type { UserIndex } from '../users/user-index.ts';
import { interned } from '../interned.ts';
import { NO_TOOLS } from './tools.ts';
import type { Tools } from './tools.ts';

/**
 * A step ready to run: its kind looked up, its config worked out, its edges by port. In a long flow nothing of a step
 * is in the processor's cache, and each object on the way costs as much as the step itself: so they are few.
 */
export interface RunnableStep {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly config: unknown;
  /** What its kind works out of the config beforehand; undefined where it does not. */
  readonly prepared: unknown;
  /** Undefined for a kind the registry does not know. */
  readonly definition: RunnableDefinition | undefined;
  /** What it does: to reach it by way of kinds, which are all of different shapes, takes V8 longer than to call it. */
  readonly execute: RunnableDefinition['execute'] | undefined;
  /** The first of its wired ways out; null: there is none. */
  readonly exit: Exit | null;
}

/** A way out that is wired; the others follow. */
export interface Exit {
  readonly port: string;
  /** Id of the step it leads to. */
  readonly to: string;
  /** That step; undefined where the flow does not have it. */
  readonly step: RunnableStep | undefined;
  readonly next: Exit | null;
}

/** The way out by a port; null where nothing is wired to it. */
export function exitBy(step: RunnableStep | undefined, port: string): Exit | null {
  let exit = step?.exit ?? null;
  while (exit !== null && exit.port !== port) exit = exit.next;
  return exit;
}

/** What stays the same for every run of a flow, worked out once. */
export interface RunnableFlow {
  readonly id: string;
  readonly start: string | null;
  readonly steps: ReadonlyMap<string, RunnableStep>;
  /** The step that a run goes on to, nearly always: known when its edge was followed, so nobody has to look it up. */
  readonly near: { step: RunnableStep | undefined };
  readonly connectors: ReadonlyMap<string, Connector>;
  /** The path part of each connector's base URL. */
  readonly basePaths: ReadonlyMap<string, string>;
  readonly assumptions: AssumptionChoices;
  readonly projectId: string;
  /** What `iss` holds. */
  readonly issuer: string;
  /** The project's JWT template; null: it has none. */
  readonly template: TokenTemplate | null;
  readonly project: Project;
  /** Seconds. */
  readonly sessionLifetime: number;
  readonly refreshLifetime: number;
}

/** What a run looks at and never changes. Given to {@link transition} by reference. */
export interface Env {
  readonly flow: RunnableFlow;
  readonly users: UserIndex;
  readonly mocks: readonly Mock[];
  /** The most steps a run may execute. */
  readonly budget: number;
  readonly tools: Tools;
  /** The flows that steps may enter, by id. */
  readonly library: ReadonlyMap<string, RunnableFlow>;
}

/** The project ID of flows that name none: an invented one of the right shape. */
export const DEFAULT_PROJECT_ID = 'P3FlowmintInventedProject001';

/** The most steps a run takes unless the host says otherwise (assumption `step-budget`). */
export const DEFAULT_BUDGET = 10_000;

/** Prepares a flow for running: lookups instead of searches. Of two edges from one port the first counts. */
export function makeRunnable(flow: Flow, registry: RunnableRegistry): RunnableFlow {
  const steps = new Map<string, Unwired>();
  for (const { id, name, kind, config } of flow.steps) {
    const definition = registry.get(kind);
    const prepared = definition?.prepare?.(config);
    const execute = definition?.execute;
    steps.set(id, { id, name, kind, config, prepared, definition, execute, exit: null });
  }
  for (const { from, port, to } of flow.edges.toReversed()) {
    const step = steps.get(from);
    if (step === undefined) continue;
    const target = steps.get(to);
    // The very text that is the step's id, not a copy: to compare the two takes no characters.
    step.exit = { port: interned(port), to: target?.id ?? to, step: target, next: step.exit };
  }
  const connectors = flow.connectors ?? [];
  const projectId = flow.settings?.projectId ?? DEFAULT_PROJECT_ID;
  return {
    id: flow.id,
    start: flow.start,
    steps,
    near: { step: undefined },
    connectors: new Map(connectors.map((connector) => [connector.id, connector])),
    basePaths: new Map(connectors.map(({ id, baseUrl }) => [id, pathOf(baseUrl)])),
    assumptions: chooseAssumptions(flow.assumptions ?? {}),
    projectId,
    issuer: issuerOf(projectId, flow.settings?.template),
    template: tokenTemplateOf(flow.settings?.template),
    project: projectOf(flow.settings),
    sessionLifetime: flow.settings?.session?.lifetimeSeconds ?? DEFAULT_SESSION_LIFETIME,
    refreshLifetime: flow.settings?.refresh?.lifetimeSeconds ?? DEFAULT_REFRESH_LIFETIME,
  };
}

/**
 * The flows that steps may enter, ready to run: those given, and before them those the document itself brings along.
 * Of two with one id the first counts.
 */
export function makeLibrary(
  flow: Flow,
  others: readonly Flow[],
  registry: RunnableRegistry,
): ReadonlyMap<string, RunnableFlow> {
  const library = new Map<string, RunnableFlow>();
  for (const one of [...libraryOf(flow), ...others]) {
    if (!library.has(one.id)) library.set(one.id, makeRunnable(one, registry));
  }
  return library;
}

/** Brings a flow, its users and its mocks together. Throws `invalid-scenario` where two users share a login ID. */
export function makeEnv(
  flow: RunnableFlow,
  world: World = {},
  budget: number = DEFAULT_BUDGET,
): Env {
  return {
    flow,
    users: indexUsers(world.users ?? [], loginIdKeyOf(flow.assumptions)),
    mocks: world.mocks ?? [],
    budget,
    tools: world.tools ?? NO_TOOLS,
    library: world.library ?? NO_LIBRARY,
  };
}

type Unwired = { -readonly [Field in keyof RunnableStep]: RunnableStep[Field] };

/** What a flow runs in; whatever is left out is empty. */
export interface World {
  readonly users?: readonly UserInput[];
  readonly mocks?: readonly Mock[];
  readonly tools?: Tools;
  readonly library?: ReadonlyMap<string, RunnableFlow>;
}

const NO_LIBRARY: ReadonlyMap<string, RunnableFlow> = new Map();

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '';
}
