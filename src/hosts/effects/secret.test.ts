import { expect, test } from 'vitest';
import type { HttpRequest } from '../../core/mocks/http.ts';
import type { Secret } from '../ports/vault.ts';
import { withSecret } from './secret.ts';

const request: HttpRequest = {
  connector: 'idp',
  method: 'GET',
  url: 'https://idp.example.com/',
  headers: { accept: '*/*', authorization: 'old' },
  body: null,
  timeoutMs: 3000,
};

test.each<[Secret, HttpRequest['headers']]>([
  [
    { type: 'bearer', token: 't1' },
    { accept: '*/*', authorization: 'Bearer t1' },
  ],
  [
    { type: 'basic', username: 'ann', password: 'pä' },
    { accept: '*/*', authorization: 'Basic YW5uOnDDpA==' },
  ],
  [
    { type: 'api-key', key: 'X-Api-Key', token: 'k1' },
    { accept: '*/*', authorization: 'old', 'x-api-key': 'k1' },
  ],
])('a request leaves with its secret: $type', (secret, headers) => {
  expect(withSecret(request, secret)).toEqual({ ...request, headers });
});

test('a connector without a secret sends what it sends', () => {
  expect(withSecret(request, undefined)).toBe(request);
});
