import { describe, expect, test } from 'vitest';
import type { EffectRequest, Operation, Outcome } from '../../core/engine/outcome.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import type { HttpAnswer, HttpRequest } from '../../core/mocks/http.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Executed, Place } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const http = kindIn(registry, 'http-connector');

const PLACE: Place = {
  flowConnectors: [
    {
      id: 'idp',
      name: 'IdP',
      baseUrl: 'https://idp.example.com/v1/',
      headers: { 'X-Key': 'k', Accept: 'text/plain' },
    },
    { id: 'whole', name: 'Whole', baseUrl: 'http://localhost', includeHeadersInContext: true },
  ],
  form: { email: 'a"b@c.d', n: 2, path: 'x/y?z' },
};
const CONFIG = { connector: 'idp', method: 'POST', endpoint: '/login' };
const REQUEST: HttpRequest = {
  connector: 'idp',
  method: 'POST',
  url: 'https://idp.example.com/v1/login',
  headers: { accept: 'text/plain', 'content-type': 'application/json', 'x-key': 'k' },
  body: '{}',
  timeoutMs: 3000,
};

function asks(request: Partial<HttpRequest>): Executed {
  const whole = { ...REQUEST, ...request };
  const why = `Sends ${whole.method} ${whole.url}.`;
  const outcome: Outcome = { type: 'perform', effect: { type: 'http', request: whole }, why };
  return { outcome, warnings: [], assumptions: [] };
}

describe('a request', () => {
  test.each<[what: string, config: JsonObject, request: Partial<HttpRequest>]>([
    ['with an empty payload where none is given', {}, {}],
    [
      'with its payload filled in and escaped',
      { payload: '{"email":"{{form.email}}","n":{{form.n}}}' },
      { body: String.raw`{"email":"a\"b@c.d","n":2}` },
    ],
    [
      'without a body, nor its type, for GET',
      { method: 'GET', payload: '{"a":1}' },
      { method: 'GET', body: null, headers: { accept: 'text/plain', 'x-key': 'k' } },
    ],
    ['with a body for DELETE', { method: 'DELETE' }, { method: 'DELETE' }],
    ['in its own time', { timeout: 0.25 }, { timeoutMs: 250 }],
    ['with one slash between base URL and endpoint', { endpoint: '///login' }, {}],
    ['with a slash where there is none', { endpoint: 'login' }, {}],
    ['at the base URL itself', { endpoint: ' ' }, { url: 'https://idp.example.com/v1' }],
    ['with a query alone', { endpoint: '?a=1' }, { url: 'https://idp.example.com/v1?a=1' }],
    [
      'with dynamic values in path and query',
      { endpoint: '/u/{{form.n}}?n={{form.n}}&e={{form.email}}' },
      { url: 'https://idp.example.com/v1/u/2?n=2&e=a%22b@c.d' },
    ],
    [
      'with what no URL may hold escaped',
      { endpoint: '/ü b"<>\\^`{|}\u0000😀%20' },
      { url: 'https://idp.example.com/v1/%C3%BC%20b%22%3C%3E%5C%5E%60%7B%7C%7D%00%F0%9F%98%80%20' },
    ],
    [
      'of a connector without headers',
      { connector: 'whole' },
      {
        connector: 'whole',
        url: 'http://localhost/login',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
      },
    ],
  ])('%s', (_what, config, request) => {
    expect(executeStep(http, { ...CONFIG, ...config }, PLACE)).toEqual(asks(request));
  });

  test('whose values are not set is sent with nothing in their place', () => {
    const config = { ...CONFIG, endpoint: '/{{form.gone}}', payload: '{"a":"{{form.gone}}"}' };
    expect(executeStep(http, config, PLACE)).toEqual({
      ...asks({ url: 'https://idp.example.com/v1/', body: '{"a":""}' }),
      warnings: Array.from({ length: 2 }, () => '{{form.gone}} is not set here: it became empty.'),
      assumptions: ['unresolved-value'],
    });
  });

  test('whose payload is no JSON is sent all the same, with a warning', () => {
    expect(executeStep(http, { ...CONFIG, payload: 'email={{form.n}}' }, PLACE)).toEqual({
      ...asks({ body: 'email=2' }),
      warnings: [
        'The payload is not valid JSON once its dynamic values are filled in; it is sent as it is.',
      ],
    });
  });

  test.each([
    ['', "No connector is chosen: choose one of the flow's connectors."],
    ['gone', 'There is no connector "gone": choose one of the flow\'s connectors.'],
  ])('by the connector %j fails', (connector, message) => {
    expect(executeStep(http, { ...CONFIG, connector }, PLACE)).toEqual({
      outcome: { type: 'fail', error: { type: 'ConnectorFailed', message } },
      warnings: [],
      assumptions: [],
    });
  });
});

/** What the answers are to. */
const SENT: EffectRequest = {
  type: 'http',
  request: { connector: 'idp', method: 'GET', url: '', headers: {}, body: null, timeoutMs: 1 },
};

function answered(
  config: JsonObject,
  answer: Partial<Extract<HttpAnswer, { type: 'response' }>>,
  place: Place = PLACE,
): Executed {
  const response = {
    type: 'response',
    status: 200,
    headers: { 'x-a': '1' },
    body: '{}',
    elapsedMs: 5,
    mock: 0,
  } as const;
  const signal = { type: 'answer', answer: { ...response, ...answer }, effect: SENT } as const;
  return executeStep(http, { ...CONFIG, ...config }, place, signal);
}

function kept(value: Json, path = 'connectors.httpResult'): Operation {
  return { type: 'set', path, value };
}

