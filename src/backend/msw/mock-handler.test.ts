import { getResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import type { HttpAnswer } from '../../core/mocks/http.ts';
import { createMockHandler } from './mock-handler.ts';

const BASE = 'http://127.0.0.1:4173/';
const ANSWERED = { type: 'response', headers: {}, body: '', elapsedMs: 0, mock: 0 } as const;

describe('the network tools see', () => {
  test('the status, headers and body that the matcher answered', async () => {
    const response = await ask({
      ...ANSWERED,
      status: 401,
      headers: { 'content-type': 'application/json', 'x-request-id': 'r1' },
      body: '{"error":"bad password"}',
    });
    expect(response?.status).toBe(401);
    expect(response?.headers.get('x-request-id')).toBe('r1');
    expect(response?.headers.get('content-type')).toBe('application/json');
    expect(await response?.text()).toBe('{"error":"bad password"}');
  });

  test('no body where the status has none', async () => {
    const response = await ask({ ...ANSWERED, status: 204, body: 'ignored' });
    expect([response?.status, await response?.text()]).toEqual([204, '']);
  });

  test('all headers but the ones no browser takes', async () => {
    const response = await ask({ ...ANSWERED, status: 200, headers: { 'bad name': 'x', ok: 'y' } });
    expect([...(response?.headers ?? [])]).toEqual([
      ['content-type', 'text/plain;charset=UTF-8'],
      ['ok', 'y'],
    ]);
  });

  test.each([
    ['a broken connection', failure('network')],
    ['a timeout', failure('timeout')],
    ['a request no mock answers', failure('no-mock')],
    ['a status below those of a whole answer', { ...ANSWERED, status: 101 }],
  ])('a failed request for %s', async (_what, answer) => {
    expect((await ask(answer))?.type).toBe('error');
  });

  test('nothing for an effect that is not under way', async () => {
    const handlers = [createMockHandler(BASE, new Map())];
    const request = new Request(`${BASE}mock/3/https/idp.example.com/login`);
    expect(await getResponse(handlers, request)).toBeUndefined();
  });
});

function ask(answer: HttpAnswer) {
  const handlers = [createMockHandler(BASE, new Map([[3, answer]]))];
  const url = `${BASE}mock/3/https/idp.example.com/login`;
  return getResponse(handlers, new Request(url, { method: 'POST', body: '{}' }));
}

function failure(reason: 'network' | 'timeout' | 'no-mock'): HttpAnswer {
  return { type: 'failure', reason, message: '', elapsedMs: 0, mock: null };
}
