import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import type { BatchProgress } from '../../hosts/ports/batch.ts';
import { readEngine } from '../cli/read-engine.ts';
import { runBatch } from './run-batch.ts';

const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: 'jwt',
  steps: [
    { id: 'jwt', kind: 'generate-jwt', name: 'Generate JWT', config: { variant: 'sign-in' } },
    { id: 'end', kind: 'end', name: 'End', config: {} },
  ],
  edges: [{ from: 'jwt', port: 'success', to: 'end' }],
};
const ann = { loginIds: ['ann@example.com'], userId: 'U1' };
const asAnn: Scenario = {
  name: 'Ann',
  now: '2026-01-31T09:30:00Z',
  seed: 1,
  request: { form: { email: 'ann@example.com' } },
};
const chance = { now: () => 0, seed: () => 1 };

describe('a batch', () => {
  test('runs every scenario with the users it brings, else the stored ones', async () => {
    const { runs, progress } = await run([
      asAnn,
      { ...asAnn, name: 'Nobody', users: [], expect: { outcome: 'failed' } },
      { ...asAnn, name: 'Twins', users: [ann, { ...ann, userId: 'U2' }] },
    ]);
    expect(
      runs.map((one) =>
        one.type === 'ran'
          ? [one.name, one.summary.outcome, one.summary.user?.userId, one.failures]
          : [one.name, one.message],
      ),
    ).toEqual([
      ['Ann', 'completed', 'U1', []],
      ['Nobody', 'failed', undefined, []],
      ['Twins', 'expected a login ID no other user has, found "ann@example.com" twice'],
    ]);
    expect(progress.at(-1)).toEqual({ done: 3, total: 3 });
  });

  test('stops when it is cancelled on the way, and not before', async () => {
    const cancel = new AbortController();
    const { progress, error } = await run(
      Array.from({ length: 100_000 }, () => asAnn),
      cancel,
    );
    expect(error).toEqual(new Error('enough'));
    expect(progress).toHaveLength(1);
    expect(progress[0]?.done).toBeGreaterThan(0);
    expect(progress[0]?.done).toBeLessThan(100_000);
  });
});

/** Runs scenarios; with a controller, cancels as soon as there is progress. */
async function run(scenarios: readonly Scenario[], cancel = new AbortController()) {
  const progress: BatchProgress[] = [];
  const control = {
    signal: cancel.signal,
    report(one: BatchProgress) {
      progress.push(one);
      if (one.done < one.total) cancel.abort(new Error('enough'));
    },
  };
  const world = { users: [ann], mocks: [] };
  try {
    return {
      progress,
      runs: await runBatch({ flow, scenarios, world }, control, chance, readEngine),
    };
  } catch (error) {
    return { progress, runs: [], error };
  }
}
