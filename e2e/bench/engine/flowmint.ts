import { parseFlow } from '../../../src/core/document/parse.ts';
import { makeEnv, makeRunnable } from '../../../src/core/engine/env.ts';
import type { Env } from '../../../src/core/engine/env.ts';
import type { Scenario } from '../../../src/core/scenario/schema.ts';
import { registry } from '../../../src/steps/registry.ts';
import { KNOWN_VISITORS, START, STEPS } from './graph.ts';
import type { Step, Visitor } from './graph.ts';

/** The time of the first visitor; the others come a minute after each other. */
const NOW = Date.parse('2026-01-31T09:30:00Z');

/** Time and chance are in the scenario: what a host would add is never asked for. */
export const CHANCE = { now: () => 0, seed: () => 0 };

export function scenarioOf(visitor: Visitor, i: number): Scenario {
  const now = new Date(NOW + i * 60_000).toISOString();
  return { name: visitor.email, now, seed: 7 + i, request: { form: visitor } };
}

/**
 * The graph as a flow, `blocks` times in a row: all ends but the last lead on to the next block, so a flow of any
 * length has the same mix of steps. Prepared once, as a host does; half of the visitors are users already.
 */
export function flowmintEnv(blocks = 1): Env {
  const copies = Array.from({ length: blocks }, (_, block) => block);
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: `bench-${blocks}`,
      name: 'Benchmark',
      start: `${START}-0`,
      steps: copies.flatMap((block) =>
        STEPS.map((step) => toStep(step, block, block === blocks - 1)),
      ),
      edges: copies.flatMap((block) =>
        STEPS.flatMap((step) => edgesOf(step, block, block === blocks - 1)),
      ),
    },
    registry,
  );
  const users = KNOWN_VISITORS.map(({ email }) => ({ loginIds: [email], email }));
  return makeEnv(makeRunnable(flow, registry), { users }, blocks * 10);
}

function toStep(step: Step, block: number, isLast: boolean): object {
  const id = `${step.id}-${block}`;
  switch (step.type) {
    case 'decision': {
      const branches = step.branches.map(({ port, tests }) => ({
        id: port,
        name: port,
        rules: tests,
      }));
      return { id, name: id, kind: 'condition', config: { branches } };
    }
    case 'sign-in':
      return { id, name: id, kind: 'generate-jwt', config: { variant: 'sign-up-or-in' } };
    case 'update': {
      const attributes = [
        { key: 'displayName', type: 'context', value: 'form.name' },
        { key: 'customAttributes.plan', type: 'string', value: step.plan },
      ];
      return { id, name: id, kind: 'update-user', config: { attributes } };
    }
    case 'claims': {
      const claims = [
        { key: 'plan', type: 'string', value: `${step.plan}/{{form.country}}` },
        { key: 'seats', type: 'context', value: 'form.seats' },
      ];
      return { id, name: id, kind: 'custom-claims', config: { claims } };
    }
    case 'end':
      return isLast
        ? { id, name: id, kind: 'end', config: {} }
        : { id, name: id, kind: 'condition', config: { branches: [] } };
  }
}

function edgesOf(step: Step, block: number, isLast: boolean): readonly object[] {
  const from = `${step.id}-${block}`;
  const edge = (port: string, to: string) => ({ from, port, to: `${to}-${block}` });
  switch (step.type) {
    case 'decision':
      return [...step.branches.map(({ port, to }) => edge(port, to)), edge('ELSE', step.otherwise)];
    case 'end':
      return isLast ? [] : [{ from, port: 'ELSE', to: `${START}-${block + 1}` }];
    default:
      return [edge('success', step.to)];
  }
}
