import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connector, Flow } from '../../../core/document/schema.ts';
import { flowmint } from '../testing/flowmint.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

// The flow and the one it enters each have a connector "api", at different addresses: which secret goes where?

const files = temporaryFiles();
const seen: string[] = [];
let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer(({ url, headers }, response) => {
    seen.push(`${url} ${headers.authorization ?? 'nothing'}`);
    response.end('{"access_token":"T"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});
beforeEach(() => {
  seen.length = 0;
});
afterAll(() => {
  server.close();
  files.remove();
});

const step = { name: '', config: {} };
const call = {
  id: 'call',
  kind: 'http-connector',
  name: 'Call',
  config: { connector: 'api', method: 'GET', endpoint: '/x' },
};

function flowFile(outer: Connector, own: Connector): string {
  const sub = { ...step, id: 'sub', kind: 'subflow', config: { flow: 'sub' } };
  const end = { ...step, id: 'end', kind: 'end' };
  const base = { format: 'flowmint/flow', version: 1, name: '', start: 'call' } as const;
  const flow: Flow = {
    ...base,
    id: 'main',
    steps: [call, sub, end],
    edges: [
      { from: 'call', port: 'success', to: 'sub' },
      { from: 'sub', port: 'success', to: 'end' },
    ],
    connectors: [outer],
  };
  const edges = [{ from: 'call', port: 'success', to: 'end' }];
  const library = [{ ...base, id: 'sub', steps: [call, end], edges, connectors: [own] }];
  return files.write('flow.json', { ...flow, library });
}

async function live(flow: string, secrets: object) {
  const file = files.write('secrets.json', secrets);
  const { code, stderr } = await flowmint(['run', flow, '--live', '--secrets', file]);
  return { code, stderr, seen };
}

const at = (path: string, more: Partial<Connector> = {}): Connector => ({
  id: 'api',
  name: 'API',
  baseUrl: `${origin}/${path}`,
  ...more,
});

test('a secret goes to the outermost flow’s connector alone, and stderr says which one has none', async () => {
  expect(
    await live(flowFile(at('one'), at('two')), { api: { type: 'bearer', token: 'A' } }),
  ).toEqual({
    code: 0,
    stderr:
      'warning: the connector "api" of the flow "sub" has no secret: the one of "api" is for the outermost flow’s connector; --secrets has to name it "sub/api"\n',
    seen: ['/one/x Bearer A', '/two/x nothing'],
  });
});

test('the connector of a flow that is entered has its secret under the names of both', async () => {
  const flow = flowFile(at('one'), at('two'));
  expect(await live(flow, { 'sub/api': { type: 'bearer', token: 'B' } })).toEqual({
    code: 0,
    stderr: '',
    seen: ['/one/x nothing', '/two/x Bearer B'],
  });
});

test('a copy of the outermost flow’s connector is called with its secret', async () => {
  const flow = flowFile(at('one'), at('one', { name: 'Copy' }));
  expect(await live(flow, { api: { type: 'bearer', token: 'A' } })).toEqual({
    code: 0,
    stderr: '',
    seen: ['/one/x Bearer A', '/one/x Bearer A'],
  });
});

test('the client of a flow that is entered is authenticated too; without its secret stderr says so', async () => {
  const oauth2 = { authUrl: `${origin}/token`, clientId: 'c' };
  const flow = flowFile(at('one'), at('two', { oauth2 }));
  expect(await live(flow, { 'sub/api': { type: 'oauth2', clientSecret: 's' } })).toEqual({
    code: 0,
    stderr: '',
    seen: ['/one/x nothing', `/token Basic ${btoa('c:s')}`, '/two/x Bearer T'],
  });
  expect(await live(flow, {})).toMatchObject({
    stderr:
      'warning: the connector "api" of the flow "sub" has no secret: its access token is asked for without the client’s credentials; --secrets has to name it "sub/api"\n',
  });
});
