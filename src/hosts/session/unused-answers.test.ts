import { expect, test } from 'vitest';
import { parseFlow } from '../../core/document/parse.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import type { Answer } from '../../core/scenario/schema.ts';
import { registry } from '../../steps/registry.ts';
import { runMocked } from './run-scenario.ts';
import { unusedAnswers, unusedInWords } from './unused-answers.ts';

const ASK = {
  kind: 'screen',
  config: { components: [{ type: 'button', id: 'go', label: 'Go' }] },
};

/** A screen, a login by OAuth, a screen, an End. */
const flow = parseFlow(
  {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 'ask',
    steps: [
      { id: 'ask', name: 'Ask', ...ASK },
      { id: 'login', name: 'Log in', kind: 'action', config: { action: 'oauth-start' } },
      { id: 'again', name: 'Again', ...ASK },
      { id: 'end', name: 'End', kind: 'end', config: {} },
    ],
    edges: [
      { from: 'ask', port: 'go', to: 'login' },
      { from: 'login', port: 'success', to: 'again' },
      { from: 'again', port: 'go', to: 'end' },
    ],
  },
  registry,
);

const first: Answer = { step: 'ask', press: 'go' };
const last: Answer = { step: 'again', press: 'go' };

test.each<[title: string, answers: readonly Answer[], unused: readonly string[]]>([
  ['all are used', [first, { step: 'Log in', outcome: 'success' }, last], []],
  ['a choice that nobody makes is none of them', [first, last], []],
  [
    'an outcome that the step does not have is refused, and the run goes on',
    [first, { step: 'login', outcome: 'LoadUserFailed' }, last],
    ['answer 2 (outcome "LoadUserFailed" at "login") was refused'],
  ],
  [
    'a button that the screen does not have is refused, and the run waits',
    [{ step: 'ask', press: 'stop' }, last],
    [
      'answer 1 (press "stop" at "ask") was refused',
      'answer 2 (press "go" at "again") was not used',
    ],
  ],
  [
    'one for another step keeps those behind it from being used',
    [first, { step: 'nowhere', outcome: 'success' }, last],
    [
      'answer 2 (outcome "success" at "nowhere") was not used',
      'answer 3 (press "go" at "again") was not used',
    ],
  ],
  [
    'one too many is left over',
    [first, last, last],
    ['answer 3 (press "go" at "again") was not used'],
  ],
])('%s', (_title, answers, expected) => {
  const users = [{ userId: 'u', loginIds: ['ann@example.com'] }];
  const scenario = {
    name: 's',
    now: '2026-01-31T09:30:00Z',
    seed: 1,
    request: { form: { email: 'ann@example.com' } },
    answers: [...answers],
  };
  const env = makeEnv(makeRunnable(flow, registry), { users, mocks: [] });
  const run = runMocked(env, scenario, { chance: { now: () => 0, seed: () => 0 } });
  expect(unusedAnswers(run, scenario).map(unusedInWords)).toEqual(expected);
});
