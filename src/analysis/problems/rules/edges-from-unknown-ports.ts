import { errorsOf } from '../../../core/kind/ports.ts';
import { nameOf } from '../../flow-graph.ts';
import type { Rule } from '../finding.ts';
import { listInWords } from '../words.ts';

/** An edge from a port its step does not have is never taken: often a button, a branch or an error that is gone. */
export const edgesFromUnknownPorts: Rule = ({ flow, graph }) =>
  flow.edges.flatMap(({ from, port }, i) => {
    const source = graph.byId.get(from);
    if (source?.definition === undefined || source.ports.some(({ id }) => id === port)) return [];
    const isError = errorsOf(source.definition, source.step.config).some(
      ({ type }) => type === port,
    );
    const known = source.ports.map(({ id }) => id);
    const reason = isError
      ? 'a port it has only where that error’s handling is Custom'
      : `but the step has ${known.length === 0 ? 'no way out' : `only ${listInWords(known)}`}`;
    return [
      {
        code: 'edge-from-unknown-port',
        severity: 'warning',
        at: ['edges', i, 'port'],
        step: from,
        message: `An edge leaves "${nameOf(source)}" by "${port}", ${reason}: it is never taken.`,
      },
    ];
  });
