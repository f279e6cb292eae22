import type { Flow } from '../core/document/schema.ts';
import type { TraceEntry } from '../core/engine/trace.ts';
import type { RunnableRegistry } from '../core/kind/definition.ts';
import { flowGraph, nameOf } from './flow-graph.ts';

/** A port that some run should take: each port of each step a run can reach, error ports with Custom handling included. */
export interface CoverablePort {
  readonly step: string;
  readonly port: string;
}

/** A named error that some run should meet: each that a step a run can reach may raise, whichever way it is handled. */
export interface CoverableError {
  readonly step: string;
  readonly error: string;
}

/** What the runs did at one step. */
export interface StepCoverage {
  readonly step: string;
  readonly name: string;
  /** How often runs were at the step; a screen shown again after an error counts again. */
  readonly visits: number;
  /** Ports in the order of the step, with how often each was taken. */
  readonly taken: readonly { readonly port: string; readonly times: number }[];
  readonly notTaken: readonly string[];
}

/** How much of a flow some runs went through. Numbers count each port and each step once, however often it was passed. */
export interface Coverage {
  /** The steps a run can reach, in document order. */
  readonly byStep: readonly StepCoverage[];
  readonly ports: { readonly covered: number; readonly total: number };
  readonly steps: { readonly covered: number; readonly total: number };
  readonly errors: { readonly covered: number; readonly total: number };
  readonly missedPorts: readonly CoverablePort[];
  readonly missedErrors: readonly CoverableError[];
  readonly missedSteps: readonly string[];
}

/**
 * Which ports, named errors and steps of a flow the runs of a suite went through, from their traces. An error handled
 * automatically takes no port, and an ignored one takes `success`; met it is all the same. Steps and ports that the traces name and the flow does not have
 * are left out.
 */
export function coverage(
  flow: Flow,
  registry: RunnableRegistry,
  traces: Iterable<readonly TraceEntry[]>,
): Coverage {
  const { visits, taken, met } = count(traces);
  const coverable = coverableSteps(flow, registry);
  const byStep = coverable.map(({ step, name, ports }): StepCoverage => {
    const times = ports.map((port) => ({ port, times: taken.get(step)?.get(port) ?? 0 }));
    return {
      step,
      name,
      visits: visits.get(step) ?? 0,
      taken: times.filter((one) => one.times > 0),
      notTaken: times.filter((one) => one.times === 0).map(({ port }) => port),
    };
  });
  const covered = byStep.reduce((sum, one) => sum + one.taken.length, 0);
  const missedPorts = byStep.flatMap(({ step, notTaken }) =>
    notTaken.map((port) => ({ step, port })),
  );
  const errors = coverable.flatMap(({ step, errors: all }) =>
    all.map((error) => ({ step, error })),
  );
  const missedErrors = errors.filter(({ step, error }) => met.get(step)?.has(error) !== true);
  const missedSteps = byStep.flatMap((one) => (one.visits === 0 ? [one.step] : []));
  return {
    byStep,
    ports: { covered, total: covered + missedPorts.length },
    steps: { covered: byStep.length - missedSteps.length, total: byStep.length },
    errors: { covered: errors.length - missedErrors.length, total: errors.length },
    missedPorts,
    missedErrors,
    missedSteps,
  };
}

/** Every port a suite should take, by step in document order. */
export function coverablePortsOf(flow: Flow, registry: RunnableRegistry): readonly CoverablePort[] {
  return coverableSteps(flow, registry).flatMap(({ step, ports }) =>
    ports.map((port) => ({ step, port })),
  );
}

function coverableSteps(flow: Flow, registry: RunnableRegistry) {
  const { steps, reachable } = flowGraph(flow, registry);
  return steps
    .filter((one) => reachable.has(one))
    .map((one) => ({
      step: one.step.id,
      name: nameOf(one),
      ports: [...new Set(one.ports.map(({ id }) => id))],
      errors: [...new Set(one.exits.flatMap(({ error }) => error ?? []))],
    }));
}

function count(traces: Iterable<readonly TraceEntry[]>) {
  const visits = new Map<string, number>();
  const taken = new Map<string, Map<string, number>>();
  const met = new Map<string, Set<string>>();
  for (const trace of traces) {
    let last = 0;
    for (const entry of trace) {
      if (entry.type === 'start' || entry.type === 'end' || entry.type === 'ignored') continue;
      // Steps of a flow that was entered are not this flow's.
      if (entry.within !== undefined) continue;
      if (entry.n > last) add(visits, entry.step);
      last = entry.n;
      if (entry.type !== 'step') continue;
      if (entry.error !== undefined) {
        met.set(entry.step, new Set(met.get(entry.step)).add(entry.error.type));
      }
      if (entry.port === null) continue;
      const ports = taken.get(entry.step) ?? new Map<string, number>();
      add(ports, entry.port);
      taken.set(entry.step, ports);
    }
  }
  return { visits, taken, met };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
