import type { Flow } from '../../core/document/schema.ts';
import type { RunnableRegistry } from '../../core/kind/definition.ts';
import type { Fix, Severity } from '../../core/problem.ts';
import type { FlowGraph, GraphStep } from '../flow-graph.ts';

/** What every rule looks at. */
export interface Subject {
  readonly flow: Flow;
  readonly registry: RunnableRegistry;
  readonly graph: FlowGraph;
}

/** A problem with its place still in parts, so that problems can be put in the order of the document. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly at: readonly (string | number)[];
  readonly step: string | null;
  readonly message: string;
  readonly fix?: Fix;
}

/** Looks for one sort of problem. The order of what it finds does not matter. */
export type Rule = (subject: Subject) => readonly Finding[];

/** The place of a step, and of something below it. */
export function stepPlace(
  { index }: GraphStep,
  ...below: readonly (string | number)[]
): readonly (string | number)[] {
  return ['steps', index, ...below];
}
