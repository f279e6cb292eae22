import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HttpRequest } from '../../core/mocks/http.ts';
import type { Secret } from '../ports/vault.ts';
import { withSecret } from './secret.ts';

const request: HttpRequest = {
  connector: 'idp',
  method: 'POST',
  url: 'https://idp.example.com/',
  headers: { accept: '*/*', authorization: 'old' },
  body: '{"name":"Zoë"}',
  timeoutMs: 3000,
};
const connector = {
  id: 'idp',
  name: 'IdP',
  baseUrl: 'https://idp.example.com',
  oauth2: { authUrl: 'https://idp.example.com/token', clientId: 'a b' },
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
  [
    { type: 'oauth2', clientSecret: 's' },
    { accept: '*/*', authorization: 'old' },
  ],
])('a request leaves with its secret: $type', async (secret, headers) => {
  expect(await withSecret(request, secret, connector)).toEqual({ ...request, headers });
});

test('a connector without a secret sends what it sends', async () => {
  expect(await withSecret(request, undefined, connector)).toBe(request);
});

test.each(['hex', 'base64'] as const)(
  'a payload is signed as receivers check it (%s)',
  async (encoding) => {
    const body = Buffer.from(request.body ?? '').toString('base64');
    const expected = createHmac('sha256', 'key').update(body).digest(encoding);
    const sent = await withSecret(
      request,
      { type: 'none', hmacSecret: 'key' },
      connector,
      encoding,
    );
    expect(sent.headers).toEqual({ ...request.headers, 'x-descope-webhook-s256': expected });
  },
);

const tokenRequest: HttpRequest = {
  ...request,
  headers: {},
  body: 'grant_type=client_credentials',
  purpose: 'access-token',
};

test('a client names itself in the header, encoded as RFC 6749 §2.3.1 says', async () => {
  const secret = { type: 'oauth2', clientSecret: 'p:q', hmacSecret: 'key' } as const;
  expect(await withSecret(tokenRequest, secret, connector)).toEqual({
    ...tokenRequest,
    headers: { authorization: `Basic ${btoa('a%20b:p%3Aq')}` },
  });
});

test('a client names itself in the body where the connector says so', async () => {
  const inBody = { ...connector, oauth2: { ...connector.oauth2, authStyle: 'body' as const } };
  const request = { ...tokenRequest, body: 'grant_type=client_credentials&client_id=a+b' };
  const sent = await withSecret(request, { type: 'oauth2', clientSecret: 'p&q' }, inBody);
  expect(sent).toEqual({ ...request, body: `${request.body}&client_secret=p%26q` });
});

test('a token request carries no other secret', async () => {
  const sent = await withSecret(tokenRequest, { type: 'bearer', token: 't' }, connector);
  expect(sent).toEqual(tokenRequest);
});
