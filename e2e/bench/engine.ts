/*
 * npm run bench -- engine
 * Runs of one branching ten-step flow, full trace and nothing signed, beside peers on the same graph and beside a
 * hand-written floor; with both tokens signed, beside two bare signatures; and the cost of a step as runs grow. Ratios
 * of medians from one run, subjects in turn; see README.md. Exits 1 where a target is missed.
 */
import { cpus, loadavg } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runMocked } from '../../src/hosts/session/run-scenario.ts';
import { CHANCE, flowmintEnv, scenarioOf } from './engine/flowmint.ts';
import { runFloor } from './engine/floor.ts';
import { VISITORS } from './engine/graph.ts';
import { measureInTurn, medianOf } from './engine/measure.ts';
import type { Timings, Work } from './engine/measure.ts';
import { checkWays, PEERS } from './engine/peers.ts';
import type { Peer } from './engine/peers.ts';
import { jqSubjects } from './engine/jq.ts';
import { atLeast, atMost, printTimes, printVerdicts } from './engine/report.ts';
import { scriptletSubjects } from './engine/scriptlet.ts';
import { signingSubjects } from './engine/signing.ts';
import { LENGTHS, SERIES, STEPS_OF_WORK, stepSubject } from './engine/steps.ts';
import type { StepSeries } from './engine/steps.ts';
import { inTheirTurn } from './engine/turn.ts';

const OURS = 'Flowmint';
const FLOOR = 'fair floor';
const OURS_DOES =
  'the whole flow: users, tokens, reasons, a trace of all that was read and written';
const FLOOR_DOES = 'by hand: an async loop, an immutable context, 2 trace events a step; no more';

if (!isMainThread) {
  const series = SERIES.find((one) => one === workerData);
  if (series !== undefined) parentPort?.postMessage(await measureSteps(series));
}

export async function bench(): Promise<unknown> {
  await checkWays();
  const runs = await measureInTurn(runSubjects());
  const notes: Record<string, string> = { [OURS]: OURS_DOES, [FLOOR]: FLOOR_DOES };
  for (const [name, { does }] of Object.entries<Peer>(PEERS)) notes[name] = does;
  printTimes('A run of ten steps, full trace, nothing signed', runs, OURS, notes);

  const signing = await measureInTurn(await signingSubjects());
  printTimes('A run with both tokens signed (RS256), and two bare signatures', signing, 'bare');

  const jq = await measureInTurn(await jqSubjects());
  printTimes('A step that reads a jq value, and the bare evaluator', jq, 'bare');

  const scriptlet = await measureInTurn(await scriptletSubjects());
  printTimes('A Scriptlet step, and the bare QuickJS', scriptlet, 'bare');

  const engine = await inOwnHeap('engine');
  printTimes('A step of a run of so many steps: bare transitions', engine, '10');
  const kept = await inOwnHeap('kept');
  printTimes('… whole runs, all traces kept until 5,000 steps are done', kept, '10');
  const dropped = await inOwnHeap('dropped');
  printTimes('… whole runs, each dropped at once (for information)', dropped, '10');

  const ours = medianOf(runs, OURS);
  const fastest = Math.min(...Object.keys(PEERS).map((name) => medianOf(runs, name)));
  const verdicts = [
    atLeast('the fastest peer, beside a run', fastest / ours, 5),
    atMost('a run, beside the fair floor', ours / medianOf(runs, FLOOR), 10),
    atMost(
      'a run and two signatures, beside two signatures',
      medianOf(signing, 'run') / medianOf(signing, 'bare'),
      1.1,
    ),
    atMost(
      'a jq step, beside its bare evaluator',
      medianOf(jq, 'step') / medianOf(jq, 'bare'),
      1.5,
    ),
    atMost(
      'a Scriptlet step, beside the bare QuickJS',
      medianOf(scriptlet, 'step') / medianOf(scriptlet, 'bare'),
      1.5,
    ),
    atMost('a step of 5,000, beside one of ten: transitions', growth(engine), 1.3),
    atMost('a step of 5,000, beside one of ten: whole runs', growth(kept), 1.3),
  ];
  printVerdicts(verdicts);
  if (verdicts.some(({ passed }) => !passed)) process.exitCode = 1;
  return {
    when: new Date().toISOString(),
    node: process.version,
    machine: { cpus: cpus().length, model: cpus()[0]?.model, load: loadavg() },
    notes,
    verdicts,
    /** Microseconds of CPU. */
    runs,
    signing,
    jq,
    scriptlet,
    steps: { engine, kept, dropped },
  };
}

function runSubjects(): Readonly<Record<string, Work>> {
  const env = flowmintEnv();
  const scenarios = VISITORS.map(scenarioOf);
  const peers = Object.entries<Peer>(PEERS).map(([name, { run }]): [string, Work] => [
    name,
    (i) => run(inTheirTurn(VISITORS, i)),
  ]);
  return {
    [OURS]: (i) => runMocked(env, inTheirTurn(scenarios, i), { chance: CHANCE }),
    [FLOOR]: (i) => runFloor(inTheirTurn(VISITORS, i)),
    ...Object.fromEntries(peers),
  };
}

/**
 * The same series measured in a thread of its own: how large the young generation of a heap is by then, and what else is
 * alive in it, would decide more about what is kept than the engine does.
 */
function inOwnHeap(series: StepSeries): Promise<Timings> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: series });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The time of a step by the number of steps a run takes. */
async function measureSteps(series: StepSeries): Promise<Timings> {
  const subjects = LENGTHS.map((length): [string, Work] => [
    String(length),
    stepSubject(series, length),
  ]);
  const times = await measureInTurn(Object.fromEntries(subjects));
  return Object.fromEntries(
    Object.entries(times).map(([length, { median, rounds }]) => [
      length,
      {
        median: median / STEPS_OF_WORK,
        rounds: rounds.map((time) => time / STEPS_OF_WORK),
      },
    ]),
  );
}

/** The dearest step of longer runs beside one of a ten-step run. */
function growth(steps: Timings): number {
  const [ten = NaN, ...longer] = LENGTHS.map((length) => medianOf(steps, String(length)));
  return Math.max(...longer) / ten;
}
