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
import { NO_TOOLS } from './tools.ts';
import type { Tools } from './tools.ts';

/** A step ready to run: its kind looked up, its edges by port. */
export interface RunnableStep {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly config: unknown;
  /** Undefined for a kind the registry does not know. */
  readonly definition: RunnableDefinition | undefined;
  readonly targets: ReadonlyMap<string, string>;
}

/** What stays the same for every run of a flow, worked out once. */
export interface RunnableFlow {
  readonly id: string;
  readonly start: string | null;
  readonly steps: ReadonlyMap<string, RunnableStep>;
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
  // Edges lead to the very text that is the step's id, not to a copy: looking it up then compares no characters.
  const ids = new Map(flow.steps.map(({ id }) => [id, id]));
  const targets = new Map<string, Map<string, string>>();
  for (const { from, port, to } of flow.edges) {
    const ports = targets.get(from) ?? new Map<string, string>();
    if (!ports.has(port)) ports.set(port, ids.get(to) ?? to);
    targets.set(from, ports);
  }
  const steps = flow.steps.map((step): [string, RunnableStep] => [
    step.id,
    {
      id: step.id,
      name: step.name,
      kind: step.kind,
      config: step.config,
      definition: registry.get(step.kind),
      targets: targets.get(step.id) ?? new Map(),
    },
  ]);
  const connectors = flow.connectors ?? [];
  const projectId = flow.settings?.projectId ?? DEFAULT_PROJECT_ID;
  return {
    id: flow.id,
    start: flow.start,
    steps: new Map(steps),
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
