import { describe, expect, it } from 'vitest';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { HttpAnswer } from '../../core/mocks/http.ts';
import { registry } from '../../steps/registry.ts';
import { runLive } from './run-scenario.ts';

const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'asks-for-ever',
  name: 'Asks for ever',
  start: 'ask',
  steps: [
    {
      id: 'ask',
      kind: 'http-connector',
      name: 'Ask',
      config: { connector: 'api', method: 'GET', endpoint: '/' },
    },
  ],
  edges: [{ from: 'ask', port: 'success', to: 'ask' }],
  connectors: [{ id: 'api', name: 'API', baseUrl: 'https://api.example.com' }],
};
const env = makeEnv(makeRunnable(flow, registry));
const scenario = { name: 'any', now: '2026-01-31T09:30:00Z', seed: 1 };
const chance = { now: () => 0, seed: () => 0 };
const answer: HttpAnswer = {
  type: 'response',
  status: 200,
  headers: {},
  body: '{}',
  elapsedMs: 1,
  mock: null,
};

describe('runLive', () => {
  it('ends at the deadline, however few steps were taken until then', async () => {
    let asked = 0;
    const slow = async () => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 40));
      return answer;
    };
    const run = await runLive(env, scenario, slow, { chance, deadlineMs: 60 });
    expect(run.state).toMatchObject({
      status: 'failed',
      error: { type: 'deadline', message: 'The host’s time limit ended the run.', step: 'ask' },
    });
    // Two on an idle machine; a busy one may manage less, and far from every so many moves.
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(10);
  });

  it('tells whoever performs an effect when nobody waits any more', async () => {
    const cutOff = (signal?: AbortSignal) =>
      new Promise<HttpAnswer>((resolve) => {
        signal?.addEventListener('abort', () => resolve(answer));
      });
    const run = await runLive(env, scenario, (_effect, _session, signal) => cutOff(signal), {
      chance,
      deadlineMs: 30,
    });
    expect(run.state.error?.type).toBe('deadline');
  });

  it('ends when it is cancelled, without taking in the answer that came too late', async () => {
    const cancel = new AbortController();
    const run = await runLive(
      env,
      scenario,
      () => {
        cancel.abort();
        return answer;
      },
      { chance, signal: cancel.signal },
    );
    expect(run.state).toMatchObject({
      status: 'failed',
      error: { type: 'cancelled', message: 'Someone cancelled the run.', step: 'ask' },
    });
    expect(run.trace.map(({ type }) => type)).toEqual(['start', 'request', 'end']);
  });
});
