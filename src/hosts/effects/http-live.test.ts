import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../core/mocks/http.ts';
import { sendLive } from './http-live.ts';

describe('sendLive', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((incoming, outgoing) => {
      if (incoming.url === '/never') return;
      if (incoming.url === '/stuck') {
        outgoing.writeHead(200).write('the beginning');
        return;
      }
      if (incoming.url === '/endless') {
        outgoing.end('x'.repeat(1_000_001));
        return;
      }
      let body = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (body += chunk));
      incoming.on('end', () => {
        const { method = '', headers } = incoming;
        outgoing.writeHead(418, { 'X-Seen': headers['x-say'] ?? '' });
        outgoing.end(`${method} ${body}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const request = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
    connector: 'idp',
    method: 'POST',
    url: `${origin}${path}`,
    headers: { 'x-say': 'hello' },
    body: '{}',
    timeoutMs: 5_000,
    ...more,
  });

  it('sends method, headers and body, and answers whatever status came back', async () => {
    expect(await sendLive(request('/login', { body: '{"a":"é"}' }))).toMatchObject({
      type: 'response',
      status: 418,
      headers: { 'x-seen': 'hello' },
      body: 'POST {"a":"é"}',
      mock: null,
    });
  });

  it.each(['/never', '/stuck'])('waits no longer than the timeout for %s', async (path) => {
    const answer = await sendLive(request(path, { timeoutMs: 100 }));
    expect(answer).toMatchObject({
      type: 'failure',
      reason: 'timeout',
      message: 'No answer within 0.1 s.',
    });
    expect(answer.elapsedMs).toBeGreaterThanOrEqual(90);
    expect(answer.elapsedMs).toBeLessThan(3_000);
  });

  it.each(['/never', '/stuck'])('is cut off at once for %s when nobody waits', async (path) => {
    const giveUp = new AbortController();
    const answer = sendLive(request(path), giveUp.signal);
    setTimeout(() => giveUp.abort(), 20);
    expect(await answer).toMatchObject({ type: 'failure', reason: 'network' });
    expect((await answer).elapsedMs).toBeLessThan(3_000);
  });

  it('refuses an answer that is too long', async () => {
    expect(await sendLive(request('/endless'))).toMatchObject({
      type: 'failure',
      reason: 'network',
      message: 'The answer is longer than 1000000 bytes.',
    });
  });

  it('says that nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const answer = await sendLive(request('/', { url: `http://127.0.0.1:${port}/login` }));
    expect(answer).toMatchObject({
      type: 'failure',
      reason: 'network',
      message: `No connection to http://127.0.0.1:${port}/login: connect ECONNREFUSED 127.0.0.1:${port}.`,
    });
  });
});
