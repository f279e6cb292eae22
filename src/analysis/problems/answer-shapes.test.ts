import { expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { condition, draw, end, http, screen, updateUser } from '../testing/draw.ts';
import type { Drawing, DrawnStep } from '../testing/draw.ts';
import { findProblems } from './find-problems.ts';

const IDP = { id: 'idp', name: 'IdP', baseUrl: 'https://idp.example.com/v1' };
const WHOLE = [{ ...IDP, includeHeadersInContext: true }];

/** A request, then this step. */
function after(asked: object, next: DrawnStep, more: Partial<Drawing> = {}): Drawing {
  return {
    steps: { ask: http(asked), next, end: end() },
    edges: ['ask.success > next', 'next.yes > end', 'next.ELSE > end', 'next.ok > end'],
    ...more,
  };
}

/** What a flow's problems say about reads, and where. */
function said(drawing: Drawing): readonly (readonly [code: string, path: string, said: string])[] {
  return findProblems(draw(drawing), registry)
    .filter(({ code }) => code === 'wrong-answer-shape' || code === 'read-of-unwritten')
    .map(({ code, path, message }) => [code, path, message] as const);
}

const KEY = 'steps[1].config.branches[0].rules[0].key';
const mock = (path: string, json: object, more: object = {}) => ({
  scenarios: [{ name: 's', mocks: [{ method: 'POST', path, status: 200, json, ...more }] }],
});
const OFF =
  '"next" reads connectors.httpResult.body.user.id, but the body of the answer stands in connectors.httpResult itself, since "Include response headers in Context" of the connector "IdP" is off: read connectors.httpResult.user.id.';

test.each<[title: string, drawing: Drawing, said: readonly (readonly [string, string, string])[]]>([
  ['the body itself, as it stands', after({}, condition('connectors.httpResult.id not-empty')), []],
  ['the answer as a whole', after({}, condition('connectors.httpResult not-empty')), []],
  [
    'a body below a body',
    after({}, condition('connectors.httpResult.body.user.id not-empty')),
    [['wrong-answer-shape', KEY, OFF]],
  ],
  [
    'the same in a jq program',
    after({}, screen('', 'ok', '{{jq: .connectors.httpResult.body.user.id}}')),
    [['wrong-answer-shape', 'steps[1].config.components[0].text', OFF]],
  ],
  [
    'a status that is not there',
    after({ contextKey: 'check' }, condition('{{connectors.check.statusCode}} equal 200')),
    [
      [
        'wrong-answer-shape',
        KEY,
        '"next" reads connectors.check.statusCode, but only the body of the answer is there: turn on "Include response headers in Context" of the connector "IdP".',
      ],
    ],
  ],
  [
    'a mapping of the step itself',
    after(
      { formMapping: [{ key: 'form.email', value: 'connectors.httpResult.body' }] },
      updateUser('form.email'),
    ),
    [
      [
        'wrong-answer-shape',
        'steps[0].config.formMapping[0].value',
        '"ask" reads connectors.httpResult.body, but the body of the answer stands in connectors.httpResult itself, since "Include response headers in Context" of the connector "IdP" is off: read connectors.httpResult.',
      ],
    ],
  ],
  [
    'an API whose own answer has such a field: a mock says so',
    after(
      { endpoint: '/check/{{client.a}}?x=/' },
      condition('connectors.httpResult.body not-empty'),
      mock('/v1/check/7', { body: 'text' }),
    ),
    [],
  ],
  [
    'mocks of other endpoints say nothing about it',
    after(
      {},
      condition('connectors.httpResult.body.user.id not-empty'),
      mock('/v1/other', { body: 'text' }),
    ),
    [['wrong-answer-shape', KEY, OFF]],
  ],
  [
    'a field beside body, headers and statusCode',
    after({}, condition('connectors.httpResult.list[0].id not-empty'), { connectors: WHOLE }),
    [
      [
        'wrong-answer-shape',
        KEY,
        '"next" reads connectors.httpResult.list[0].id, but connectors.httpResult holds body, headers and statusCode, since "Include response headers in Context" of the connector "IdP" is on: read connectors.httpResult.body.list[0].id.',
      ],
    ],
  ],
  [
    'what is there with headers',
    after(
      {},
      condition(
        'connectors.httpResult.statusCode equal 200',
        'connectors.httpResult.headers.etag not-empty',
        'connectors.httpResult.body.id not-empty',
      ),
      { connectors: WHOLE },
    ),
    [],
  ],
  [
    'the answer of a request nobody waits for',
    after({ async: true }, condition('connectors.httpResult.id not-empty')),
    [
      [
        'read-of-unwritten',
        KEY,
        '"next" reads connectors.httpResult.id, but nothing before it sets connectors.httpResult. "ask" runs asynchronously, so its answer is never there: turn "Run asynchronously" off.',
      ],
    ],
  ],
  [
    'two shapes under one key',
    {
      steps: {
        ask: http(),
        again: http({ connector: 'whole' }),
        next: condition('connectors.httpResult.statusCode equal 200'),
        end: end(),
      },
      edges: ['ask.success > again', 'again.success > next', 'next.yes > end', 'next.ELSE > end'],
      connectors: [IDP, { ...WHOLE[0], id: 'whole' }],
    },
    [],
  ],
])('%s', (_title, drawing, expected) => {
  const named = { connectors: [IDP], ...drawing };
  expect(said(named)).toEqual(expected);
});
