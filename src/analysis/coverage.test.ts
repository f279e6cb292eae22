import { describe, expect, test } from 'vitest';
import { makeEnv, makeRunnable } from '../core/engine/env.ts';
import type { Scenario } from '../core/scenario/schema.ts';
import { runMocked } from '../hosts/session/run-scenario.ts';
import { registry } from '../steps/registry.ts';
import { coverablePortsOf, coverage } from './coverage.ts';
import { condition, draw, end, generateJwt, http, screen } from './testing/draw.ts';

const FLOW = draw({
  steps: {
    login: screen('email!', 'submit cancel'),
    check: http({ errorHandling: { ConnectorFailed: { handling: 'custom' } } }),
    active: condition('connectors.httpResult.active is-true'),
    jwt: generateJwt(),
    end: end(),
    apart: screen(''),
  },
  edges: [
    'login.submit > check',
    'login.cancel > end',
    'check.success > active',
    'check.ConnectorFailed > end',
    'active.yes > jwt',
    'active.ELSE > login',
    'jwt.success > end',
  ],
});

const submit = { step: 'login', press: 'submit', form: { email: 'a@b.c' } };
const answer = (status: number, active = true) => ({
  method: 'POST' as const,
  path: '/check',
  status,
  json: { active },
});

function traces(...scenarios: readonly Pick<Scenario, 'answers' | 'mocks'>[]) {
  const flow = makeRunnable(FLOW, registry);
  return scenarios.map((one) => {
    const env = makeEnv(flow, { users: [], mocks: one.mocks ?? [] });
    const chance = { now: () => 0, seed: () => 1 };
    return runMocked(env, { name: 's', ...one }, { chance }).trace;
  });
}

describe('coverage', () => {
  test('counts every port of every step a run can reach, errors with Custom handling included', () => {
    expect(coverablePortsOf(FLOW, registry).map(({ step, port }) => `${step}.${port}`)).toEqual([
      'login.submit',
      'login.cancel',
      'check.success',
      'check.ConnectorFailed',
      'active.yes',
      'active.ELSE',
      'jwt.success',
    ]);
  });

  test('of no runs is nothing', () => {
    const { ports, steps, missedPorts, missedSteps } = coverage(FLOW, registry, []);
    expect({ ports, steps, missedSteps }).toEqual({
      ports: { covered: 0, total: 7 },
      steps: { covered: 0, total: 5 },
      missedSteps: ['login', 'check', 'active', 'jwt', 'end'],
    });
    expect(missedPorts).toEqual(coverablePortsOf(FLOW, registry));
  });

  test('adds up the runs of a suite: each port once, visits as often as they were', () => {
    const runs = traces(
      { answers: [submit], mocks: [answer(200)] },
      { answers: [submit], mocks: [answer(401)] }, // automatic: back to the screen, by no port
      { answers: [submit, submit], mocks: [answer(200, false)] },
      { answers: [submit], mocks: [] },
    );
    expect(coverage(FLOW, registry, runs)).toEqual({
      byStep: [
        {
          step: 'login',
          name: 'login',
          visits: 7,
          taken: [{ port: 'submit', times: 5 }],
          notTaken: ['cancel'],
        },
        {
          step: 'check',
          name: 'check',
          visits: 5,
          taken: [
            { port: 'success', times: 3 },
            { port: 'ConnectorFailed', times: 1 },
          ],
          notTaken: [],
        },
        {
          step: 'active',
          name: 'active',
          visits: 3,
          taken: [
            { port: 'yes', times: 1 },
            { port: 'ELSE', times: 2 },
          ],
          notTaken: [],
        },
        {
          step: 'jwt',
          name: 'Generate JWT',
          visits: 1,
          taken: [{ port: 'success', times: 1 }],
          notTaken: [],
        },
        { step: 'end', name: 'end', visits: 2, taken: [], notTaken: [] },
      ],
      ports: { covered: 6, total: 7 },
      errors: { covered: 2, total: 6 },
      steps: { covered: 5, total: 5 },
      missedPorts: [{ step: 'login', port: 'cancel' }],
      missedErrors: ['MissingLoginId', 'InvalidArguments', 'LoginIdCollision', 'UserDisabled'].map(
        (error) => ({ step: 'jwt', error }),
      ),
      missedSteps: [],
    });
  });

  test('leaves out what a trace of another version of the flow names', () => {
    const [trace = []] = traces({ answers: [submit], mocks: [answer(200)] });
    const smaller = draw({
      steps: { login: screen('', 'go'), end: end() },
      edges: ['login.go > end'],
    });
    const { byStep, ports } = coverage(smaller, registry, [trace]);
    expect({ byStep, ports }).toEqual({
      byStep: [
        { step: 'login', name: 'login', visits: 1, taken: [], notTaken: ['go'] },
        { step: 'end', name: 'end', visits: 1, taken: [], notTaken: [] },
      ],
      ports: { covered: 0, total: 1 },
    });
  });
});
