import loadModule from '@jitl/quickjs-wasmfile-release-sync/emscripten-module';
import { QuickJSFFI } from '@jitl/quickjs-wasmfile-release-sync/ffi';
import { Wiring } from './wiring.ts';

/** The C stack a script may use. With more of it deep recursion would be the host's error, not the script's. */
const STACK_BYTES = 32 * 1024;
const LARGEST_BLOCK = 16 * 1024 * 1024;

/**
 * The engine asks every 10,000 steps whether to go on. That is made fewer, since the deadline is looked at only then
 * and a single step can take a second: fewer after a slow stretch, more after a quick one. What it adds up to is the
 * same whatever the pace.
 */
const ENGINE_STEPS = 10_000;
const MOST_STEPS = 256;
const QUICK_MS = 1;
/** The engine's count stands among this many words of its context. */
const CONTEXT_WORDS = 256;

/** How much work may be done. */
export interface Limits {
  /** What the engine counts: function calls and turns of loops. A script stops at the same place everywhere. */
  readonly steps: number;
  readonly deadlineMs: number;
}

/** What code came to: the address of the value returned or thrown. */
export interface Evaluated {
  readonly type: 'returned' | 'thrown';
  readonly value: number;
}

/** Makes an engine from the compiled `emscripten-module.wasm` of `@jitl/quickjs-wasmfile-release-sync`. */
export async function loadEngine(module: WebAssembly.Module): Promise<Engine> {
  const wiring = new Wiring(module);
  const host = await loadModule({
    wasmMemory: wiring.memory,
    instantiateWasm: (imports, connect) => wiring.connect(imports, connect),
  });
  return new Engine(wiring, host, () => new QuickJSFFI(host));
}

/**
 * QuickJS below its usual wrapper: values are addresses in WebAssembly memory. That memory is all the state there is,
 * so that a copy of it can be put back at any time, also under a new instance where the one before broke.
 */
export class Engine {
  /** Which limit was reached since {@link allow}; from then on every call is stopped. */
  stopped: keyof Limits | null = null;
  readonly #wiring: Wiring;
  readonly #host: Host;
  readonly #bind: () => Calls;
  #calls: Calls;
  readonly #runtime: number;
  readonly #context: number;
  #words: Int32Array;
  /** Index of the word that counts down to the engine's next question; 0 as long as nobody knows. */
  #counter = 0;
  /** Steps that the count began with. */
  #stretch = 1;
  #counted = 0;
  #steps = Infinity;
  #asked = 0;
  #end = Infinity;
  #kept: readonly Part[] = [];

  constructor(wiring: Wiring, host: Host, bind: () => Calls) {
    this.#wiring = wiring;
    this.#host = host;
    this.#bind = bind;
    this.#calls = bind();
    this.#words = new Int32Array(wiring.memory.buffer);
    this.#host.callbacks = { shouldInterrupt: () => (this.#mayGoOn() ? 0 : 1) };
    this.#runtime = this.#calls.QTS_NewRuntime();
    this.#calls.QTS_RuntimeSetMemoryLimit(this.#runtime, LARGEST_BLOCK);
    this.#calls.QTS_RuntimeSetMaxStackSize(this.#runtime, STACK_BYTES);
    this.#context = this.#calls.QTS_NewContext(this.#runtime, 0);
    this.#calls.QTS_RuntimeEnableInterruptHandler(this.#runtime);
    this.evaluate(`for (let i = 0; i < ${ENGINE_STEPS}; i += 1);`, 'count.js');
  }

  /** What the engine takes for now, in milliseconds since 1970. Its time zone is UTC. */
  setClock(now: number): void {
    this.#wiring.now = now;
    this.#wiring.askedClock = false;
  }

  /** Whether the engine asked for the time or the time zone, since the last {@link setClock}. */
  get askedClock(): boolean {
    return this.#wiring.askedClock;
  }

  /** Whether the engine wanted more memory than there is, since the last {@link restore}. */
  get ranOutOfMemory(): boolean {
    return this.#wiring.refusedMemory;
  }

  /** How much the calls from here on may do together; at first anything. */
  allow({ steps, deadlineMs }: Limits): void {
    this.stopped = null;
    this.#counted = 0;
    this.#steps = steps;
    this.#asked = performance.now();
    this.#end = this.#asked + deadlineMs;
    this.#count(this.#view(), 1);
  }

  /** Runs a program text; `file` is what stack traces call it. */
  evaluate(code: string, file: string): Evaluated {
    const { address, bytes } = this.#copyIn(code);
    return this.#take(this.#calls.QTS_Eval(this.#context, address, bytes, file, 0, 0));
  }

  /** Calls a function of the engine's with values of the engine's. */
  call(callee: number, args: readonly number[]): Evaluated {
    const list = this.#host._malloc(4 * Math.max(args.length, 1));
    this.#view().set(args, list / 4);
    const nothing = this.#calls.QTS_GetUndefined();
    return this.#take(this.#calls.QTS_Call(this.#context, callee, nothing, args.length, list));
  }

  /** Does what promises wait for; ends at the first job that throws. */
  runJobs(): void {
    this.#calls.QTS_ExecutePendingJob(this.#runtime, -1, this.#host._malloc(4));
  }

