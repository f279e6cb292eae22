import { describe, expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../../steps/registry.ts';
import type { Connector, Flow } from '../document/schema.ts';
import type { Mock } from '../mocks/mock.ts';
import { connectorOf } from './connectors.ts';
import { makeEnv, makeLibrary, makeRunnable } from './env.ts';

// A flow that calls an API and then enters another flow that does the same by a connector of the same id.

const call = (id: string) => ({
  id,
  kind: 'http-connector',
  name: id,
  config: { connector: 'api', method: 'GET', endpoint: `/${id}` },
});
const end = { id: 'end', kind: 'end', name: 'end', config: {} };

function connector(origin: string, more: Partial<Connector> = {}): Connector {
  return { id: 'api', name: origin, baseUrl: `https://${origin}.example.com/v1`, ...more };
}

function withToken(origin: string): Connector {
  const authUrl = `https://${origin}.example.com/token-${origin}`;
  return connector(origin, { oauth2: { authUrl, clientId: origin } });
}

function run(outer: Connector | undefined, own: Connector | undefined) {
  const base = { format: 'flowmint/flow', version: 1 } as const;
  const inner: Flow = {
    ...base,
    id: 'sub',
    name: 'Sub',
    start: 'b',
    steps: [call('b'), end],
    edges: [{ from: 'b', port: 'success', to: 'end' }],
    ...(own !== undefined && { connectors: [own] }),
  };
  const flow: Flow = {
    ...base,
    id: 'main',
    name: 'Main',
    start: outer === undefined ? 'enter' : 'a',
    steps: [
      call('a'),
      { id: 'enter', kind: 'subflow', name: 'enter', config: { flow: 'sub' } },
      end,
    ],
    edges: [
      { from: 'a', port: 'success', to: 'enter' },
      { from: 'enter', port: 'success', to: 'end' },
    ],
    ...(outer !== undefined && { connectors: [outer] }),
  };
  const library = makeLibrary(flow, [inner], registry);
  const env = makeEnv(makeRunnable(flow, registry), { library, mocks: MOCKS });
  const session = runMocked(env, { name: 's' }, { chance: { now: () => 0, seed: () => 1 } });
  const requests = session.trace.flatMap((entry) =>
    entry.type === 'request' && entry.effect.type === 'http' ? [entry.effect.request] : [],
  );
  return { status: session.state.status, requests, env };
}

const token = (origin: string): Mock => ({
  method: 'POST',
  path: `/token-${origin}`,
  status: 200,
  json: { access_token: `token-of-${origin}` },
});
const MOCKS: readonly Mock[] = [
  token('one'),
  token('two'),
  { method: 'GET', path: '/a', status: 200, json: {} },
  { connector: 'api', method: 'GET', path: '/b', status: 200, json: {} },
];

describe('a flow that was entered', () => {
  test('brings its connectors along: requests say whose they are, and mocks answer below their base URL', () => {
    const { status, requests, env } = run(connector('one'), connector('two'));
    expect(status).toBe('completed');
    expect(requests).toMatchObject([
      { connector: 'api', url: 'https://one.example.com/v1/a' },
      { connector: 'api', flow: 'sub', url: 'https://two.example.com/v1/b' },
    ]);
    expect(requests[0]).not.toHaveProperty('flow');
    expect(requests.map((request) => connectorOf(env, request)?.name)).toEqual(['one', 'two']);
  });

  test('may be the only one that has a connector', () => {
    expect(run(undefined, connector('two'))).toMatchObject({
      status: 'completed',
      requests: [{ flow: 'sub', url: 'https://two.example.com/v1/b' }],
    });
  });

  test('never sends an access token that another connector of the same id got', () => {
    const { status, requests } = run(withToken('one'), withToken('two'));
    expect(status).toBe('completed');
    expect(requests.map(({ url, headers }) => [url, headers['authorization']])).toEqual([
      ['https://one.example.com/token-one', undefined],
      ['https://one.example.com/v1/a', 'Bearer token-of-one'],
      ['https://two.example.com/token-two', undefined],
      ['https://two.example.com/v1/b', 'Bearer token-of-two'],
    ]);
  });

  test.each([
    ['has none of that id', undefined],
    ['has a copy that goes to the same place', { ...withToken('one'), name: 'Copy' }],
  ])('uses the outermost flow’s connector, and its access token, where it %s', (_what, own) => {
    const { requests, env } = run(withToken('one'), own);
    expect(requests.map(({ url }) => url)).toEqual([
      'https://one.example.com/token-one',
      'https://one.example.com/v1/a',
      'https://one.example.com/v1/b',
    ]);
    expect(requests.map((request) => connectorOf(env, request)?.name)).toEqual([
      'one',
      'one',
      'one',
    ]);
  });
});
