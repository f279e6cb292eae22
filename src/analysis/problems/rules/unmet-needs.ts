import type { Need } from '../../../core/kind/definition.ts';
import { isWithin } from '../../../core/values/path.ts';
import { maySet, surelySets } from '../../certainty.ts';
import type { Sets } from '../../certainty.ts';
import { nameOf } from '../../flow-graph.ts';
import type { FlowGraph, GraphStep } from '../../flow-graph.ts';
import { routes } from '../../routes.ts';
import type { Routes, Way } from '../../routes.ts';
import { requestPaths } from '../../settable-at.ts';
import { stepPlace } from '../finding.ts';
import type { Finding, Rule } from '../finding.ts';
import { wayInWords } from '../words.ts';

/**
 * Steps that need something no earlier step sets: on some way there nothing can have set it (as bad as the kind says),
 * or only something that may set it did (one degree less). What a scenario's request brings along may be set; a step of
 * which nothing is known is trusted, since it is reported itself.
 */
export const unmetNeeds: Rule = ({ flow, graph }) => {
  const ways = new WaysAround(graph);
  const surely = surelySets(graph);
  const atAll: Sets = (exit, path) => maySet(exit, path) || surely(exit, path);
  const brought = [...requestPaths(flow)];
  return [...graph.reachable].flatMap((step) =>
    (step.definition?.needs?.(step.step.config) ?? []).flatMap((need): readonly Finding[] => {
      const isBrought = need.anyOf.some((path) => brought.some((one) => isWithin(path, one)));
      const never = ways.without(need, atAll).to(step);
      if (never.length > 0 && !isBrought) return [finding(step, need, never, 'never')];
      const unsure = ways.without(need, surely).to(step);
      return unsure.length > 0 ? [finding(step, need, unsure, 'perhaps')] : [];
    }),
  );
};

function finding(step: GraphStep, need: Need, way: Way, how: 'never' | 'perhaps'): Finding {
  const lesser = need.severity === 'error' ? 'warning' : 'info';
  return {
    code: need.code,
    severity: how === 'never' ? need.severity : lesser,
    at: stepPlace(step),
    step: step.step.id,
    message: `${nameOf(step)} needs ${need.what}: on the path *${wayInWords(way)}* ${need[how]}.`,
  };
}

/** The ways that avoid whatever meets a need: steps with the same need share one walk. */
class WaysAround {
  readonly #graph: FlowGraph;
  readonly #known = new Map<Sets, Map<string, Routes>>();

  constructor(graph: FlowGraph) {
    this.#graph = graph;
  }

  without({ anyOf }: Need, sets: Sets): Routes {
    const known = this.#known.get(sets) ?? new Map<string, Routes>();
    this.#known.set(sets, known);
    const key = anyOf.join(' ');
    const found =
      known.get(key) ??
      routes(
        this.#graph,
        (exit) => exit.from.definition === undefined || anyOf.some((path) => sets(exit, path)),
      );
    known.set(key, found);
    return found;
  }
}