function success(operations: readonly Operation[], why = 'Status 200, from mock 1.'): Executed {
  return {
    outcome: { type: 'go', port: 'success', operations, why },
    warnings: [],
    assumptions: [],
  };
}

describe('an answer', () => {
  test('lands parsed under the Context Key', () => {
    expect(answered({}, { body: '{"a":[1]}' })).toEqual(success([kept({ a: [1] })]));
    expect(answered({ contextKey: ' user ' }, { body: '1' })).toEqual(
      success([kept(1, 'connectors.user')]),
    );
    expect(answered({}, { body: 'null' })).toEqual(success([kept(null)]));
  });

  test('of a real server says so by saying nothing of a mock', () => {
    expect(answered({}, { mock: null, status: 302 })).toEqual(success([kept({})], 'Status 302.'));
  });

  test('lands with status and headers where the connector says so', () => {
    const whole = { body: {}, headers: { 'x-a': '1' }, statusCode: 200 };
    expect(answered({ connector: 'whole' }, {})).toEqual(success([kept(whole)]));
  });

  test('is mapped to the form in order, which is assumed', () => {
    const formMapping = [
      { key: 'form.email', value: 'connectors.httpResult.email' },
      { key: '{{form.n}}', value: ' {{connectors.httpResult.n}} ' },
    ];
    expect(answered({ formMapping }, {})).toEqual({
      ...success([
        kept({}),
        { type: 'copy', from: 'connectors.httpResult.email', to: 'form.email' },
        { type: 'copy', from: 'connectors.httpResult.n', to: 'form.n' },
      ]),
      assumptions: ['form-mapping'],
    });
  });

  test('without a body is empty text', () => {
    expect(answered({}, { body: '', status: 204 })).toEqual(
      success([kept('')], 'Status 204, from mock 1.'),
    );
  });

  test('to a request that left with an HMAC names how that was written', () => {
    const { outcome, assumptions } = answered({}, { mock: null, signed: true });
    expect([outcome.type, assumptions]).toEqual(['go', ['hmac-encoding']]);
    expect(answered({ async: true }, { mock: null, signed: true }).assumptions).toEqual([
      'hmac-encoding',
      'async-connector',
    ]);
  });

  test('that is no JSON is kept as text, or an error, as is assumed', () => {
    expect(answered({}, { body: 'hello' })).toEqual({
      ...success([kept('hello')]),
      warnings: ['The answer is not JSON: it is kept as text.'],
      assumptions: ['unparsable-answer'],
    });
    const strict: Place = { ...PLACE, assumptions: { 'unparsable-answer': 'error' } };
    expect(answered({}, { body: 'hello' }, strict)).toEqual({
      outcome: {
        type: 'fail',
        error: { type: 'ConnectorFailed', message: 'The answer is not JSON.' },
      },
      warnings: [],
      assumptions: ['unparsable-answer'],
    });
  });

  test.each([400, 404, 500])('of status %d is request_error, and kept', (status) => {
    expect(
      answered(
        { formMapping: [{ key: 'form.x', value: 'form.y' }] },
        { status, body: '{"code":1}' },
      ),
    ).toEqual({
      outcome: {
        type: 'fail',
        error: { type: 'request_error', message: `POST /login answered with status ${status}.` },
        operations: [kept({ code: 1 })],
      },
      warnings: [],
      assumptions: ['connector-errors', 'error-body'],
    });
  });

  test.each(['{"constructor":1}', `${'['.repeat(200)}${']'.repeat(200)}`, '1e999'])(
    '%s is refused',
    (body) => {
      expect(answered({}, { body }).outcome).toEqual({
        type: 'fail',
        error: {
          type: 'ConnectorFailed',
          message: 'The answer holds nesting, keys or numbers that no answer may hold.',
        },
      });
    },
  );

  test.each<[reason: 'network' | 'timeout' | 'no-mock', assumptions: readonly string[]]>([
    ['network', ['connector-errors']],
    ['timeout', ['connector-errors']],
    ['no-mock', []],
  ])('that never came (%s) is ConnectorFailed', (reason, assumptions) => {
    const answer = { type: 'failure', reason, message: 'Why.', elapsedMs: 0, mock: null } as const;
    expect(executeStep(http, CONFIG, PLACE, { type: 'answer', answer, effect: SENT })).toEqual({
      outcome: { type: 'fail', error: { type: 'ConnectorFailed', message: 'Why.' } },
      warnings: [],
      assumptions,
    });
  });

  test('is what it waits for, not a button', () => {
    const press = { type: 'press', button: 'go', form: {} } as const;
    expect(executeStep(http, CONFIG, PLACE, press).outcome).toEqual({
      type: 'reject',
      why: 'the step waits for an HTTP answer',
    });
  });
});

test('what is known without running it', () => {
  const config = {
    ...CONFIG,
    endpoint: '/{{form.a}}',
    payload: '{"b":"{{form.b}}","a":"{{form.a}}"}',
    contextKey: 'r',
    formMapping: [{ key: 'form.email', value: '{{connectors.r.email}}' }],
  };
  expect(http.reads(config)).toEqual(['form.a', 'form.b', 'connectors.r.email']);
  expect(http.writes(config, 'success')).toEqual([
    { path: 'connectors.r', certainty: 'must' },
    { path: 'form.email', certainty: 'may', from: 'connectors.r.email' },
  ]);
  expect(http.writes(config, 'request_error')).toEqual([
    { path: 'connectors.r', certainty: 'must' },
  ]);
  expect(http.writes(config, 'ConnectorFailed')).toEqual([]);
  expect(http.summary(config)).toBe('POST /{{form.a}} → r');
  expect(http.summary({ ...CONFIG, endpoint: '' })).toBe('POST … → httpResult');
});
