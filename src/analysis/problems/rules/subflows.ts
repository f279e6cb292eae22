import type { RunnableRegistry, Surroundings } from '../../../core/kind/definition.ts';
import { nameOf } from '../../flow-graph.ts';
import type { GraphStep } from '../../flow-graph.ts';
import { cycleThrough, outputsOf } from '../../subflows.ts';
import { stepPlace } from '../finding.ts';
import type { Finding, Rule } from '../finding.ts';
import { listInWords } from '../words.ts';

/** Steps that enter a flow that is not there, or one that comes back to this one, or have other ports than it has ends. */
export const subflows: Rule = ({ graph, registry }) =>
  graph.steps.flatMap((step) => findingsAt(step, graph.around, registry));

function findingsAt(
  step: GraphStep,
  { flow: own, library }: Surroundings,
  registry: RunnableRegistry,
): readonly Finding[] {
  const id = step.definition?.enters?.(step.step.config);
  if (id === undefined) return [];
  const name = nameOf(step);
  const find = (code: string, severity: Finding['severity'], message: string): Finding => ({
    code,
    severity,
    at: stepPlace(step, 'config', 'flow'),
    step: step.step.id,
    message: `"${name}" ${message}`,
  });
  if (id === '')
    return [find('no-flow', 'error', 'enters no flow, so a run breaks here: choose one.')];
  const cycle = cycleThrough(own, id, library, registry);
  if (cycle !== null) {
    const message = `comes back to a flow that was entered: ${cycle.join(' → ')}. Choose another flow.`;
    return [find('recursion', 'error', message)];
  }
  const flow = library.get(id);
  if (flow === undefined) {
    const message = `enters "${id}", and there is no such flow in the document's library or in the workspace: import or draw it.`;
    return [find('unknown-flow', 'error', message)];
  }
  const outputs = outputsOf(flow, registry).map((output) => output.id);
  const ports = step.ports.map((port) => port.id);
  const shared = ports.includes('success');
  const never = ports.filter((port) => port !== 'success' && !outputs.includes(port));
  const missing = outputs.filter(
    (output) => !ports.includes(output) && !(shared && output.endsWith('.success')),
  );
  return [
    ...(never.length === 0
      ? []
      : [
          find(
            'unknown-output',
            'warning',
            `has the ${never.length === 1 ? 'output' : 'outputs'} ${listInWords(never, { word: 'and' })}, by which "${flow.name}" is never left: take the flow's outputs over.`,
          ),
        ]),
    ...(missing.length === 0
      ? []
      : [
          find(
            'missing-output',
            'warning',
            `has no port for ${listInWords(missing, { word: 'and' })} of "${flow.name}": a run that comes that way breaks here. Take the flow's outputs over.`,
          ),
        ]),
  ];
}