  newText(text: string): number {
    return this.#calls.QTS_NewString(this.#context, this.#copyIn(text).address);
  }

  newNumber(value: number): number {
    return this.#calls.QTS_NewFloat64(this.#context, value);
  }

  /** The text a value is; empty where memory does not suffice for a copy. */
  read(value: number): string {
    return this.#host.UTF8ToString(this.#calls.QTS_GetString(this.#context, value));
  }

  /** Remembers all there is as what {@link restore} goes back to. */
  keep(): void {
    this.#kept = usedParts(new Uint8Array(this.#wiring.memory.buffer));
  }

  /** What lies between the parts kept is stack, what lies beyond them free: their content means nothing. */
  restore(): void {
    const bytes = new Uint8Array(this.#wiring.memory.buffer);
    for (const { at, content } of this.#kept) bytes.set(content, at);
    this.#wiring.refusedMemory = false;
  }

  /** A new instance in the place of one that broke. What it runs on is put back by {@link restore}. */
  replaceInstance(): void {
    this.#wiring.instantiate();
    this.#calls = this.#bind();
  }

  #copyIn(text: string): { readonly address: number; readonly bytes: number } {
    const bytes = this.#host.lengthBytesUTF8(text);
    const address = this.#host._malloc(bytes + 1);
    if (address === 0) throw new Error('The sandbox has no room for the text.');
    this.#host.stringToUTF8(text, address, bytes + 1);
    return { address, bytes };
  }

  #take(result: number): Evaluated {
    const thrown = this.#calls.QTS_ResolveException(this.#context, result);
    return thrown === 0 ? { type: 'returned', value: result } : { type: 'thrown', value: thrown };
  }

  #mayGoOn(): boolean {
    const words = this.#view();
    if (this.#counter === 0) this.#counter = this.#findCounter(words);
    const now = performance.now();
    const isQuick = now - this.#asked < QUICK_MS;
    this.#asked = now;
    // A regular expression counts apart, and always to the same number.
    const isExpression = words[this.#counter] !== ENGINE_STEPS;
    this.#counted += isExpression ? ENGINE_STEPS : this.#stretch;
    if (this.#counted >= this.#steps) this.stopped ??= 'steps';
    else if (now > this.#end) this.stopped ??= 'deadlineMs';
    if (!isExpression) this.#count(words, isQuick ? 2 * this.#stretch : 1);
    return this.stopped === null;
  }

  #count(words: Int32Array, stretch: number): void {
    this.#stretch = Math.max(1, Math.min(stretch, MOST_STEPS, this.#steps - this.#counted));
    words[this.#counter] = this.#stretch;
  }

  #findCounter(words: Int32Array): number {
    const first = this.#context / 4;
    const found: number[] = [];
    for (let i = first; i < first + CONTEXT_WORDS; i += 1) {
      if (words[i] === ENGINE_STEPS) found.push(i);
    }
    const [counter] = found;
    if (counter !== undefined && found.length === 1) return counter;
    throw new Error('This is another build of QuickJS than the tested one.');
  }

  /** Memory that grew has another buffer. */
  #view(): Int32Array {
    if (this.#words.length === 0) this.#words = new Int32Array(this.#wiring.memory.buffer);
    return this.#words;
  }
}

interface Part {
  readonly at: number;
  readonly content: Uint8Array;
}

/** The memory before and after its longest stretch of zeros, which is the unused stack, and without its empty end. */
function usedParts(bytes: Uint8Array): readonly Part[] {
  let end = bytes.length;
  while (bytes[end - 1] === 0) end -= 1;
  let longest = { from: 0, to: 0 };
  for (let from = 0, i = 0; i < end; i += 1) {
    if (bytes[i] === 0) continue;
    if (i - from > longest.to - longest.from) longest = { from, to: i };
    from = i + 1;
  }
  return [
    { at: 0, content: bytes.slice(0, longest.from) },
    { at: longest.to, content: bytes.slice(longest.to, end) },
  ];
}

/** What is used of Emscripten's module: copying text in and out, and the engine's questions. */
interface Host {
  callbacks: { shouldInterrupt(asyncify: undefined, runtime: number): unknown };
  _malloc(bytes: number): number;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, address: number, bytes: number): void;
  UTF8ToString(address: number): string;
}

/** What is used of the engine's functions: they take and give addresses. */
interface Calls {
  QTS_NewRuntime(): number;
  QTS_RuntimeSetMemoryLimit(runtime: number, bytes: number): void;
  QTS_RuntimeSetMaxStackSize(runtime: number, bytes: number): void;
  QTS_RuntimeEnableInterruptHandler(runtime: number): void;
  QTS_NewContext(runtime: number, intrinsics: number): number;
  QTS_Eval(
    context: number,
    code: number,
    bytes: number,
    file: string,
    detectModule: number,
    flags: number,
  ): number;
  QTS_Call(context: number, callee: number, self: number, count: number, values: number): number;
  QTS_ExecutePendingJob(runtime: number, most: number, lastContext: number): number;
  QTS_ResolveException(context: number, result: number): number;
  QTS_GetUndefined(): number;
  QTS_NewFloat64(context: number, value: number): number;
  QTS_NewString(context: number, text: number): number;
  QTS_GetString(context: number, value: number): number;
}
