/** A draw from the run's chance: the value and the generator's next state (both plain numbers, so a state stays JSON). */
export interface Draw<T> {
  readonly value: T;
  readonly random: number;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** One step of mulberry32 (public domain, Tommy Ettinger): a 32-bit state in, a number in [0, 1) and the next state out. */
export function drawNumber(random: number): Draw<number> {
  const next = (random + 0x6d2b79f5) | 0;
  let t = Math.imul(next ^ (next >>> 15), 1 | next);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return { value: ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296, random: next };
}

/** `length` base-62 characters drawn one after another. */
export function drawBase62(random: number, length: number): Draw<string> {
  const codes: number[] = [];
  let state = random;
  for (let i = 0; i < length; i += 1) {
    const draw = drawNumber(state);
    state = draw.random;
    codes.push(BASE62.charCodeAt(Math.floor(draw.value * 62)));
  }
  return { value: String.fromCharCode(...codes), random: state };
}

/** `length` decimal digits drawn one after another: a one-time code. */
export function drawDigits(random: number, length: number): Draw<string> {
  let [text, state] = ['', random];
  for (let i = 0; i < length; i += 1) {
    const draw = drawNumber(state);
    state = draw.random;
    text += Math.floor(draw.value * 10);
  }
  return { value: text, random: state };
}

/**
 * A made-up Descope-shaped id: one letter and 27 base-62 characters, 28 in all (`facts`: user `U…`, project `P…`).
 * @example drawId(7, 'U3').value // 'U3' followed by 26 characters
 */
export function drawId(random: number, prefix: string): Draw<string> {
  const tail = drawBase62(random, 28 - prefix.length);
  return { value: prefix + tail.value, random: tail.random };
}
