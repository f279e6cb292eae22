import type { Flow } from '../../core/document/schema.ts';
import { libraryOf } from '../../core/document/parse.ts';
import { makeEnv, makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import type { Env } from '../../core/engine/env.ts';
import type { RunEvent } from '../../core/engine/event.ts';
import type { VerifyAnswer, VerifyRequest } from '../../core/engine/outcome.ts';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import type { RunState } from '../../core/engine/state.ts';
import { isOver, READY } from '../../core/engine/state.ts';
import type { Tools } from '../../core/engine/tools.ts';
import type { TraceEntry } from '../../core/engine/trace.ts';
import { pathOfTrace } from '../../core/engine/trace-path.ts';
import { transition } from '../../core/engine/transition.ts';
import type { RunnableRegistry } from '../../core/kind/definition.ts';
import type { Mock } from '../../core/mocks/mock.ts';
import { isPress } from '../../core/scenario/schema.ts';
import type { Answer, Scenario } from '../../core/scenario/schema.ts';
import { coverage } from '../coverage.ts';
import type { Coverage } from '../coverage.ts';
import { answerTo } from './answer-to.ts';
import type { Around } from './around.ts';
import { Choices } from './choices.ts';
import { makeWorld } from './make-world.ts';
import type { Setting } from './make-world.ts';
import { pressOn } from './press-on.ts';
import { distanceToMissing } from './ways-to-new.ts';
import { scenarioWorlds, typedIn } from './scenario-worlds.ts';
import { whatIsRead } from './what-is-read.ts';

/** What an exploration is lent. */
export interface ExploreOptions {
  readonly tools: Tools;
  /** Runs scripts of Scriptlets; left out: they come to nothing. */
  readonly runScript?: (request: ScriptRequest) => ScriptAnswer;
  /** The flows that may be entered besides those of the document. */
  readonly others?: readonly Flow[];
  /** The most runs it tries. */
  readonly runs?: number;
  readonly seed?: number;
}

/** Checks a token as the host can; {@link explore} can't wait for that and refuses every one. */
export type Verify = (request: VerifyRequest) => Promise<VerifyAnswer>;

const UNCHECKED: VerifyAnswer = {
  type: 'refused',
  reason: 'invalid',
  message: 'nobody checks tokens here',
};

/** What was found by trying. */
export interface Exploration {
  /** Scenarios that together take every port any of the runs took, each with what it came to as its expectation. */
  readonly scenarios: readonly Scenario[];
  readonly coverage: Coverage;
  readonly outcomes: Readonly<Record<'completed' | 'failed' | 'waiting', number>>;
  /** How many runs were tried, and how many of them ended with a token. */
  readonly runs: number;
  readonly tokens: number;
}

/** The most runs where nobody says otherwise. */
export const DEFAULT_RUNS = 800;
/** A run that a person goes round in for longer than this is left there. */
const MOST_ANSWERS = 40;
/** Nor does it come back to one screen more often. */
const MOST_PRESSES = 4;
/** So many runs one after another that find nothing new end it. */
const MOST_IN_VAIN = 250;
const BUDGET = 1_000;
/** Any fixed time: what is found does not depend on when. */
const NOW = Date.UTC(2026, 0, 31, 9, 30);

/**
 * Tries a flow out: who exists, what APIs answer, which button is pressed, which branch and outcome is taken, each way
 * about as often as the others, until every port was taken or there were enough runs. The same flow and seed give the
 * same scenarios. Nothing is sent; never throws for a flow that parses.
 */
export function explore(
  flow: Flow,
  registry: RunnableRegistry,
  options: ExploreOptions,
): Exploration {
  const exploring = exploreInSteps(flow, registry, options);
  let next = exploring.next();
  while (next.done !== true) next = exploring.next();
  return next.value;
}

/** {@link explore}, with tokens really checked, so that the scenarios come to the same where they are run. */
export async function exploreChecking(
  flow: Flow,
  registry: RunnableRegistry,
  options: ExploreOptions,
  verify: Verify,
): Promise<Exploration> {
  const exploring = exploreInSteps(flow, registry, options);
  let next = exploring.next();
  while (next.done !== true) {
    const { value } = next;
    next = exploring.next(typeof value === 'number' ? undefined : await verify(value));
  }
  return next.value;
}

/**
 * {@link explore} run by run, for hosts that show how far it is and may stop it: gives how many runs were tried, and
 * each token that is to be checked, whose answer goes into `next`; without one it is refused.
 */
export function* exploreInSteps(
  flow: Flow,
  registry: RunnableRegistry,
  options: ExploreOptions,
): Generator<number | VerifyRequest, Exploration, VerifyAnswer | undefined> {
  const { tools, others = [], runs = DEFAULT_RUNS, seed = 1 } = options;
  const runnable = makeRunnable(flow, registry);
  const library = makeLibrary(flow, others, registry);
  const read = whatIsRead([flow, ...libraryOf(flow), ...others], registry);
  const choices = new Choices(seed);
  const worlds = scenarioWorlds(flow);
  const around = { read, choices, typed: typedIn(flow) };
  const kept: Tried[] = [];
  const seen = new Set<string>();
  const outcomes = { completed: 0, failed: 0, waiting: 0 };
  let [tokens, tried, inVain] = [0, 0, 0];
  let missing = coverage(flow, registry, []).missedPorts;
  let distance = distanceToMissing(flow, missing);
  while (flow.start !== null && tried < runs && missing.length > 0 && inVain < MOST_IN_VAIN) {
    yield tried;
    tried += 1;
    const world = choices.pick('world', [null, ...worlds], (one) => one?.name ?? ' made up');
    const setting = world?.setting ?? makeWorld(read, choices);
    const answers = world?.answers ?? [];
    const env = makeEnv(runnable, { users: setting.users ?? [], tools, library }, BUDGET);
    const one = yield* tryOnce(
      env,
      setting,
      seed + tried,
      { ...around, answers, distance },
      options,
    );
    outcomes[one.outcome] += 1;
    if (one.hasToken) tokens += 1;
    const news = one.taken.filter((key) => !seen.has(key));
    inVain = news.length === 0 ? inVain + 1 : 0;
    if (news.length === 0) continue;
    for (const key of news) seen.add(key);
    kept.push(one);
    missing = coverage(
      flow,
      registry,
      kept.map(({ trace }) => trace),
    ).missedPorts;
    distance = distanceToMissing(flow, missing);
  }
  const needed = fewest(kept);
  return {
    scenarios: needed.map(({ scenario }, i) => ({ ...scenario, name: nameOf(scenario, i) })),
    coverage: coverage(
      flow,
      registry,
      needed.map(({ trace }) => trace),
    ),
    outcomes,
    runs: tried,
    tokens,
  };
}

/** A run with what it took. */
interface Tried {
  readonly scenario: Scenario;
  readonly trace: readonly TraceEntry[];
  readonly outcome: 'completed' | 'failed' | 'waiting';
  readonly hasToken: boolean;
  /** `step port`, and `end token` for a run that ended with one. */
  readonly taken: readonly string[];
}

function* tryOnce(
  env: Env,
  setting: Setting,
  seed: number,
  around: Around,
  { runScript }: ExploreOptions,
): Generator<VerifyRequest, Tried, VerifyAnswer | undefined> {
  const mocks: Mock[] = [];
  const answers: Answer[] = [];
  const trace: TraceEntry[] = [];
  let state: RunState = READY;
  const dispatch = (event: RunEvent): void => {
    const [next, , entries] = transition(env, state, event);
    state = next;
    for (const entry of entries) trace.push(entry);
  };
  const begins = { type: 'start', now: NOW, seed, request: requestOf(setting) } as const;
  dispatch(begins);
  while (!isOver(state)) {
    if (state.status === 'running') dispatch({ type: 'advance' });
    else if (state.status === 'performing' && state.effect !== null) {
      const { effect } = state;
      const answer =
        effect.type === 'verify'
          ? ((yield effect.request) ?? UNCHECKED)
          : answerTo(effect, env, mocks, around, runScript);
      if (answer.type === 'outcome') answers.push({ step: effect.step, outcome: answer.outcome });
      dispatch({ type: 'answer', effect: effect.id, answer });
    } else {
      const here = answers.filter((answer) => isPress(answer) && answer.step === state.step);
      const goesOn = answers.length < MOST_ANSWERS && here.length < MOST_PRESSES;
      const press = goesOn ? pressOn(state, trace, around) : null;
      if (press === null) break;
      answers.push(press);
      dispatch({ type: 'press', button: press.press, form: { ...press.form } });
    }
  }
  const { outcome, error } = endOf(state);
  const hasToken = state.status === 'completed' && state.session !== null;
  return {
    scenario: {
      name: '',
      now: new Date(NOW).toISOString(),
      seed: seed >>> 0,
      ...setting,
      ...(answers.length > 0 && { answers }),
      ...(mocks.length > 0 && { mocks }),
      expect: {
        outcome,
        path: [...pathOfTrace(trace)],
        ...(error !== null && { error: error.type }),
      },
    },
    trace,
    outcome,
    hasToken,
    taken: [
      ...trace.flatMap((entry) =>
        entry.type === 'step' && entry.port !== null && entry.within === undefined
          ? [`${entry.step} ${entry.port}`]
          : [],
      ),
      ...(hasToken ? ['end token'] : []),
    ],
  };
}

/** An error on a screen that nobody answers counts as failed. */
function endOf(state: RunState) {
  const error = state.error ?? (state.status === 'completed' ? null : state.notice);
  const outcome =
    state.status === 'completed' ? 'completed' : error === null ? 'waiting' : 'failed';
  return { outcome, error } as const;
}

function requestOf({ request }: Pick<Scenario, 'request'>): RunEvent & { type: 'start' } extends {
  request: infer Request;
}
  ? Request
  : never {
  const { form, client, cookies, context, session } = request ?? {};
  return {
    ...(form !== undefined && { form }),
    ...(client !== undefined && { client }),
    ...(cookies !== undefined && { cookies }),
    ...(context !== undefined && { context }),
    ...(session?.user !== undefined && { session: { state: session.state, user: session.user } }),
  };
}

/** Of the runs kept those that are needed: each takes something that no later one takes too. */
function fewest(kept: readonly Tried[]): readonly Tried[] {
  const counts = new Map<string, number>();
  for (const { taken } of kept) {
    for (const key of new Set(taken)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return kept.filter(({ taken }) => {
    const keys = [...new Set(taken)];
    const isNeeded = keys.some((key) => counts.get(key) === 1);
    if (!isNeeded) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) - 1);
    return isNeeded;
  });
}

function nameOf({ expect, users = [] }: Scenario, index: number): string {
  const who = users.length === 0 ? 'nobody known' : (users[0]?.status ?? 'known user');
  return `Way ${index + 1}: ${who}, ${expect?.outcome ?? 'runs'} after ${expect?.path?.length ?? 0} steps`;
}
