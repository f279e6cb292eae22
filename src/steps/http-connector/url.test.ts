import { describe, expect, test } from 'vitest';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const http = kindIn(registry, 'http-connector');

/** Where a request goes whose endpoint has this value as form.v. */
function sent(
  endpoint: string,
  v: string,
  choice: 'as-is' | 'encoded' = 'as-is',
  baseUrl = 'https://a.b',
) {
  const config = { connector: 'api', method: 'GET', endpoint };
  const { outcome, warnings, assumptions } = executeStep(http, config, {
    flowConnectors: [{ id: 'api', name: 'API', baseUrl }],
    form: { v },
    assumptions: { 'endpoint-values': choice },
  });
  const isSent = outcome.type === 'perform' && outcome.effect.type === 'http';
  return { url: isSent ? outcome.effect.request.url : null, warnings, assumptions };
}

describe('a dynamic value in an endpoint', () => {
  test.each<[endpoint: string, v: string, asIs: string, encoded: string, holds: string]>([
    [
      '/users/{{form.v}}/x',
      '../admin?x=1#',
      '/users/../admin?x=1#/x',
      '/users/..%2Fadmin%3Fx=1%23/x',
      '"/", "?", "#", which mean',
    ],
    ['/u/{{form.v}}', '%2e', '/u/%2e', '/u/%252e', '"%", which means'],
    [
      '/u?e={{form.v}}',
      'a&b=c d@x.com',
      '/u?e=a&b=c%20d@x.com',
      '/u?e=a%26b=c%20d@x.com',
      '"&", which means',
    ],
    ['/u?e={{form.v}}', 'a+b@x.com', '/u?e=a+b@x.com', '/u?e=a%2Bb@x.com', '"+", which means'],
    ['/u?a=1&{{form.v}}', 'b=2', '/u?a=1&b=2', '/u?a=1&b%3D2', '"=", which means'],
    ['{{form.v}}', '/u?a=1', '/u?a=1', '/%2Fu%3Fa=1', '"/", "?", which mean'],
  ])('%s that is %j can change it, which is warned about', (endpoint, v, asIs, encoded, holds) => {
    const warning = `{{form.v}} holds ${holds} something in a URL: it is sent`;
    const assumptions = ['endpoint-values'];
    expect(sent(endpoint, v, 'as-is')).toEqual({
      url: `https://a.b${asIs}`,
      warnings: [`${warning} as it is.`],
      assumptions,
    });
    expect(sent(endpoint, v, 'encoded')).toEqual({
      url: `https://a.b${encoded}`,
      warnings: [`${warning} encoded.`],
      assumptions,
    });
  });

  test.each<[endpoint: string, v: string, url: string]>([
    ['/u/{{form.v}}', 'ann@x.com', '/u/ann@x.com'],
    ['/u/{{form.v}}', 'a+b=c&d ü', '/u/a+b=c&d%20%C3%BC'],
    ['/u?e={{form.v}}', 'a/b?c=d', '/u?e=a/b?c=d'],
    ['/u/v{{form.v}}', '..', '/u/v..'],
  ])('%s that is %j stays what it is, whatever is assumed', (endpoint, v, url) => {
    const same = { url: `https://a.b${url}`, warnings: [], assumptions: [] };
    expect(sent(endpoint, v, 'as-is')).toEqual(same);
    expect(sent(endpoint, v, 'encoded')).toEqual(same);
  });

  test('that is nothing but dots leads up, which no encoding prevents', () => {
    for (const choice of ['as-is', 'encoded'] as const) {
      expect(sent('/u/{{form.v}}/x', '..', choice)).toEqual({
        url: 'https://a.b/u/../x',
        warnings: ['{{form.v}} is "..", which leads up in a path.'],
        assumptions: [],
      });
    }
  });
});

describe('the URL of a request', () => {
  test.each<[baseUrl: string, endpoint: string, url: string]>([
    ['https://a.b/v1?key=k', '/users', 'https://a.b/v1/users?key=k'],
    ['https://a.b/v1/?key=k', 'users?x=1#top', 'https://a.b/v1/users?key=k&x=1#top'],
    ['https://a.b/v1?key=k', '', 'https://a.b/v1?key=k'],
    ['https://a.b?key=k', '?x=1', 'https://a.b?key=k&x=1'],
    ['https://a.b?', '/u?x=1', 'https://a.b/u?x=1'],
    ['https://a.b/v1#part', '/u', 'https://a.b/v1/u'],
  ])('of %s and %j has one path, and the queries of both', (baseUrl, endpoint, url) => {
    const expected = { url, warnings: [], assumptions: ['request-url'] };
    expect(sent(endpoint, '', 'as-is', baseUrl)).toEqual(expected);
  });

  test.each([
    ['https://a.b/v1/', '/u?x=1?2#a?b', 'https://a.b/v1/u?x=1?2#a?b'],
    ['https://a.b/v1', '?x=1', 'https://a.b/v1?x=1'],
    ['https://a.b/v1/', '', 'https://a.b/v1'],
    ['https://a.b', '/login?next=https://c.d', 'https://a.b/login?next=https://c.d'],
  ])('of %s and %j is the one after the other', (baseUrl, endpoint, url) => {
    expect(sent(endpoint, '', 'as-is', baseUrl)).toEqual({ url, warnings: [], assumptions: [] });
  });

  test('is warned about where the endpoint comes out as a whole URL', () => {
    const expected = {
      url: 'https://a.b/https://c.d/u',
      warnings: [
        'The endpoint is a whole URL, "https://c.d/u": it is put below the base URL all the same.',
      ],
      assumptions: ['request-url'],
    };
    expect(sent('https://c.d/u', '')).toEqual(expected);
    expect(sent('https://{{form.v}}/u', 'c.d')).toEqual(expected);
  });
});
