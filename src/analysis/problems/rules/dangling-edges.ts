import { nameOf } from '../../flow-graph.ts';
import type { Finding, Rule } from '../finding.ts';

/** Edges have two ends; both have to be steps that are there. */
export const danglingEdges: Rule = ({ flow, graph }) =>
  flow.edges.flatMap(({ from, port, to }, i): readonly Finding[] => {
    const source = graph.byId.get(from);
    if (source !== undefined && graph.byId.has(to)) return [];
    const base = { code: 'dangling-edge', severity: 'error' } as const;
    const head: Finding = {
      ...base,
      at: ['edges', i, 'from'],
      step: null,
      message: `An edge begins at "${from}", a step that is not there: remove it.`,
    };
    const named = source === undefined ? 'An edge' : `The edge from "${nameOf(source)}" (${port})`;
    const tail: Finding = {
      ...base,
      at: ['edges', i, 'to'],
      step: source?.step.id ?? null,
      message: `${named} leads to "${to}", a step that is not there: connect it to another, or remove it.`,
    };
    return [...(source === undefined ? [head] : []), ...(graph.byId.has(to) ? [] : [tail])];
  });
