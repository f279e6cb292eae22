import { median } from '../canvas/statistics.ts';

/** Something measured: does its piece of work number `i`; awaited only if it answers a promise. */
export type Work = (i: number) => unknown;

export interface Timing {
  /** Microseconds of CPU for one piece of work: the median of the rounds. */
  readonly median: number;
  readonly rounds: readonly number[];
}

/** By the subject's name. */
export type Timings = Readonly<Record<string, Timing>>;

/** How long a subject works in one turn, in milliseconds. */
const TURN_MS = 100;
const ROUNDS = 11;
/** How long a subject works before anything is counted, in milliseconds. */
const HEAT_MS = 1_500;
/** Rounds at the beginning that are thrown away: V8 compiles hot code anew for some time. */
const WARM_UP = 3;

/**
 * Measures subjects in turn, A B C, B C A, …, so that whatever the machine does meets all of them. What counts is the
 * CPU time of this process, all its threads together: it hardly depends on who else wants the processor.
 */
export async function measureInTurn(
  subjects: Readonly<Record<string, Work>>,
  rounds = ROUNDS,
): Promise<Timings> {
  const turns = Object.entries(subjects).map(([name, work]) => new Turn(name, work));
  for (const turn of turns) await turn.findCount();
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const turn of turns) {
      const time = await turn.take();
      if (round >= 0) turn.times.push(time);
    }
    turns.push(...turns.splice(0, 1));
  }
  const timings = new Map(turns.map(({ name, times }) => [name, times]));
  return Object.fromEntries(
    Object.keys(subjects).map((name) => {
      const times = timings.get(name) ?? [];
      return [name, { median: median(times), rounds: times }];
    }),
  );
}

export function medianOf(timings: Timings, name: string): number {
  const timing = timings[name];
  if (timing === undefined) throw new Error(`${name} was not measured`);
  return timing.median;
}

class Turn {
  readonly name: string;
  readonly times: number[] = [];
  readonly #work: Work;
  #count = 1;
  /** What was made last stays until the next turn, or V8 forgets its hidden classes and what it compiled for them. */
  last: unknown;

  constructor(name: string, work: Work) {
    this.name = name;
    this.#work = work;
  }

  /** Finds how many pieces of work fill a turn, once V8 has compiled what is hot: cold work takes ten times as long. */
  async findCount(): Promise<void> {
    for (let spent = 0; spent < HEAT_MS; spent += await this.#spend()) this.#count *= 2;
    this.#count = 1;
    let ms = await this.#spend();
    for (; ms < TURN_MS / 4; ms = await this.#spend()) this.#count *= 4;
    this.#count = Math.max(1, Math.round((this.#count * TURN_MS) / ms));
  }

  /** Takes a turn: microseconds of CPU for one piece of work. */
  async take(): Promise<number> {
    return ((await this.#spend()) * 1000) / this.#count;
  }

  /** Milliseconds of CPU. */
  async #spend(): Promise<number> {
    const began = process.cpuUsage();
    for (let i = 0; i < this.#count; i += 1) {
      const result = this.#work(i);
      this.last = result instanceof Promise ? await result : result;
    }
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  }
}
