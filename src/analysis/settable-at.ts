import type { Flow } from '../core/document/schema.ts';
import type { RunnableRegistry } from '../core/kind/definition.ts';
import { joinPath } from '../core/document/json-text.ts';
import { isJsonObject } from '../core/json.ts';
import type { Json } from '../core/json.ts';
import { isWithin, parsePath } from '../core/values/path.ts';
import { pathsWithin } from '../core/values/paths-within.ts';
import { surelySets } from './certainty.ts';
import type { Sets } from './certainty.ts';
import { dataGraph } from './data-graph.ts';
import type { DataGraph } from './data-graph.ts';
import { flowGraph } from './flow-graph.ts';
import type { Exit, FlowGraph, GraphStep } from './flow-graph.ts';
import { mockedBodies } from './mocked-bodies.ts';
import { routes } from './routes.ts';

/** A context path that holds something when a step runs; everything below it may be there as well. */
export interface Settable {
  readonly path: string;
  /** `must`: on every way to the step it is set, or proved to be set. */
  readonly certainty: 'must' | 'may';
  /** The steps that may have set it, in document order; none for what the app or the browser brings along. */
  readonly by: readonly string[];
}

/**
 * What dynamic values can read at a step, sorted by path: what the steps before it write, errors that come back to a
 * screen included, what stands within the answers that the flow's scenarios give them, and what the requests of the flow's scenarios bring along. Empty where there is no such step. For a
 * step no run gets to yet, what is drawn before it counts, and nothing is certain.
 *
 * @example settableAt(flow, registry, 'jwt') // [{ path: 'form.email', certainty: 'must', by: ['login'] }, …]
 */
export function settableAt(
  flow: Flow,
  registry: RunnableRegistry,
  stepId: string,
): readonly Settable[] {
  const graph = flowGraph(flow, registry);
  const step = graph.byId.get(stepId);
  if (step === undefined) return [];
  const exits = exitsBefore(graph, step);
  const writers = new Map<string, Set<GraphStep>>();
  for (const path of requestPaths(flow)) writers.set(path, new Set());
  for (const { from, writes } of exits) {
    for (const { path } of writes) {
      if (parsePath(path) === null) continue;
      writers.set(path, (writers.get(path) ?? new Set<GraphStep>()).add(from));
    }
  }
  const written = [...writers];
  for (const proved of exits.flatMap(({ refines }) => refines)) {
    if (writers.has(proved)) continue;
    const above = written.filter(([one]) => isWithin(proved, one)).flatMap(([, by]) => [...by]);
    // Only steps write there: what none of them writes is proved on a way that nobody takes.
    if (above.length === 0 && /^(connectors|scripts)\b/.test(proved)) continue;
    writers.set(proved, new Set(above));
  }
  // Another answer may hold something else.
  const answers = new Map([...answered(flow, graph, exits)].filter(([path]) => !writers.has(path)));
  for (const [path, by] of answers) writers.set(path, new Set(by));
  const surely = surelySets(graph);
  return [...writers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, by]) => ({
      path,
      certainty: !answers.has(path) && isCertain(graph, surely, exits, step, path) ? 'must' : 'may',
      by: [...by].sort((a, b) => a.index - b.index).map(({ step: { id } }) => id),
    }));
}

/** What stands within the answers that mocks give to steps before, by path, with the steps they answer. */
function answered(
  flow: Flow,
  { around }: FlowGraph,
  exits: readonly Exit[],
): ReadonlyMap<string, readonly GraphStep[]> {
  const found = new Map<string, GraphStep[]>();
  for (const from of new Set(exits.map((exit) => exit.from))) {
    const place = from.definition?.answer?.(from.step.config, around);
    if (place === undefined || place.holds === 'nothing') continue;
    const base = place.holds === 'whole' ? `${place.path}.body` : place.path;
    const paths = mockedBodies(flow, place).flatMap((body) => pathsWithin(base, body));
    for (const path of new Set(paths)) found.set(path, [...(found.get(path) ?? []), from]);
  }
  return found;
}

function isCertain(
  graph: FlowGraph,
  surely: Sets,
  exits: readonly Exit[],
  step: GraphStep,
  path: string,
): boolean {
  const sets = new Set(exits.filter((exit) => surely(exit, path)));
  if (sets.size === 0 || !graph.reachable.has(step)) return false;
  return !routes(graph, (exit) => sets.has(exit)).has(step);
}

/** The exits a run may have taken before it gets to the step: found by walking the data graph backwards. */
function exitsBefore(graph: FlowGraph, step: GraphStep): readonly Exit[] {
  const { arriving }: DataGraph = dataGraph(graph);
  const nodes = new Set([step.index]);
  const exits = new Set<Exit>();
  for (const node of nodes) {
    for (const { from, exit } of arriving[node] ?? []) {
      nodes.add(from);
      if (exit !== null) exits.add(exit);
    }
  }
  return [...exits];
}

/** What the requests of the scenarios bring along, as context paths. */
export function requestPaths({ scenarios = [] }: Flow): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { request } of scenarios) {
    const { form = {}, client = {}, cookies = {}, tenant, session, context = {} } = request ?? {};
    const sessionJwtClaims = session?.state === 'valid' ? (session.claims ?? {}) : {};
    const brought = { ...context, form, client, cookies, sessionJwtClaims };
    for (const [root, values] of Object.entries<Json>(brought)) {
      if (!isJsonObject(values)) paths.add(root);
      else for (const key of Object.keys(values)) paths.add(joinPath(root, key));
    }
    if (tenant !== undefined) paths.add('tenant');
  }
  return paths;
}
