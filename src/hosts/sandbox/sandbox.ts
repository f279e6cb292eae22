import cryptoJs from 'crypto-js/crypto-js.js?raw';
import lodash from 'lodash/lodash.min.js?raw';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import { loadEngine } from './engine.ts';
import type { Engine, Limits } from './engine.ts';
import inside from './inside.js?raw';
import { FILE } from './place-in-script.ts';
import { toldToAnswer } from './told-to-answer.ts';
import type { Told } from './told-to-answer.ts';

/**
 * What scripts run in: JavaScript without network and timers, with no clock and chance but the run's. The same request
 * gives the same answer on every machine, and nothing a script does is there for the next one.
 */
export interface Sandbox {
  /** Runs a script to its end, at once. Never throws: whatever goes wrong is an answer. */
  run(request: ScriptRequest): ScriptAnswer;
}

/**
 * The work a script may do (assumption `script-budget`): about a second of it on a slow machine. The deadline is for
 * what the engine does not count: only a script that comes close to it can end differently elsewhere.
 */
export const SCRIPT_LIMITS: Limits = { steps: 5_000_000, deadlineMs: 10_000 };

/** What telling the outcome may cost after the script used up what it had. */
const REPORT_LIMITS: Limits = { steps: 100_000, deadlineMs: 500 };

/** The longest code and arguments taken in, in characters. */
const LONGEST_INPUT = 1_000_000;

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Starts a sandbox from `emscripten-module.wasm` of `@jitl/quickjs-wasmfile-release-sync`. */
export async function loadSandbox(
  wasm: ArrayBuffer,
  limits: Limits = SCRIPT_LIMITS,
): Promise<Sandbox> {
  const engine = await loadEngine(await WebAssembly.compile(wasm));
  const tell = evaluate(engine, inside, 'inside.js');
  evaluate(engine, lodash, 'lodash.js');
  evaluate(engine, cryptoJs, 'crypto-js.js');
  evaluate(engine, 'globalThis.lodash = _; delete globalThis.crypto;', 'ready.js');
  engine.keep();
  const box: Box = { engine, tell, limits };
  return { run: (request) => run(box, request) };
}

interface Box {
  readonly engine: Engine;
  /** The function that inside.js evaluates to. */
  readonly tell: number;
  readonly limits: Limits;
}

function evaluate(engine: Engine, code: string, file: string): number {
  const { type, value } = engine.evaluate(code, file);
  if (type === 'returned') return value;
  throw new Error(`${file} does not run: ${engine.read(value)}`);
}

function run(box: Box, request: ScriptRequest): ScriptAnswer {
  const problem = problemOf(request);
  if (problem !== undefined) return problem;
  try {
    box.engine.restore();
    return toldToAnswer(outcomeOf(box, request), request.code, box.limits);
  } catch {
    // The engine itself broke: its memory is put back before the next run, its stack is not.
    box.engine.replaceInstance();
    return { type: 'error', message: 'The script broke the engine that ran it.' };
  }
}

/** What would not get as far as running. */
function problemOf(request: ScriptRequest): ScriptAnswer | undefined {
  const { code, args } = request;
  const name = namesOf(request).find((name) => !NAME.test(name));
  if (name !== undefined) {
    return { type: 'error', message: `An argument cannot be named "${name}".` };
  }
  const length = code.length + JSON.stringify(args).length;
  if (length <= LONGEST_INPUT) return undefined;
  const message = `The script and its arguments have ${length} characters: expected at most ${LONGEST_INPUT}.`;
  return { type: 'error', message, limited: true };
}

/** Those with a value first, so that the others are left out of the call. */
function namesOf({ args, unset = [] }: ScriptRequest): readonly string[] {
  return [...Object.keys(args), ...unset];
}

function outcomeOf({ engine, tell, limits }: Box, request: ScriptRequest): Told {
  const { code, args, now, seed } = request;
  engine.setClock(now);
  engine.allow(limits);
  let outcome = engine.evaluate(`(function (${namesOf(request).join(', ')}) {\n${code}\n})`, FILE);
  if (outcome.type === 'returned') {
    const values = engine.newText(JSON.stringify(Object.values(args)));
    const inputs = [engine.newText('run'), outcome.value, values, engine.newNumber(seed)];
    outcome = engine.call(tell, inputs);
    if (outcome.type === 'returned' && engine.read(outcome.value) === 'pending') {
      engine.runJobs();
      outcome = engine.call(tell, [engine.newText('settle')]);
    }
  }
  const { stopped, askedClock } = engine;
  if (outcome.type === 'thrown') {
    engine.allow(REPORT_LIMITS);
    outcome = engine.call(tell, [engine.newText('describe'), outcome.value]);
  }
  const text = outcome.type === 'returned' ? engine.read(outcome.value) : '';
  return { text, stopped: stopped ?? (engine.ranOutOfMemory ? 'memory' : null), askedClock };
}
