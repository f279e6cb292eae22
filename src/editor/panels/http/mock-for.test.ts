import { describe, expect, test } from 'vitest';
import type { Flow } from '../../../core/document/schema.ts';
import { answerFromMocks } from '../../../core/mocks/answer.ts';
import type { HttpRequest } from '../../../core/mocks/http.ts';
import { registry } from '../../../steps/registry.ts';
import { mockFor } from './mock-for.ts';

const check = {
  id: 'check',
  kind: 'http-connector',
  name: 'Check',
  config: {
    connector: 'idp',
    method: 'POST',
    endpoint: '/login?trace=1',
    formMapping: [
      { key: 'form.externalId', value: 'connectors.httpResult.user.id' },
      { key: 'form.email', value: 'connectors.httpResult.email' },
    ],
  },
};
const condition = {
  id: 'active',
  kind: 'condition',
  name: 'Active?',
  config: {
    branches: [
      {
        id: 'yes',
        name: 'Yes',
        rules: [
          { key: 'connectors.httpResult.active', operator: 'is-true' },
          { key: 'connectors.httpResult.emailVerified', operator: 'is-true' },
          { key: 'connectors.other.x', operator: 'not-empty' },
        ],
      },
    ],
  },
};
const connectors = [{ id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com/v1/' }];
const request: HttpRequest = {
  connector: 'idp',
  method: 'POST',
  url: 'https://idp.example.com/v1/login?trace=1',
  headers: {},
  body: '{"email":"ann@example.com","password":"x"}',
  timeoutMs: 1000,
};

function mock(flow: Pick<Flow, 'steps' | 'connectors'>, asked = request) {
  return mockFor(flow, registry, 'check', asked);
}

describe('a mock for a request nobody answered', () => {
  test('holds what the steps of the flow read of the answer', () => {
    expect(mock({ steps: [check, condition], connectors })).toEqual({
      connector: 'idp',
      method: 'POST',
      path: '/login',
      status: 200,
      json: {
        user: { id: 'acme-1001' },
        email: 'ann@example.com',
        active: true,
        emailVerified: true,
      },
    });
  });

  test('holds the body alone where the connector puts headers beside it', () => {
    const reads = {
      ...check,
      config: {
        ...check.config,
        formMapping: [{ key: 'form.email', value: 'connectors.httpResult.body.email' }],
      },
    };
    const wrapping = connectors.map((one) => ({ ...one, includeHeadersInContext: true }));
    expect(mock({ steps: [reads], connectors: wrapping }).json).toEqual({
      email: 'ann@example.com',
    });
  });

  test('answers that request', () => {
    const answer = answerFromMocks([mock({ steps: [check], connectors })], request, '/v1/');
    expect(answer).toMatchObject({ type: 'response', status: 200, mock: 0 });
  });

  test('is for the connector that a flow entered brings along, below its base URL', () => {
    const own = { id: 'idp', name: 'Its IdP', baseUrl: 'https://two.example.com/api/v2' };
    const base = { format: 'flowmint/flow', version: 1, name: 'Sub', start: 'check' } as const;
    const library = [{ ...base, id: 'sub', steps: [check], edges: [], connectors: [own] }];
    const url = 'https://two.example.com/api/v2/login';
    expect(
      mockFor({ steps: [], connectors, library }, registry, 'check', {
        ...request,
        flow: 'sub',
        url,
      }),
    ).toMatchObject({ connector: 'sub/idp', path: '/login' });
  });

  test('holds what was sent, without the password, where nobody reads the answer', () => {
    const { formMapping: _none, ...config } = check.config;
    expect(mock({ steps: [{ ...check, config }], connectors }).json).toEqual({
      email: 'ann@example.com',
    });
  });

  test.each([
    ['https://idp.example.com', '/'],
    ['https://idp.example.com/v1', '/v1'],
    ['https://idp.example.com/v1/users/7#top', '/users/7'],
    ['https://idp.example.com/v10/users', '/v10/users'],
  ])('names the path below the base URL: %s', (url, path) => {
    expect(mock({ steps: [check], connectors }, { ...request, url }).path).toBe(path);
  });

  test('is empty where the body is no JSON', () => {
    expect(mock({ steps: [], connectors }, { ...request, body: 'a=1' }).json).toEqual({});
  });
});
