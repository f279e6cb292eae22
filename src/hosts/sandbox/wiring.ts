/** 16 MB at first, of which the libraries leave 9, and 24 at most: the engine itself only bounds single blocks. */
const FIRST_PAGES = 256;
const MOST_PAGES = 384;

/**
 * What the engine gets from outside, by the names that `emscripten-module.wasm` 0.32.0 gives its imports. Nothing of
 * the machine is left in it: no clock, time zone or environment. Another version has other names; the tests notice.
 */
const NAMES = {
  module: 'a',
  now: 'p',
  localTime: 'm',
  timeZone: 'n',
  environmentSizes: 'f',
  environment: 'e',
  grow: 'k',
} as const;

/** Words of C's `struct tm`. */
const TIME_WORDS = 10;

/** The instance of the engine's WebAssembly module, with the memory that outlives it. */
export class Wiring {
  readonly memory = new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES });
  /** Milliseconds since 1970. */
  now = 0;
  /** Whether the engine asked for the time, or for what a time is here. */
  askedClock = false;
  refusedMemory = false;
  readonly #module: WebAssembly.Module;
  #imports: WebAssembly.Imports = {};
  #connect: (instance: WebAssembly.Instance) => void = () => {};

  constructor(module: WebAssembly.Module) {
    this.#module = module;
  }

  /** Takes over from Emscripten's loader; `connect` is where it gets an instance's functions. */
  connect(
    imports: WebAssembly.Imports,
    connect: (instance: WebAssembly.Instance) => void,
  ): WebAssembly.Exports {
    const given = imports[NAMES.module] ?? {};
    const grow = given[NAMES.grow];
    this.#imports = {
      ...imports,
      [NAMES.module]: {
        ...given,
        [NAMES.now]: () => {
          this.askedClock = true;
          return this.now;
        },
        [NAMES.localTime]: (_seconds: bigint, time: number) => {
          this.askedClock = true;
          this.#write(time, TIME_WORDS);
        },
        [NAMES.timeZone]: (offset: number, daylight: number, name: number, summer: number) => {
          for (const address of [offset, daylight, name, summer]) this.#write(address, 1);
        },
        [NAMES.environmentSizes]: (count: number, bytes: number) => {
          this.#write(count, 1);
          this.#write(bytes, 1);
          return 0;
        },
        [NAMES.environment]: () => 0,
        [NAMES.grow]: (bytes: number) => {
          const hasGrown: unknown =
            typeof grow === 'function' && Reflect.apply(grow, null, [bytes]);
          if (hasGrown !== true) this.refusedMemory = true;
          return hasGrown === true ? 1 : 0;
        },
      },
    };
    this.#connect = connect;
    return this.instantiate();
  }

  /** Another instance over the same memory. */
  instantiate(): WebAssembly.Exports {
    const instance = new WebAssembly.Instance(this.#module, this.#imports);
    this.#connect(instance);
    return instance.exports;
  }

  /** UTC and no environment: in C's structures all of that is zero. */
  #write(address: number, words: number): void {
    new Int32Array(this.memory.buffer, address, words).fill(0);
  }
}
