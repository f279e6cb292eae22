import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../json.ts';
import { arbitraryMocks } from '../testing/arbitrary-run.ts';
import { answerFromMocks } from './answer.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';
import type { Mock } from './mock.ts';

const REQUEST: HttpRequest = {
  connector: 'idp',
  method: 'POST',
  url: 'https://idp.example.com/v1/users/ann%201?a=1&b=x+y&b=2&flag',
  headers: { 'x-key': 'k', accept: 'application/json' },
  body: '{"email":"a@b.c","n":1,"list":[1,2],"deep":{"a":1,"b":null}}',
  timeoutMs: 3000,
};
const BASE_PATH = '/v1/';
const MOCK: Mock = { method: 'POST', path: '/users/:id', status: 200 };

function answer(mock: Partial<Mock>, request: Partial<HttpRequest> = {}): HttpAnswer {
  return answerFromMocks([{ ...MOCK, ...mock }], { ...REQUEST, ...request }, BASE_PATH);
}

describe('a mock answers a request', () => {
  test.each<[what: string, mock: Partial<Mock>, request: Partial<HttpRequest>, answers: boolean]>([
    ['whose path it names below the base URL', { path: '/users/ann%201' }, {}, true],
    ['whose whole path it names', { path: '/v1/users/ann%201' }, {}, true],
    ['whose path it names decoded', { path: '/users/ann 1' }, {}, true],
    ['of its connector', { connector: 'idp' }, {}, true],
    [
      'of its connector, whichever flow brings it along',
      { connector: 'idp' },
      { flow: 'sub' },
      true,
    ],
    ['of the connector of one flow', { connector: 'sub/idp' }, { flow: 'sub' }, true],
    ['but not of another flow’s', { connector: 'sub/idp' }, { flow: 'other' }, false],
    ['nor of the outermost one’s', { connector: 'sub/idp' }, {}, false],
    ['with anything where it has a name', { path: '/:a/:b' }, {}, true],
    [
      'not with nothing there',
      { path: '/users/:id' },
      { url: 'https://idp.example.com/v1/users/' },
      false,
    ],
    ['not with more segments', { path: '/users' }, {}, false],
    ['not with fewer segments', { path: '/users/:id/roles' }, {}, false],
    ['not with a slash more', { path: '/users/:id/' }, {}, false],
    ['at the root', { path: '/' }, { url: 'https://idp.example.com' }, true],
    ['at the base URL itself', { path: '/v1' }, { url: 'https://idp.example.com/v1' }, true],
    [
      'not where the base path only begins alike',
      { path: '/users' },
      { url: 'https://idp.example.com/v12/users' },
      false,
    ],
    [
      'without looking at the fragment',
      { path: '/users/x' },
      { url: 'https://idp.example.com/v1/users/x#?y' },
      true,
    ],
    ['of its connector', { connector: 'idp' }, {}, true],
    ['not of another connector', { connector: 'other' }, {}, false],
    ['not of another method', { method: 'PUT' }, {}, false],
    [
      'with the header it asks for, whatever its case',
      { when: { headers: { 'X-Key': 'k' } } },
      {},
      true,
    ],
    ['not with another value of it', { when: { headers: { 'x-key': 'K' } } }, {}, false],
    ['not without it', { when: { headers: { cookie: '' } } }, {}, false],
    ['with the query it asks for', { when: { query: { a: '1', flag: '' } } }, {}, true],
    ['with the last of a query said twice, decoded', { when: { query: { b: '2' } } }, {}, true],
    ['not with another query', { when: { query: { a: '2' } } }, {}, false],
    [
      'with plus signs as blanks',
      { when: { query: { q: 'x y' } } },
      { url: 'https://idp.example.com/v1/users/a?q=x+y' },
      true,
    ],
    ['with a part of the body', { when: { body: { email: 'a@b.c' } } }, {}, true],
    ['with a part deep in the body', { when: { body: { deep: { a: 1 } } } }, {}, true],
    ['not with a list that only begins alike', { when: { body: { list: [1] } } }, {}, false],
    ['with null where null is asked for', { when: { body: { deep: { b: null } } } }, {}, true],
    ['not with nothing where null is asked for', { when: { body: { gone: null } } }, {}, false],
    ['not with text where a number is asked for', { when: { body: { n: '1' } } }, {}, false],
    ['not with an object where a list is asked for', { when: { body: { deep: [] } } }, {}, false],
    [
      'with an inherited name only where it is there',
      { when: { body: { constructor: {} } } },
      {},
      false,
    ],
    ['with any body where it asks for an empty object', { when: { body: {} } }, {}, true],
    ['not without a body where it asks for one', { when: { body: {} } }, { body: null }, false],
    ['not with a body that is no JSON', { when: { body: {} } }, { body: '{' }, false],
    ['with a body that is a scalar', { when: { body: 'x' } }, { body: '"x"' }, true],
    [
      'with all it asks for',
      { when: { headers: { 'x-key': 'k' }, query: { a: '1' }, body: { n: 1 } } },
      {},
      true,
    ],
    [
      'not with one of them missing',
      { when: { headers: { 'x-key': 'k' }, query: { a: '1' }, body: { n: 2 } } },
      {},
      false,
    ],
  ])('%s', (_what, mock, request, answers) => {
    expect(answer(mock, request).type).toBe(answers ? 'response' : 'failure');
  });
});

