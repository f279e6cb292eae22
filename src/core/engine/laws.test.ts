import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { readsIn } from '../kind/reads.ts';
import { readsOf } from '../../analysis/reads-of.ts';
import { replay, RunSession } from '../../hosts/session/run-session.ts';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { JsonObject } from '../json.ts';
import { lookOf } from '../kind/look.ts';
import type { Mock } from '../mocks/mock.ts';
import { arbitraryFlow } from '../testing/arbitrary-flow.ts';
import {
  arbitraryActs,
  arbitraryMocks,
  arbitraryUsers,
  eventOf,
} from '../testing/arbitrary-run.ts';
import type { Act } from '../testing/arbitrary-run.ts';
import { OF_THE_ENGINE } from '../testing/of-the-engine.ts';
import { deepFreeze } from '../testing/deep-freeze.ts';
import type { UserInput } from '../users/user.ts';
import { isWithin } from '../values/path.ts';
import { TEST_TOOLS } from '../testing/tools.ts';
import { makeEnv, makeRunnable } from './env.ts';
import type { Env } from './env.ts';
import type { RunEvent } from './event.ts';
import { isOver, READY } from './state.ts';
import type { RunState } from './state.ts';
import type { TraceEntry } from './trace.ts';
import { transition } from './transition.ts';

// Seconds where the machine is idle; tests of other zones run beside them.
vi.setConfig({ testTimeout: 60_000 });

// Laws of the engine, for any flow of any kinds under any events.

const BUDGET = 30;
const RUNS = { numRuns: 100 };

/** A flow with its world, and what happens: plain data, so that a counterexample can be read. */
interface Play {
  readonly document: JsonObject;
  readonly users: readonly UserInput[];
  readonly mocks: readonly Mock[];
  readonly acts: readonly Act[];
}

const arbitraryPlay: fc.Arbitrary<Play> = fc.record({
  document: arbitraryFlow(registry),
  users: arbitraryUsers,
  mocks: arbitraryMocks,
  acts: arbitraryActs,
});

function envOf({ document, users, mocks }: Play): Env {
  const flow = parseFlow(frozenCopy(document), registry);
  const world = { users: frozenCopy(users), mocks: frozenCopy(mocks) };
  return makeEnv(makeRunnable(flow, registry), { ...world, tools: TEST_TOOLS }, BUDGET);
}

/** A frozen copy: whoever changes it throws, and the generator keeps its own. */
function frozenCopy<T>(value: T): T {
  return deepFreeze(structuredClone(value));
}

function playOut(play: Play, env: Env = envOf(play)): RunSession {
  const session = new RunSession(env);
  for (const act of play.acts) session.dispatch(eventOf(act, env, session.state));
  return session;
}

function forEveryPlay(holds: (play: Play) => void): void {
  fc.assert(fc.property(arbitraryPlay, holds), RUNS);
}

test('replaying the log gives the same states and the same trace', () => {
  forEveryPlay((play) => {
    const session = playOut(play);
    const again = replay(envOf(play), session.log);
    expect(isSame(again.state, session.state)).toBe(true);
    expect(isSame(again.trace, session.trace)).toBe(true);
  });
});

test('a run is byte-identical JSON every time', () => {
  forEveryPlay((play) => {
    const once = JSON.stringify(playOut(play).trace);
    expect(JSON.stringify(playOut(play).trace)).toBe(once);
  });
});

test('every state survives JSON, and the run goes on from it the same', () => {
  forEveryPlay((play) => {
    const env = envOf(play);
    let state: RunState = READY;
    for (const { event } of playOut(play).moments) {
      const revived = revive(state);
      expect(isSame(revived, state)).toBe(true);
      const next = transition(env, state, event);
      expect(isSame(transition(env, revived, event), next)).toBe(true);
      [state] = next;
    }
  });
});

test('going back to any moment and forward again is exact', () => {
  const arbitraryMoment = fc.integer({ min: -1, max: 60 });
  fc.assert(
    fc.property(arbitraryPlay, arbitraryMoment, (play, moment) => {
      const whole = playOut(play);
      const session = replay(envOf(play), whole.log);
      session.rewind(moment);
      const there = moment < 0 ? undefined : (whole.moments[moment] ?? whole.moments.at(-1));
      expect(isSame(session.state, there?.state ?? READY)).toBe(true);
      expect(isSame(session.trace, whole.trace.slice(0, there?.traced ?? 0))).toBe(true);
      for (const event of whole.log.slice(moment + 1)) session.dispatch(event);
      expect(isSame(session.state, whole.state)).toBe(true);
      expect(isSame(session.trace, whole.trace)).toBe(true);
    }),
    RUNS,
  );
});

test('a move changes nothing it was given', () => {
  forEveryPlay((play) => {
    const env = envOf(play);
    const users = JSON.stringify([...env.users.byLoginId]);
    let state: RunState = deepFreeze(READY);
    for (const act of play.acts) {
      const event: RunEvent = frozenCopy(eventOf(act, env, state));
      [state] = transition(env, state, event);
      deepFreeze(state);
    }
    expect(JSON.stringify([...env.users.byLoginId])).toBe(users);
  });
});

test('no run exceeds its budget, and nothing happens after its end', () => {
  forEveryPlay((play) => {
    const { state, trace } = playOut(play);
    expect(state.taken).toBeLessThanOrEqual(BUDGET);
    const end = trace.findIndex(({ type }) => type === 'end');
    expect(end >= 0).toBe(isOver(state));
    const after = end < 0 ? [] : trace.slice(end + 1);
    expect(after.filter(({ type }) => type !== 'ignored')).toEqual([]);
  });
});

