import { describe, expect, test } from 'vitest';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { JsonObject } from '../json.ts';
import { scenarioSchema } from '../scenario/schema.ts';
import type { UserInput } from '../users/user.ts';
import { makeEnv, makeRunnable } from './env.ts';

// Sessions as the steps of a run start, change and replace them.

const ANN: UserInput = { userId: 'U-ann', loginIds: ['ann@x.example'], email: 'ann@x.example' };
const BOB: UserInput = { userId: 'U-bob', loginIds: ['bob@x.example'], email: 'bob@x.example' };

/** A step's kind and config, and what is typed where it is a screen. */
type Step = readonly [kind: string, config: JsonObject, typed?: JsonObject];

const JWT: Step = ['generate-jwt', { variant: 'sign-up-or-in' }];
const END: Step = ['end', {}];

/** A screen on which someone types. */
function typing(form: JsonObject): Step {
  const inputs = Object.keys(form).map((contextKey) => ({
    type: 'input',
    input: 'context-key',
    contextKey,
    label: contextKey,
  }));
  return ['screen', { components: [...inputs, { type: 'button', id: 'go', label: 'Go' }] }, form];
}

function setting(claims: JsonObject, more: JsonObject = {}): Step {
  const rows = Object.entries(claims).map(([key, value]) => ({ key, type: 'context', value }));
  return ['custom-claims', { claims: rows, ...more }];
}

interface Surroundings {
  readonly request?: JsonObject;
  readonly users?: readonly UserInput[];
  readonly settings?: JsonObject;
  readonly assumptions?: JsonObject;
}

/** Ann comes; the steps `s0`, `s1`, … follow one another. */
function run(steps: readonly Step[], { request = {}, users, ...more }: Surroundings = {}) {
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'f',
      name: 'F',
      start: 's0',
      steps: steps.map(([kind, config], i) => ({ id: `s${i}`, kind, name: `S${i}`, config })),
      edges: steps.slice(1).map((_, i) => ({
        from: `s${i}`,
        port: steps[i]?.[0] === 'screen' ? 'go' : 'success',
        to: `s${i + 1}`,
      })),
      ...more,
    },
    registry,
  );
  const scenario = scenarioSchema.parse({
    name: 's',
    now: '2026-01-31T09:30:00Z',
    seed: 1,
    request: { form: { email: 'ann@x.example' }, ...request },
    answers: steps.flatMap(([, , form], i) => (form ? [{ step: `s${i}`, press: 'go', form }] : [])),
  });
  const env = makeEnv(makeRunnable(flow, registry), { users: users ?? [ANN, BOB] });
  const chance = { now: () => Number.NaN, seed: () => Number.NaN };
  const result = summarise(runMocked(env, scenario, { chance }));
  const entries = result.trace.filter((entry) => entry.type === 'step');
  return {
    ...result,
    /** What the step's entry in the trace says. */
    at: (id: string) => entries.findLast(({ step }) => step === id),
  };
}

describe('when somebody else signs in', () => {
  const steps = [JWT, setting({ first: 'user.userId' }), typing({ email: 'bob@x.example' }), JWT];

  test('Custom Claims of the run stay, with the step that set them', () => {
    const { session, refresh, at } = run([...steps, END]);
    expect(session?.claims).toMatchObject({ sub: 'U-bob', first: 'U-ann' });
    expect(refresh?.claims).toMatchObject({ sub: 'U-bob', first: 'U-ann' });
    expect(session?.sources['first']).toEqual({ step: 's1', how: 'custom' });
    expect(at('s3')?.assumptions).toContain('claims-of-another');
  });

  test('or go, where the flow assumes so', () => {
    const { session } = run([...steps, END], { assumptions: { 'claims-of-another': 'dropped' } });
    expect(session?.claims).toMatchObject({ sub: 'U-bob' });
    expect(session?.claims).not.toHaveProperty('first');
  });

  test('nothing is assumed of claims where there are none, or the person is the same', () => {
    const none = run([JWT, typing({ email: 'bob@x.example' }), JWT, END]);
    expect(none.at('s2')?.assumptions).not.toContain('claims-of-another');
    const again = run([JWT, setting({ first: 'user.userId' }), JWT, END]);
    expect(again.session?.claims).toMatchObject({ first: 'U-ann' });
    expect(again.at('s2')?.assumptions).not.toContain('claims-of-another');
  });
});
