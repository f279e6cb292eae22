import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import type { HttpEffect } from '../../core/engine/state.ts';
import type { HttpAnswer, HttpRequest } from '../../core/mocks/http.ts';
import { RunSession } from '../../hosts/session/run-session.ts';
import { createPageHttp } from './page-http.ts';
import type { VisibleRequests } from './visible-requests.ts';

const patience = { start: 40, run: 10, show: 20 };
const never = new Promise<never>(() => {});

describe('a request of an interactive run', () => {
  test('is shown as it would leave, with the answer the matcher gave', async () => {
    const shown: unknown[] = [];
    const http = createPageHttp({
      start: async () => visible(async (...exchange) => void shown.push(exchange)),
      complete,
    });
    expect(await http.perform(effect, session)).toEqual(answer);
    expect(shown).toEqual([[1, { ...effect.request, body: 'raw' }, answer]]);
    expect(await http.mode()).toBe('service-worker');
  });

  test.each<[string, () => Promise<VisibleRequests | undefined>]>([
    ['there are no service workers', async () => undefined],
    ['the start fails', () => Promise.reject(new Error('refused'))],
    ['the start never ends', () => never],
    ['another worker took over', async () => ({ ...visible(fail), isUp: () => false })],
  ])('is answered directly where %s', async (_where, start) => {
    const http = createPageHttp({ start, complete, patience });
    expect(await http.perform(effect, session)).toEqual(answer);
    expect(await http.mode()).toBe('direct');
  });

  test.each<[string, VisibleRequests['show']]>([
    ['fails', fail],
    ['never ends', () => never],
  ])('has the same answer where showing it %s', async (_how, show) => {
    const http = createPageHttp({ start: async () => visible(show), complete, patience });
    expect(await http.perform(effect, session)).toEqual(answer);
  });

  test('does not wait for a slow start, and is shown once that is done', async () => {
    let finish: (started: VisibleRequests) => void = () => {};
    const started = new Promise<VisibleRequests>((resolve) => {
      finish = resolve;
    });
    const shown: number[] = [];
    const http = createPageHttp({ start: () => started, complete, patience });
    await http.perform(effect, session);
    expect(await http.mode()).toBe('direct');
    finish(visible(async (id) => void shown.push(id)));
    await http.perform({ ...effect, id: 2 }, session);
    expect([shown, await http.mode()]).toEqual([[2], 'service-worker']);
  });
});

const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: null,
  steps: [],
  edges: [],
};
const mocks = [{ method: 'GET', path: '/me', status: 200, json: { name: 'Ann' } }] as const;
const session = new RunSession(makeEnv(makeRunnable(flow, new Map()), { mocks }));

const effect: HttpEffect = {
  type: 'http',
  id: 1,
  step: 'call',
  tokens: [],
  request: {
    connector: 'idp',
    method: 'GET',
    url: 'https://idp.example.com/me',
    headers: {},
    body: null,
    timeoutMs: 3000,
  },
};
const answer: HttpAnswer = {
  type: 'response',
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"name":"Ann"}',
  elapsedMs: 0,
  mock: 0,
};

async function complete({ request }: HttpEffect): Promise<HttpRequest> {
  return { ...request, body: 'raw' };
}

function visible(show: VisibleRequests['show']): VisibleRequests {
  return { show, isUp: () => true };
}

async function fail(): Promise<never> {
  throw new Error('broken');
}