test('a run that is advanced and answered ends or waits for a person', () => {
  forEveryPlay((play) => {
    const env = envOf(play);
    const session = new RunSession(env);
    const sensible: Act = { type: 'sensible', pick: 1, form: {}, answer: null };
    // A request and its answer are two moves of one step.
    for (let i = 0; i < 2 * BUDGET + 3; i += 1) {
      if (session.state.status === 'waiting' || isOver(session.state)) return;
      session.dispatch(eventOf(sensible, env, session.state));
    }
    expect(['waiting', 'completed', 'failed']).toContain(session.state.status);
  });
});

test('an event that makes no sense changes nothing but the trace', () => {
  forEveryPlay((play) => {
    const env = envOf(play);
    let state: RunState = READY;
    for (const { event } of playOut(play).moments) {
      const before = state;
      const [next, effects, entries] = transition(env, before, event);
      const ignored = entries.some(({ type }) => type === 'ignored');
      expect(ignored ? [next === before, effects, entries.length] : [true, [], 1]).toEqual([
        true,
        [],
        1,
      ]);
      state = next;
    }
  });
});

test('what a step reads and writes is within what its kind declares', () => {
  forEveryPlay((play) => {
    const env = envOf(play);
    const { trace } = playOut(play, env);
    expect(trace.flatMap((entry) => undeclared(env, entry))).toEqual([]);
  });
});

test('an assumption that decides something is one that the help of the kind, or the engine, names', () => {
  forEveryPlay((play) => {
    const env = envOf(play);
    const unnamed = playOut(play, env).trace.flatMap((entry) => {
      if (!('step' in entry) || !('assumptions' in entry)) return [];
      const step = env.flow.steps.get(entry.step);
      const look = step?.definition && lookOf(step.definition, step.config);
      const named: readonly string[] = look?.help.assumptions ?? [];
      return entry.assumptions?.filter((id) => !named.includes(id) && !OF_THE_ENGINE.has(id)) ?? [];
    });
    expect(unnamed).toEqual([]);
  });
});

test('time, steps, effects and tokens are counted up, never down', () => {
  forEveryPlay((play) => {
    let last: RunState = READY;
    for (const { state } of playOut(play).moments) {
      const before = last.status === 'ready' ? { ...last, clock: state.clock } : last;
      const counters = ['clock', 'taken', 'effects', 'tokens', 'weight'] as const;
      expect(counters.filter((counter) => state[counter] < before[counter])).toEqual([]);
      last = state;
    }
  });
});

test('the trace holds no raw token and says why for every step', () => {
  forEveryPlay((play) => {
    const { trace } = playOut(play);
    expect(JSON.stringify(trace)).not.toMatch(/eyJ[\w-]+\.eyJ/);
    expect(trace.filter((entry) => 'why' in entry && entry.why === '')).toEqual([]);
  });
});

test('generated runs get somewhere: every kind is left, every ending is met', () => {
  // Generated flows have no library to enter: subflow.test.ts does.
  const kinds = [...registry.values()].flatMap((one) =>
    one.enters === undefined ? [`${one.kind}: left`] : [],
  );
  // The errors of a whole catalogue are more than chance meets: every-action.test.ts walks each.
  const errors = [...registry.values()].flatMap((one) =>
    one.errorsFor === undefined ? one.errors.map(({ type }) => `${one.kind}: ${type}`) : [],
  );
  const ends = [
    'unwired-port',
    'dangling-edge',
    'unknown-kind',
    'no-start',
    'step-budget',
    'deadline',
  ];
  const missing = new Set([...kinds, ...errors, ...ends, 'completed', 'waiting', 'running']);
  // One more kind or assumption is other flows for the same seed: what is rare may take a few of them.
  for (let seed = 1; seed <= 40 && missing.size > 0; seed += 1) {
    for (const play of fc.sample(arbitraryPlay, { numRuns: 300, seed })) {
      const { trace, state } = playOut(play);
      missing.delete(state.status);
      for (const entry of trace) {
        if (entry.type === 'step') missing.delete(`${entry.kind}: ${entry.error?.type ?? 'left'}`);
        if (entry.type === 'end') missing.delete(entry.error?.type ?? 'completed');
      }
    }
  }
  expect([...missing]).toEqual([]);
});

function revive(state: RunState): RunState {
  const revived: RunState = JSON.parse(JSON.stringify(state));
  return revived;
}

/** Equal all through, prototypes and signs of zero included; the slower comparison only says what differs. */
function isSame(actual: unknown, expected: unknown): boolean {
  if (isDeepStrictEqual(actual, expected)) return true;
  expect(actual).toStrictEqual(expected);
  return false;
}

/** Traced paths that the kind does not declare for the way out that was taken. */
function undeclared(env: Env, entry: TraceEntry): readonly string[] {
  if (entry.type !== 'step' && entry.type !== 'show' && entry.type !== 'request') return [];
  const step = env.flow.steps.get(entry.step);
  if (step?.definition === undefined) return [`${entry.step} has no kind`];
  const reads = [
    ...readsIn(step.definition, step.config),
    ...(step.definition.readsIfSet?.(step.config) ?? []),
    ...readsOf(step.definition, step.config).map(({ path }) => path),
  ];
  const complaints = entry.reads
    .filter(({ path }) => !reads.some((declared) => isWithin(path, declared)))
    .map(({ path }) => `${entry.kind} reads ${path}`);
  if (entry.type !== 'step') return complaints;
  const way = entry.error?.type ?? entry.port ?? '';
  const writes = step.definition.writes(step.config, way);
  return [
    ...complaints,
    ...entry.writes
      .filter(({ path }) => !writes.some((declared) => isWithin(path, declared.path)))
      .map(({ path }) => `${entry.kind} writes ${path} on its way out by ${way}`),
  ];
}
