import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import { printTrace } from '../../core/engine/print-trace.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Mock } from '../../core/mocks/mock.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../registry.ts';

const chance = { now: () => 0, seed: () => 1 };
const call = (id: string, more: JsonObject = {}): Flow['steps'][number] => ({
  id,
  kind: 'http-connector',
  name: id,
  config: { connector: 'api', method: 'GET', endpoint: `/${id}`, contextKey: id, ...more },
});

function flow(
  steps: readonly Flow['steps'][number][],
  oauth2?: NonNullable<Flow['connectors']>[number]['oauth2'],
): Flow {
  const all = [...steps, { id: 'end', kind: 'end', name: 'end', config: {} }];
  return {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: all[0]?.id ?? null,
    steps: all,
    edges: steps.map(({ id }, i) => ({ from: id, port: 'success', to: all[i + 1]?.id ?? '' })),
    connectors: [
      {
        id: 'api',
        name: 'API',
        baseUrl: 'https://api.example.com',
        ...(oauth2 !== undefined && { oauth2 }),
      },
    ],
  };
}

function run(document: Flow, mocks: readonly Mock[]) {
  const env = makeEnv(makeRunnable(document, registry), { mocks });
  const session = runMocked(env, { name: 's' }, { chance });
  const requests = session.trace.flatMap((entry) =>
    entry.type === 'request' && entry.effect.type === 'http' ? [entry.effect.request] : [],
  );
  return { session, requests };
}

const OAUTH2 = {
  authUrl: 'https://idp.example.com/oauth/token',
  clientId: 'flowmint',
  scopes: ['read', 'write:all'],
  headers: { 'X-Tenant': 'acme' },
};
const ok = (path: string): Mock => ({ method: 'GET', path, status: 200, json: { path } });
const token = (json: JsonObject, more: Partial<Mock> = {}): Mock => ({
  method: 'POST',
  path: '/oauth/token',
  status: 200,
  json: { ...json },
  ...more,
});

describe('a connector with OAuth 2.0 client credentials', () => {
  test('gets an access token first, and shares it between steps while it holds', () => {
    const { session, requests } = run(flow([call('a'), call('b')], OAUTH2), [
      token({ access_token: 't1', expires_in: 3600 }),
      ok('/a'),
      ok('/b'),
    ]);
    expect(requests).toEqual([
      {
        connector: 'api',
        method: 'POST',
        url: 'https://idp.example.com/oauth/token',
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
          'x-tenant': 'acme',
        },
        body: 'grant_type=client_credentials&scope=read+write%3Aall',
        timeoutMs: 3000,
        purpose: 'access-token',
      },
      {
        connector: 'api',
        method: 'GET',
        url: 'https://api.example.com/a',
        headers: { accept: 'application/json', authorization: 'Bearer t1' },
        body: null,
        timeoutMs: 3000,
      },
      {
        connector: 'api',
        method: 'GET',
        url: 'https://api.example.com/b',
        headers: { accept: 'application/json', authorization: 'Bearer t1' },
        body: null,
        timeoutMs: 3000,
      },
    ]);
    expect(session.state.context.connectors).toEqual({ a: { path: '/a' }, b: { path: '/b' } });
  });

  test('gets another one once the run’s clock has passed the first', () => {
    const { requests } = run(flow([call('a'), call('b')], { ...OAUTH2, authStyle: 'body' }), [
      token({ access_token: 't1', expires_in: 1 }),
      { ...ok('/a'), delayMs: 1500 },
      ok('/b'),
    ]);
    expect(requests.map(({ purpose, body }) => [purpose, body])).toEqual([
      ['access-token', 'grant_type=client_credentials&scope=read+write%3Aall&client_id=flowmint'],
      [undefined, null],
      ['access-token', 'grant_type=client_credentials&scope=read+write%3Aall&client_id=flowmint'],
      [undefined, null],
    ]);
  });

  test.each<[title: string, mocks: readonly Mock[], message: string]>([
    [
      'no mock',
      [],
      'No access token: No mock answers POST /oauth/token: add one with method POST and path "/oauth/token".',
    ],
    [
      'refused',
      [token({}, { status: 401 })],
      'No access token: the token endpoint answered with status 401.',
    ],
    [
      'no token',
      [token({ token: 't' })],
      'No access token: the token endpoint answered no JSON with an access_token.',
    ],
    [
      'no JSON',
      [token({}, { json: undefined, text: 'hello' })],
      'No access token: the token endpoint answered no JSON with an access_token.',
    ],
    [
      'no connection',
      [token({}, { fault: 'network' })],
      'No access token: No connection to https://idp.example.com.',
    ],
  ])('fails as ConnectorFailed without a token: %s', (_title, mocks, message) => {
    const { session } = run(flow([call('a')], OAUTH2), mocks);
    expect(session.state.error).toEqual({ type: 'ConnectorFailed', message, step: 'a' });
  });
});