describe('the answer', () => {
  const body = '{"a":[1,null]}';
  test.each<[what: string, mock: Partial<Mock>, answer: HttpAnswer]>([
    [
      'is JSON, and says so',
      { json: { a: [1, null] }, status: 201 },
      {
        type: 'response',
        status: 201,
        headers: { 'content-type': 'application/json' },
        body,
        elapsedMs: 0,
        mock: 0,
      },
    ],
    [
      'is JSON null, too',
      { json: null },
      {
        type: 'response',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: 'null',
        elapsedMs: 0,
        mock: 0,
      },
    ],
    [
      'is text, with headers in lower case',
      { text: 'hi', headers: { 'X-A': '1' } },
      { type: 'response', status: 200, headers: { 'x-a': '1' }, body: 'hi', elapsedMs: 0, mock: 0 },
    ],
    [
      'is nothing',
      { status: 204 },
      { type: 'response', status: 204, headers: {}, body: '', elapsedMs: 0, mock: 0 },
    ],
    [
      'has only the headers it names',
      { json: 1, headers: {} },
      { type: 'response', status: 200, headers: {}, body: '1', elapsedMs: 0, mock: 0 },
    ],
    [
      'comes late, but in time',
      { json: 1, delayMs: 3000 },
      {
        type: 'response',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '1',
        elapsedMs: 3000,
        mock: 0,
      },
    ],
    [
      'comes too late: the wait ends at the timeout',
      { json: 1, delayMs: 3001 },
      {
        type: 'failure',
        reason: 'timeout',
        message: 'No answer within 3 s.',
        elapsedMs: 3000,
        mock: 0,
      },
    ],
    [
      'never comes',
      { fault: 'timeout', delayMs: 5 },
      {
        type: 'failure',
        reason: 'timeout',
        message: 'No answer within 3 s.',
        elapsedMs: 3000,
        mock: 0,
      },
    ],
    [
      'is no connection',
      { fault: 'network', delayMs: 20 },
      {
        type: 'failure',
        reason: 'network',
        message: 'No connection to https://idp.example.com.',
        elapsedMs: 20,
        mock: 0,
      },
    ],
    [
      'is no connection, too late to notice',
      { fault: 'network', delayMs: 4000 },
      {
        type: 'failure',
        reason: 'timeout',
        message: 'No answer within 3 s.',
        elapsedMs: 3000,
        mock: 0,
      },
    ],
    [
      'is cut off',
      { json: { a: [1, null] }, fault: 'malformed' },
      {
        type: 'response',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"a":[1…',
        elapsedMs: 0,
        mock: 0,
      },
    ],
  ])('%s', (_what, mock, expected) => {
    expect(answer(mock)).toEqual(expected);
  });

  test.each(['', '1', 'true', '"x"', '{}', '[]', 'null', '12'])(
    '%j cut off is never JSON',
    (text) => {
      const cut = answer({ text, fault: 'malformed' });
      expect(() => parseJson(cut.type === 'response' ? cut.body : 'null')).toThrow(SyntaxError);
    },
  );
});

test('the first mock that fits answers', () => {
  const mocks: readonly Mock[] = [
    { ...MOCK, when: { body: { n: 2 } }, status: 400 },
    { ...MOCK, status: 202 },
    { ...MOCK, status: 500 },
  ];
  expect(answerFromMocks(mocks, REQUEST, BASE_PATH)).toMatchObject({ status: 202, mock: 1 });
});

describe('no mock', () => {
  test('is a failure that names the one to add', () => {
    expect(answerFromMocks([], REQUEST, BASE_PATH)).toEqual({
      type: 'failure',
      reason: 'no-mock',
      message:
        'No mock answers POST /v1/users/ann%201: add one with method POST and path "/users/ann%201".',
      elapsedMs: 0,
      mock: null,
    });
  });

  test('and the one to add answers', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const request = { ...REQUEST, url };
        const failure = answerFromMocks([], request, BASE_PATH);
        const path = /path "(.*)"\.$/.exec(failure.type === 'failure' ? failure.message : '')?.[1];
        const added = answerFromMocks([{ ...MOCK, path: path ?? '' }], request, BASE_PATH);
        expect(added).toMatchObject({ type: 'response', mock: 0 });
      }),
    );
  });
});

test('the same request is answered the same, in no more than its timeout', () => {
  const arbitraryRequest = fc.record({
    ...Object.fromEntries(Object.entries(REQUEST).map(([key, value]) => [key, fc.constant(value)])),
    url: fc.constantFrom('https://a/v1/x', 'https://a/y?z', ''),
  });
  fc.assert(
    fc.property(arbitraryMocks, arbitraryRequest, (mocks, fields) => {
      const request = { ...REQUEST, ...fields };
      const once = answerFromMocks(mocks, request, BASE_PATH);
      expect(answerFromMocks(mocks, request, BASE_PATH)).toEqual(once);
      expect(once.elapsedMs).toBeLessThanOrEqual(request.timeoutMs);
      expect(once.mock === null || mocks[once.mock] !== undefined).toBe(true);
    }),
  );
});
