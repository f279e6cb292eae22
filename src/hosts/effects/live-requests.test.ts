import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import type { HttpEffect } from '../../core/engine/state.ts';
import type { HttpRequest } from '../../core/mocks/http.ts';
import { registry } from '../../steps/registry.ts';
import { makeSigningKey, Signer } from '../keys/signer.ts';
import type { Secret } from '../ports/vault.ts';
import { RunSession } from '../session/run-session.ts';
import { liveRequests } from './live-requests.ts';

let server: Server;
let url: string;
const seen: (string | string[] | undefined)[] = [];
beforeAll(async () => {
  server = createServer(({ headers }, outgoing) => {
    seen.push(headers['x-descope-webhook-s256']);
    outgoing.end('{"access_token":"secret"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.close();
});

async function send(secret: Secret | undefined, more: Partial<HttpRequest> = {}) {
  const flow = { format: 'flowmint/flow', version: 1, id: 'f', name: 'F' } as const;
  const env = makeEnv(makeRunnable({ ...flow, start: null, steps: [], edges: [] }, registry));
  const request = {
    connector: 'api',
    method: 'POST',
    url,
    headers: {},
    body: '{}',
    timeoutMs: 5_000,
  } as const;
  const effect: HttpEffect = {
    type: 'http',
    request: { ...request, ...more },
    id: 1,
    step: 'a',
    tokens: [],
  };
  seen.length = 0;
  const answer = await liveRequests(new Signer(await makeSigningKey()), () => secret)(
    effect,
    new RunSession(env),
  );
  return { isSigned: seen[0] !== undefined, says: answer.signed };
}

test('the answer to a request that left with an HMAC says so, since only the host knows', async () => {
  const secret: Secret = { type: 'none', hmacSecret: 'key' };
  expect(await send(secret)).toEqual({ isSigned: true, says: true });
  expect(await send(secret, { purpose: 'access-token' })).toEqual({
    isSigned: false,
    says: undefined,
  });
  expect(await send(undefined)).toEqual({ isSigned: false, says: undefined });
});
