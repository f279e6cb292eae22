import type { Flow } from '../../core/document/schema.ts';
import { joinPath } from '../../core/document/json-text.ts';
import type { RunnableRegistry } from '../../core/kind/definition.ts';
import type { Problem } from '../../core/problem.ts';
import { flowGraph } from '../flow-graph.ts';
import { inDocumentOrder } from './document-order.ts';
import { RULES } from './rules.ts';

/**
 * Everything wrong with a flow that can be seen without running it, in the order of the document. Never throws,
 * whatever the flow holds; about linear in its size, so the page can ask after every edit.
 *
 * @param others the flows of the workspace that steps may enter, besides those the document brings along
 * @example findProblems(flow, registry).some(({ severity }) => severity === 'error') // a run would break
 */
export function findProblems(
  flow: Flow,
  registry: RunnableRegistry,
  others: readonly Flow[] = [],
): readonly Problem[] {
  const subject = { flow, registry, graph: flowGraph(flow, registry, others) };
  const findings = RULES.flatMap((rule) => rule(subject));
  return inDocumentOrder(flow, findings).map(({ code, severity, at, step, message, fix }) => ({
    code,
    severity,
    path: at.reduce<string>(joinPath, ''),
    step,
    message,
    ...(fix !== undefined && { fix }),
  }));
}
