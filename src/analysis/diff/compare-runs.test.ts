import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { makeEnv, makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import type { Scenario } from '../../core/scenario/schema.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { loadTools } from '../../hosts/tools/load-tools.ts';
import { registry } from '../../steps/registry.ts';
import { customClaims, draw, end, generateJwt, http, screen, updateUser } from '../testing/draw.ts';
import type { Drawing } from '../testing/draw.ts';
import { compareRuns } from './compare-runs.ts';
import type { RanOrNot } from './compare-runs.ts';
import { matchFlows } from './match-flows.ts';
import { planRuns } from './plan-runs.ts';
import { printRuns } from './print-runs.ts';

const tools = await loadTools();
const otp = {
  kind: 'action',
  name: 'Send code',
  config: { action: 'sign-up-or-in-otp-email' },
};
const steps = {
  login: { ...screen('email'), name: 'Log in' },
  check: { ...http(), name: 'Check' },
  jwt: generateJwt(),
  claims: { ...customClaims(), name: 'Claims' },
  done: { ...end(), name: 'Done' },
};
const edges = [
  'login.submit > check',
  'check.success > jwt',
  'jwt.success > claims',
  'claims.success > done',
];
const press = { step: 'Log in', press: 'submit it', form: { email: 'ann@example.com' } };
const ann: Scenario = {
  name: 'Ann',
  answers: [press],
  mocks: [{ method: 'POST', path: '/check', status: 200, json: {} }],
};
const drawing: Drawing = { steps, edges, scenarios: [ann] };
const flow = draw(drawing);

/** What is told of the runs of both flows. */
function told(before: Flow, after: Flow): string {
  const matches = matchFlows(before, after, registry);
  const runs = planRuns(matches).map((one) =>
    compareRuns(one, run(before, one.before), run(after, one.after), matches),
  );
  return printRuns(runs)
    .map(({ text }) => text)
    .join('\n');
}

function run(one: Flow, scenario: Scenario): RanOrNot {
  const { users = [], mocks = [] } = scenario;
  const library = makeLibrary(one, [], registry);
  const env = makeEnv(makeRunnable(one, registry), { users, mocks, tools, library });
  return summarise(runMocked(env, scenario, { chance: { now: () => 0, seed: () => 1 } }));
}

function with_(more: Partial<Drawing>): Flow {
  return draw({ ...drawing, ...more });
}

describe('between the runs of two flows', () => {
  test.each<readonly [string, Flow, string]>([
    [
      'nothing differs where the flows are the same',
      flow,
      '= "Ann": completed\nBehaviour: no difference in 1 scenario',
    ],
    [
      'a claim',
      with_({ steps: { ...steps, claims: { ...steps.claims, ...customClaims('user.name') } } }),
      `~ "Ann"
    claims › claim: "ann@example.com" → ""
Behaviour: 1 different in 1 scenario`,
    ],
    [
      'how long tokens live, once for both of them where it is the same',
      with_({ settings: { session: { lifetimeSeconds: 900 }, refresh: { lifetimeSeconds: 900 } } }),
      `~ "Ann"
    claims › lifetime (s): 600 → 900
    refresh claims › lifetime (s): 2419200 → 900
Behaviour: 1 different in 1 scenario`,
    ],
    [
      'where a request goes, and what comes of it',
      with_({ steps: { ...steps, check: { ...steps.check, ...http({ endpoint: '/verify' }) } } }),
      `~ "Ann"
    outcome: completed → failed
    error: none → ConnectorFailed at "Check": No mock answers POST /verify: add one with method POST and path "/verify".
    path, after “Check”:
      - Generate JWT → Claims → Done
      + Log in
    claims: 7 claims → none
    refresh claims: 7 claims → none
    users › ann@example.com: created → not touched
    requests › “POST https://idp.example.com/check {}”: removed
    requests › “POST https://idp.example.com/verify {}”: added
Behaviour: 1 different in 1 scenario`,
    ],
    [
      'a step between two others, by the path and the user it changes',
      with_({
        steps: { ...steps, name: { ...updateUser('form.email'), name: 'Set name' } },
        edges: edges.with(2, 'jwt.success > name').concat('name.success > claims'),
      }),
      `~ "Ann"
    path, after “Generate JWT”:
      - straight on
      + Set name
    users › ann@example.com › Name: "" → "ann@example.com"
Behaviour: 1 different in 1 scenario`,
    ],
    [
      'messages, without the code in them',
      with_({
        steps: { ...steps, otp },
        edges: ['login.submit > otp', 'otp.success > check', ...edges.slice(1)],
      }),
      `~ "Ann"
    path, after “Log in”:
      - straight on
      + Send code
    messages › “email to ann@example.com: Your code: Your code is (code).”: added
Behaviour: 1 different in 1 scenario`,
    ],
  ])('%s', (_title, after, expected) => {
    expect(told(flow, after)).toBe(expected);
  });

  test('steps with other ids are the same, and a scenario of one flow runs on the other', () => {
    const { scenarios: _scenarios, ...others } = drawing;
    const renamed = draw({
      ...others,
      steps: Object.fromEntries(Object.entries(steps).map(([id, step]) => [`${id}2`, step])),
      edges: edges.map((edge) => edge.replaceAll(/(\w+)\.(\w+) > (\w+)/g, '$12.$2 > $32')),
    });
    const byId = with_({
      scenarios: [{ ...ann, answers: [{ ...press, step: 'login', press: 'submit' }] }],
    });
    expect(told(byId, renamed)).toBe(
      '= "Ann" (of the flow before only): completed\nBehaviour: no difference in 1 scenario',
    );
  });

  test('the ids of new users are no difference, whatever chance made of them', () => {
    const seeded = with_({ scenarios: [{ ...ann, seed: 7 }] });
    expect(told(flow, seeded)).toBe('= "Ann": completed\nBehaviour: no difference in 1 scenario');
  });
});

test('a scenario that cannot begin with one of the flows is told with the reason', () => {
  const matches = matchFlows(flow, flow, registry);
  const [planned] = planRuns(matches);
  if (planned === undefined) throw new Error('expected a scenario');
  const compared = compareRuns(
    planned,
    { unreadable: 'two Anns' },
    run(flow, planned.after),
    matches,
  );
  expect(compared).toMatchObject({
    before: 'unreadable',
    after: 'completed',
    changes: [{ aspect: 'outcome', label: ['Scenario'], before: 'two Anns', after: 'ran' }],
  });
});

test('of generated scenarios those with the same input are one, and none takes the name of another', () => {
  const matches = matchFlows(flow, flow, registry);
  const generated = {
    before: [{ ...ann, name: 'Ann', seed: 1 }],
    after: [
      { ...ann, name: 'Way 1', seed: 2 },
      { ...ann, name: 'Ann', answers: [] },
    ],
  };
  expect(
    planRuns(matches, generated).map(({ name, from, generated: made }) => [name, from, made]),
  ).toEqual([
    ['Ann', 'both', false],
    ['Ann (2)', 'before', true],
    ['Ann (3)', 'after', true],
  ]);
});

test('both flows run at one time and with one chance where the scenario leaves them out', () => {
  const [planned] = planRuns(matchFlows(flow, flow, registry));
  const { now, seed } = planned?.before ?? {};
  expect([now, seed]).toEqual(['2026-01-31T09:30:00Z', 1]);
  expect(planned?.after).toMatchObject({ now, seed });
});
