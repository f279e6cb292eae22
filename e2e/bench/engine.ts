/*
 * npm run bench -- engine
 * Runs of one branching ten-step flow, full trace and no signing, beside peers on the same graph and beside a
 * hand-written floor; with both tokens signed, beside two bare signatures; and the cost of a step as flows grow. Ratios
 * of medians from one run, subjects in turn; see README.md. Exits 1 where a target is missed.
 */
import { cpus } from 'node:os';
import { SignJWT } from 'jose';
import { makeSigningKey, Signer } from '../../src/hosts/keys/signer.ts';
import type { SigningKey } from '../../src/hosts/keys/signer.ts';
import { signResult, summarise } from '../../src/hosts/session/run-result.ts';
import { runMocked } from '../../src/hosts/session/run-scenario.ts';
import { median } from './canvas/statistics.ts';
import { CHANCE, flowmintEnv, scenarioOf } from './engine/flowmint.ts';
import { runFloor } from './engine/floor.ts';
import { VISITORS } from './engine/graph.ts';
import { jsonRulesPath, runJsonRules } from './engine/json-rules-engine.ts';
import { runStepFunctions, stepFunctionsPath } from './engine/step-functions.ts';
import { runXstateActor, runXstatePure, xstatePath } from './engine/xstate.ts';

const ROUNDS = 9;
/** About how long one subject works in a round, in milliseconds. */
const ROUND_MS = 120;

/** A subject: does its work for visitor `i`. */
type Subject = (i: number) => unknown;

interface Verdict {
  readonly what: string;
  readonly ratio: number;
  readonly target: string;
  readonly passed: boolean;
}

export async function bench(): Promise<unknown> {
  await checkPaths();
  const runs = await measureRuns();
  const signing = await measureSigning();
  const steps = await measureSteps();
  const fastestPeer = Math.min(...PEERS.map((name) => runs[name] ?? Infinity));
  const ours = runs['flowmint'] ?? NaN;
  const floor = runs['fair floor'] ?? NaN;
  const perStep = Object.values(steps);
  const verdicts: readonly Verdict[] = [
    atLeast('times the fastest peer', fastestPeer / ours, 5),
    atMost('times the fair floor', ours / floor, 10),
    atMost('run and both signatures to two bare signatures', signing.ratio, 1.1),
    atMost(
      'dearest to cheapest step, 10 to 5,000 steps',
      Math.max(...perStep) / Math.min(...perStep),
      1.3,
    ),
  ];
  print(runs, signing, steps, verdicts);
  if (verdicts.some(({ passed }) => !passed)) process.exitCode = 1;
  return {
    when: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model,
    rounds: ROUNDS,
    microseconds: runs,
    signing,
    nanosecondsPerStep: steps,
    verdicts,
  };
}

const PEERS = ['aws-local-stepfunctions', 'xstate actor', 'xstate transition', 'json-rules-engine'];

/** Every engine takes the floor's way for every visitor, or nothing here is worth comparing. */
async function checkPaths(): Promise<void> {
  const env = flowmintEnv();
  for (const visitor of VISITORS) {
    const { trace } = await runFloor(visitor);
    const expected = trace
      .flatMap((event) => (event.type === 'enter' ? [event.step] : []))
      .join(' ');
    const summary = summarise(runMocked(env, scenarioOf(visitor), { chance: CHANCE }));
    const paths = {
      flowmint: summary.path.map((id) => id.replace(/-0$/, '')),
      'aws-local-stepfunctions': await stepFunctionsPath(visitor),
      xstate: xstatePath(visitor),
      'json-rules-engine': await jsonRulesPath(visitor),
    };
    for (const [name, path] of Object.entries(paths)) {
      if (path.join(' ') !== expected) {
        throw new Error(
          `${name} went ${path.join(' ')} for ${visitor.email}, the floor went ${expected}`,
        );
      }
    }
    if (summary.outcome !== 'completed' || summary.session === undefined) {
      throw new Error(`flowmint did not issue a token for ${visitor.email}`);
    }
  }
}

/** Microseconds a run. */
async function measureRuns(): Promise<Readonly<Record<string, number>>> {
  const env = flowmintEnv();
  const scenarios = VISITORS.map(scenarioOf);
  const pick = <T>(list: readonly T[], i: number): T => {
    const one = list[i % list.length];
    if (one === undefined) throw new Error('nobody visits');
    return one;
  };
  return inTurn({
    'fair floor': (i) => runFloor(pick(VISITORS, i)),
    flowmint: (i) => runMocked(env, pick(scenarios, i), { chance: CHANCE }),
    'aws-local-stepfunctions': (i) => runStepFunctions(pick(VISITORS, i)),
    'xstate actor': (i) => runXstateActor(pick(VISITORS, i)),
    'xstate transition': (i) => runXstatePure(pick(VISITORS, i)),
    'json-rules-engine': (i) => runJsonRules(pick(VISITORS, i)),
  });
}

