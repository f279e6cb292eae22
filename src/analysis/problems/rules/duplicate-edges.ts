import { nameOf } from '../../flow-graph.ts';
import type { Finding, Rule } from '../finding.ts';

/** One port, one edge: a run takes the first. */
export const duplicateEdges: Rule = ({ flow, graph }) => {
  const firsts = new Map<string, Map<string, string>>();
  const findings: Finding[] = [];
  for (const [i, { from, port, to }] of flow.edges.entries()) {
    const ports = firsts.get(from) ?? new Map<string, string>();
    firsts.set(from, ports);
    const first = ports.get(port);
    const source = graph.byId.get(from);
    if (first === undefined) ports.set(port, to);
    else if (source !== undefined) {
      const target = graph.byId.get(first);
      findings.push({
        code: 'duplicate-edge',
        severity: 'warning',
        at: ['edges', i],
        step: from,
        message: `Two edges leave "${nameOf(source)}" by "${port}": only the first, to "${target === undefined ? first : nameOf(target)}", is ever taken.`,
      });
    }
  }
  return findings;
};
