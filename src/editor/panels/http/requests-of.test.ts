import { expect, test } from 'vitest';
import { makeEnv, makeRunnable } from '../../../core/engine/env.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { runMocked } from '../../../hosts/session/run-scenario.ts';
import { registry } from '../../../steps/registry.ts';
import { requestsOf } from './requests-of.ts';

const call = (id: string, endpoint: string) => ({
  id,
  kind: 'http-connector',
  name: id,
  config: { connector: 'api', method: 'GET', endpoint },
});
const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: 'one',
  steps: [call('one', '/one'), call('two', '/two')],
  edges: [{ from: 'one', port: 'success', to: 'two' }],
  connectors: [{ id: 'api', name: 'API', baseUrl: 'https://api.example.com' }],
};
const env = makeEnv(makeRunnable(flow, registry), {
  mocks: [{ method: 'GET', path: '/one', status: 204, delayMs: 40 }],
});
const { moments } = runMocked(
  env,
  { name: 'S', now: '2026-01-31T09:30:00Z', seed: 1 },
  { chance: { now: () => 0, seed: () => 1 } },
);

test('requests stand in order with what came back, a failure included', () => {
  expect(
    requestsOf(moments, moments.length - 1).map(({ step, request, answer }) => [
      step,
      request.url,
      answer,
    ]),
  ).toMatchObject([
    ['one', 'https://api.example.com/one', { status: 204, elapsedMs: 40, mock: 0 }],
    ['two', 'https://api.example.com/two', { reason: 'no-mock' }],
  ]);
});

test('at an earlier moment only what went out by then, perhaps without its answer', () => {
  const asked = moments.findIndex(({ state }) => state.effect !== null);
  expect(requestsOf(moments, asked - 1)).toEqual([]);
  expect(requestsOf(moments, asked)).toMatchObject([{ step: 'one', answer: null }]);
  expect(requestsOf(moments, asked + 1)).toMatchObject([{ step: 'one', answer: { status: 204 } }]);
});