describe('a connector that runs asynchronously', () => {
  test('goes on at once: no time passes, nothing of the answer is kept, and no error is seen', () => {
    const { session, requests } = run(
      flow([call('a', { async: true }), call('b', { async: true })]),
      [{ ...ok('/a'), delayMs: 2000 }],
    );
    expect(requests.map(({ url, async }) => [url, async])).toEqual([
      ['https://api.example.com/a', true],
      ['https://api.example.com/b', true],
    ]);
    expect(session.state).toMatchObject({
      status: 'completed',
      clock: 0,
      context: { connectors: {} },
    });
    expect(printTrace(session.trace)).toBe(`+0 start f at a
+0 #1 a (http-connector) asks GET https://api.example.com/a
+0 #1 a (http-connector) -success-> b: Sent; nobody waits for the answer.; answer 200; assumes async-connector
+0 #2 b (http-connector) asks GET https://api.example.com/b
+0 #2 b (http-connector) -success-> end: Sent; nobody waits for the answer.; no answer: no-mock; assumes async-connector
+0 #3 end (end) ends: The flow ends. Nobody signed in, so there is no session token.
+0 end completed
`);
  });

  test('waits for no access token either: it takes no time of the run, and then the request is sent', () => {
    const { session, requests } = run(flow([call('a', { async: true }), call('b')], OAUTH2), [
      token({ access_token: 't1', expires_in: 1 }, { delayMs: 2500 }),
      ok('/a'),
      ok('/b'),
    ]);
    expect(requests.map(({ url, purpose, async }) => [url, purpose, async])).toEqual([
      ['https://idp.example.com/oauth/token', 'access-token', true],
      ['https://api.example.com/a', undefined, true],
      ['https://api.example.com/b', undefined, undefined],
    ]);
    expect(session.state).toMatchObject({ status: 'completed', clock: 0 });
  });

  test.each<[title: string, mocks: readonly Mock[], why: string]>([
    [
      'refused',
      [token({}, { status: 401 })],
      'No access token: the token endpoint answered with status 401.',
    ],
    [
      'not answered in time',
      [token({}, { fault: 'timeout' })],
      'No access token: No answer within 3 s.',
    ],
    [
      'no mock',
      [],
      'No access token: No mock answers POST /oauth/token: add one with method POST and path "/oauth/token".',
    ],
  ])('goes on by success without an access token as well: %s', (_title, mocks, why) => {
    const { session, requests } = run(flow([call('a', { async: true })], OAUTH2), mocks);
    expect(requests.map(({ purpose }) => purpose)).toEqual(['access-token']);
    expect(session.state).toMatchObject({ status: 'completed', clock: 0 });
    expect(session.trace.find((entry) => entry.type === 'step')).toMatchObject({
      port: 'success',
      why: `${why} Nothing was sent, and nobody waits for it.`,
      assumptions: ['async-connector'],
    });
  });
});
