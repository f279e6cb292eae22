import { describe, expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { registry } from '../../steps/registry.ts';
import type { Flow } from '../document/schema.ts';
import type { Json } from '../json.ts';
import { executeStep, kindIn } from '../testing/execute-step.ts';
import type { Place } from '../testing/execute-step.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { makeEnv, makeRunnable } from './env.ts';

const end = kindIn(registry, 'end');

/** What a flow output comes to whose value this is. */
function outputOf(value: string, place: Place = {}, type = 'context') {
  const config = { outputs: [{ key: 'a', type, value }] };
  const { outcome, ...said } = executeStep(end, config, { form: { l: [1, 2] }, ...place });
  const operations = outcome.type === 'finish' ? (outcome.operations ?? []) : [];
  const outputs = operations.flatMap((one) => (one.type === 'output.set' ? [one.value] : []));
  return { outputs, ...said };
}

/** What the form holds, and what was warned about, once this answer was mapped to `form.email`. */
function mapped(value: string, json: Json) {
  const formMapping = [{ key: 'form.email', value }];
  const config = { connector: 'api', method: 'GET', endpoint: '/u', formMapping };
  const flow: Flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 'h',
    steps: [
      { id: 'h', kind: 'http-connector', name: 'H', config },
      { id: 'e', kind: 'end', name: 'E', config: {} },
    ],
    edges: [{ from: 'h', port: 'success', to: 'e' }],
    connectors: [{ id: 'api', name: 'API', baseUrl: 'https://api.example.com' }],
  };
  const mocks = [{ method: 'GET', path: '/u', status: 200, json }] as const;
  const env = makeEnv(makeRunnable(flow, registry), { tools: TEST_TOOLS, mocks });
  const scenario = { name: 's', request: { form: { email: 'typed@example.com' } } };
  const { state, trace } = runMocked(env, scenario, { chance: { now: () => 0, seed: () => 1 } });
  const step = trace.find((entry) => entry.type === 'step');
  return { context: state.context, warnings: step?.warnings };
}

describe('a jq program with several results', () => {
  test('comes to the first of them, which is assumed and warned about', () => {
    expect(outputOf('jq: .form.l[]')).toEqual({
      outputs: [1],
      warnings: ['jq: .form.l[]: more follows its first result, which alone counts.'],
      assumptions: ['jq-results'],
    });
  });

  test('comes to a list of them, where the flow assumes so', () => {
    const assumptions = { 'jq-results': 'list' } as const;
    expect(outputOf('jq: .form.l[]', { assumptions })).toEqual({
      outputs: [[1, 2]],
      warnings: [],
      assumptions: ['jq-results'],
    });
    expect(outputOf('jq: .form.l[1]', { assumptions })).toEqual({
      outputs: [2],
      warnings: [],
      assumptions: [],
    });
  });
});

test('a jq program that looks below the tenant fails, and is told where its name is', () => {
  expect(outputOf('jq: .tenant.name', { tenant: 't1' }).warnings).toEqual([
    'jq: .tenant.name: Cannot index string with string "name"; to jq the tenant is its ID: read {{tenant.name}} as it is.',
    'The flow output "a" was left out: its value is not set here.',
  ]);
});

test('now in a jq program is the run’s clock, which is assumed', () => {
  expect(outputOf('jq: now | todate')).toEqual({
    outputs: ['2026-01-31T09:30:00Z'],
    warnings: [],
    assumptions: ['script-clock'],
  });
});

describe('a jq program that comes to null', () => {
  const place: Place = { form: { email: 'typed@example.com', kept: null } };

  test.each(['jq:.form.nope', 'jq:.form.kept', 'jq:empty'])('%s is not set', (value) => {
    expect(outputOf(value, place)).toEqual({
      outputs: [],
      warnings: ['The flow output "a" was left out: its value is not set here.'],
      assumptions: ['unresolved-value'],
    });
  });

  test('is empty in text, with a warning', () => {
    expect(outputOf('[{{jq:.form.nope}}]', place, 'string')).toEqual({
      outputs: ['[]'],
      warnings: ['{{jq:.form.nope}} is not set here: it became empty.'],
      assumptions: ['unresolved-value'],
    });
  });

  test('leaves the form as it is, with a warning, where an answer is mapped to it', () => {
    const { context, warnings } = mapped('jq:.connectors.httpResult.user.email', {});
    expect(context.form).toEqual({ email: 'typed@example.com' });
    expect(warnings).toEqual([
      'form.email was left as it is: jq:.connectors.httpResult.user.email is not set here.',
    ]);
    const answered = mapped('jq:.connectors.httpResult.user.email', { user: { email: 'a@b.co' } });
    expect(answered).toEqual({
      context: expect.objectContaining({ form: { email: 'a@b.co' } }),
      warnings: undefined,
    });
  });

  test('keeps its nulls within a list or an object', () => {
    expect(outputOf('jq:[.form.nope]', place)).toMatchObject({ outputs: [[null]], warnings: [] });
  });
});

describe('a jq program that reads a token', () => {
  const signedIn: Place = {
    users: [{ userId: 'U3Ann', loginIds: ['ann@example.com'] }],
    signedIn: 'U3Ann',
  };

  test('hands on its stand-in', () => {
    expect(outputOf('jq: .authInfo.sessionJwt', signedIn)).toEqual({
      outputs: ['jwt:1'],
      warnings: [],
      assumptions: [],
    });
  });

  test('is warned about where it looks into it', () => {
    expect(outputOf('jq: .authInfo.sessionJwt | length', signedIn)).toEqual({
      outputs: [5],
      warnings: [
        'jq: .authInfo.sessionJwt | length: it looks into a stand-in for a token, such as jwt:1. What the token says is in jwtClaims.',
      ],
      assumptions: ['script-token'],
    });
  });

  test('is not where there is none', () => {
    expect(outputOf('jq: .authInfo.sessionJwt | length').warnings).toEqual([]);
  });
});
