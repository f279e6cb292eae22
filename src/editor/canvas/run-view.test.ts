import { describe, expect, test } from 'vitest';
import { answerAtOnce } from '../../hosts/effects/answer-effect.ts';
import type { Flow } from '../../core/document/schema.ts';
import { DEFAULT_BUDGET, makeEnv, makeRunnable } from '../../core/engine/env.ts';
import { Player } from '../../hosts/session/player.ts';
import { RunSession } from '../../hosts/session/run-session.ts';
import { registry } from '../../steps/registry.ts';
import type { ShownRun } from '../store/run-slice.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { START, edgeId } from './graph.ts';
import { edgeStatus, edgeTaken, stepAt, stepRun } from './run-view.ts';

/** A run of a scenario of the small flow, played to its end. */
async function played(name: string, flow: Flow = smallFlow): Promise<ShownRun> {
  const scenario = flow.scenarios!.find((one) => one.name === name)!;
  const { users = [], mocks = [] } = scenario;
  const env = makeEnv(makeRunnable(flow, registry), { users, mocks }, DEFAULT_BUDGET);
  const session = new RunSession(env);
  const player = new Player(session, scenario, (effect) => answerAtOnce(effect, env, undefined), {
    now: () => 0,
    seed: () => 1,
  });
  while ((await player.move()) === 'moved');
  return { session, scenario, flow, moment: session.moments.length - 1, entry: null };
}

function statuses(run: ShownRun): readonly (string | undefined)[] {
  return smallFlow.steps.map(({ id }) => stepRun(run, id)?.status);
}

const toCheck = edgeId({ from: 'login', port: 'submit' });
const back = edgeId({ from: 'check', port: 'request_error' });

describe('the run on the canvas', () => {
  test('says nothing without a run', () => {
    expect([stepRun(null, 'login'), edgeStatus(null, toCheck)]).toEqual([null, null]);
  });

  test('lights what a finished run passed, and fades the rest', async () => {
    const run = await played('New user');
    expect(statuses(run)).toEqual(['visited', 'visited', 'visited', 'visited']);
    expect(stepRun(run, 'check')).toEqual({
      status: 'visited',
      times: 1,
      took: 120,
      mocked: true,
      error: null,
    });
    expect(edgeStatus(run, toCheck)).toBe('visited');
    expect(edgeStatus(run, back)).toBe('faded');
    expect(edgeStatus(run, edgeId({ from: START, port: '' }))).toBe('visited');
  });

  test('goes back with the moment that is shown', async () => {
    const run = await played('New user');
    const seen = run.session.moments.map((_moment, moment) => statuses({ ...run, moment }));
    expect(seen.slice(0, 4)).toEqual([
      ['next', undefined, undefined, undefined],
      ['waiting', undefined, undefined, undefined],
      ['visited', 'next', undefined, undefined],
      ['visited', 'running', undefined, undefined],
    ]);
    expect(statuses({ ...run, moment: -1 })).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('names the edge that each moment took, for the packet', async () => {
    const run = await played('New user');
    const taken = run.session.moments.map((_moment, moment) => edgeTaken({ ...run, moment }));
    expect(taken.filter((id) => id !== null)).toEqual([
      edgeId({ from: START, port: '' }),
      toCheck,
      edgeId({ from: 'check', port: 'success' }),
      edgeId({ from: 'jwt', port: 'success' }),
    ]);
  });

  test('names the step that each moment has come to, the end by the last one', async () => {
    const run = await played('New user');
    const at = [-1, ...run.session.moments.keys()].map((moment) => stepAt({ ...run, moment }));
    expect(at[0]).toBeNull();
    expect([...new Set(at.slice(1))]).toEqual(['login', 'check', 'jwt', 'end']);
    expect(at.at(-1)).toBe('end');
  });

  test('marks an error that was led on as such, and counts visits', async () => {
    const run = await played('Wrong password');
    expect(stepRun(run, 'check')).toMatchObject({ status: 'visited', times: 1 });
    expect(stepRun(run, 'check')?.error).toContain('401');
    expect(stepRun(run, 'login')).toMatchObject({ status: 'waiting', times: 1 });
    expect(edgeStatus(run, back)).toBe('visited');
    expect(stepRun(run, 'jwt')).toBe(null);
  });

  test('marks the step that was left by a port that leads nowhere: there the run broke', async () => {
    const edges = smallFlow.edges.filter(
      ({ from, port }) => from !== 'check' || port !== 'success',
    );
    const run = await played('New user', { ...smallFlow, edges });
    expect(statuses(run)).toEqual(['visited', 'failed', 'faded', 'faded']);
    expect(stepRun(run, 'check')?.error).toContain('success');
    expect(stepAt(run)).toBe('check');
  });
});