/** Microseconds of a run with both tokens signed, and of signing the same two payloads bare. */
async function measureSigning() {
  const env = flowmintEnv();
  const key = await makeSigningKey();
  const [visitor] = VISITORS;
  if (visitor === undefined) throw new Error('nobody visits');
  const scenario = scenarioOf(visitor);
  const { session, refresh } = summarise(runMocked(env, scenario, { chance: CHANCE }));
  const payloads = [session?.claims ?? {}, refresh?.claims ?? {}];
  const times = await inTurn({
    signed: () => signResult(runMocked(env, scenario, { chance: CHANCE }), new Signer(key)),
    bare: async () => {
      for (const payload of payloads) await signBare(payload, key);
    },
  });
  const signed = times['signed'] ?? NaN;
  const bare = times['bare'] ?? NaN;
  return { signed, bare, ratio: signed / bare };
}

function signBare(payload: Readonly<Record<string, unknown>>, key: SigningKey): Promise<string> {
  const header = { alg: 'RS256', kid: key.publicJwk.kid, typ: 'JWT' };
  return new SignJWT({ ...payload }).setProtectedHeader(header).sign(key.privateKey);
}

/** Steps in one piece of work of {@link measureSteps}: one run of so many, or many shorter ones. */
const STEPS_AT_ONCE = 5_000;

/**
 * Nanoseconds a step, by the number of steps a run takes. Every subject executes as many steps and keeps all traces
 * until it is done, as a suite does: what it costs to hold them is the same for all, what grows with a run would show.
 */
async function measureSteps(): Promise<Readonly<Record<string, number>>> {
  const scenarios = VISITORS.map(scenarioOf);
  const subjects = [1, 10, 100, 500].map((blocks): [string, Subject] => {
    const env = flowmintEnv(blocks);
    const runs = STEPS_AT_ONCE / (blocks * 10);
    const work: Subject = (i) => {
      const visitors = scenarios.slice(i % scenarios.length).concat(scenarios);
      const kept = [];
      while (kept.length < runs) {
        for (const scenario of visitors.slice(0, runs - kept.length)) {
          kept.push(runMocked(env, scenario, { chance: CHANCE }));
        }
      }
      return kept.length;
    };
    return [String(blocks * 10), work];
  });
  const times = await inTurn(Object.fromEntries(subjects));
  return Object.fromEntries(
    Object.entries(times).map(([steps, time]) => [steps, (time * 1000) / STEPS_AT_ONCE]),
  );
}

/** The median time of one piece of work, in microseconds: subjects take turns, so that noise meets all of them. */
async function inTurn(
  subjects: Readonly<Record<string, Subject>>,
): Promise<Readonly<Record<string, number>>> {
  const counts = new Map<string, number>();
  for (const [name, work] of Object.entries(subjects)) {
    await times(work, VISITORS.length * 2);
    const warm = await times(work, VISITORS.length * 2);
    counts.set(
      name,
      Math.max(VISITORS.length, Math.round(ROUND_MS / warm / VISITORS.length) * VISITORS.length),
    );
  }
  const rounds = new Map<string, number[]>();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, work] of Object.entries(subjects)) {
      const time = await times(work, counts.get(name) ?? VISITORS.length);
      // The first round warms up.
      if (round > 0) rounds.set(name, [...(rounds.get(name) ?? []), time * 1000]);
    }
  }
  return Object.fromEntries([...rounds].map(([name, all]) => [name, median(all)]));
}

/** Milliseconds for one piece of work, over `count` of them. */
async function times(work: Subject, count: number): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < count; i += 1) {
    const result = work(i);
    if (result instanceof Promise) await result;
  }
  return (performance.now() - began) / count;
}

function atLeast(what: string, ratio: number, target: number): Verdict {
  return { what, ratio, target: `at least ${target}`, passed: ratio >= target };
}

function atMost(what: string, ratio: number, target: number): Verdict {
  return { what, ratio, target: `at most ${target}`, passed: ratio <= target };
}

function print(
  runs: Readonly<Record<string, number>>,
  signing: { readonly signed: number; readonly bare: number },
  steps: Readonly<Record<string, number>>,
  verdicts: readonly Verdict[],
): void {
  const lines = [
    'A branching flow of ten steps, full trace, nothing signed (peers: no users, tokens, trace or reasons)',
    ...Object.entries(runs).map(
      ([name, time]) =>
        `  ${name.padEnd(26)} ${time.toFixed(2).padStart(9)} µs a run  ${Math.round(1e6 / time)
          .toLocaleString('en')
          .padStart(9)} runs/s`,
    ),
    'Both tokens signed (RS256)',
    `  ${'flowmint'.padEnd(26)} ${signing.signed.toFixed(0).padStart(9)} µs a run`,
    `  ${'two bare signatures'.padEnd(26)} ${signing.bare.toFixed(0).padStart(9)} µs`,
    'Cost of a step, by the length of the run',
    ...Object.entries(steps).map(
      ([count, time]) =>
        `  ${`${count} steps`.padEnd(26)} ${time.toFixed(0).padStart(9)} ns a step`,
    ),
    'Targets',
    ...verdicts.map(
      ({ what, ratio, target, passed }) =>
        `  ${passed ? 'met   ' : 'MISSED'} ${ratio.toFixed(2).padStart(8)}  ${target.padEnd(12)} ${what}`,
    ),
  ];
  console.log(lines.join('\n'));
}
