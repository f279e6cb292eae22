// Runs once inside the sandbox, before the libraries, and evaluates to the one function that the host calls. Nothing
// here guards the host: the engine does. It makes runs the same everywhere, charges for work that the engine does not
// count, and says what a script came to.
(() => {
  'use strict';

  // Taken before a script could replace them.
  const { apply, defineProperty } = Reflect;
  const { stringify, parse } = JSON;
  const { then } = Promise.prototype;
  const { slice } = String.prototype;
  const { imul, floor } = Math;
  const asText = String;

  const MOST_LINES = 50;
  const LONGEST_LINE = 500;
  const LONGEST_MESSAGE = 1_000;
  const LONGEST_STACK = 4_000;
  const LONGEST_RESULT = 500_000;

  let chance = 0;
  let hasDrawn = false;
  let lines = [];
  let settled = null;

  define(Math, { random: () => draw() });

  // Where CryptoJS looks for chance when it is loaded; the host takes it away afterwards.
  globalThis.crypto = {
    getRandomValues(words) {
      for (let i = 0; i < words.length; i += 1) words[i] = floor(draw() * 4_294_967_296);
      return words;
    },
  };

  define(globalThis, { console: { log, info: log, warn: log, error: log, debug: log } });

  // The engine counts function calls and turns of loops. What it does in one go, however long, is charged for here, by
  // turning a loop.
  charge(
    Array.prototype,
    'concat copyWithin every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join lastIndexOf map reduce reduceRight reverse shift slice some sort splice toLocaleString toReversed toSorted toSpliced unshift with',
    (array) => array?.length / 8,
  );
  charge(String.prototype, 'includes indexOf lastIndexOf replace replaceAll split', (text, part) =>
    typeof text === 'string' && typeof part === 'string' ? (text.length * part.length) / 64 : 0,
  );
  charge(String, 'raw', (_, template) => template?.raw?.length / 8);

  const tasks = { run, settle, describe };
  return (task, a, b, c) => tasks[task](a, b, c);

  /** Calls the script; what it came to as JSON text, or `pending` where that is a promise. */
  function run(script, args, seed) {
    chance = seed;
    hasDrawn = false;
    lines = [];
    settled = null;
    let value;
    try {
      value = apply(script, undefined, parse(args));
    } catch (error) {
      return describe(error);
    }
    try {
      apply(then, value, [
        (result) => {
          settled = () => resultOf(result);
        },
        (error) => {
          settled = () => describe(error);
        },
      ]);
      return 'pending';
    } catch {
      return resultOf(value); // no promise
    }
  }

  /** What the promise came to, once all that it waits for is done. */
  function settle() {
    return settled === null
      ? failure('The script returned a promise that nothing settles: there are no timers here.', '')
      : settled();
  }

  function resultOf(value) {
    if (typeof value === 'function' || typeof value === 'symbol') {
      return failure(`The script returned a ${typeof value}: expected a JSON value.`, '');
    }
    let text;
    try {
      text = stringify(value);
    } catch (error) {
      return describe(error);
    }
    if (text === undefined) return `{"type":"result",${asides()}}`;
    return text.length > LONGEST_RESULT
      ? failure(
          `The script returned ${text.length} characters of JSON: expected at most ${LONGEST_RESULT}.`,
          '',
          true,
        )
      : `{"type":"result","value":${text},${asides()}}`;
  }

  /** Anything can be thrown, and looking at it can throw again. */
  function describe(thrown) {
    try {
      if (typeof thrown !== 'object' || thrown === null || typeof thrown.message !== 'string') {
        return failure(`The script threw ${textOf(thrown, true)}.`, '');
      }
      const { name, message, stack } = thrown;
      return failure(typeof name === 'string' ? `${name}: ${message}` : message, stack);
    } catch {
      return failure('The script threw something that cannot be looked at.', '');
    }
  }

  /** Texts joined by hand: a script's `toJSON` on all objects would change what stands around its own result. */
  function failure(message, stack, limited = false) {
    const place = typeof stack === 'string' ? cut(stack, LONGEST_STACK) : '';
    return `{"type":"error","message":${stringify(cut(message, LONGEST_MESSAGE))},"stack":${stringify(place)},"limited":${limited},${asides()}}`;
  }

  /** What else there is to say of a script, however it ended. */
  function asides() {
    let logs = '';
    for (let i = 0; i < lines.length; i += 1) logs += (i === 0 ? '' : ',') + stringify(lines[i]);
    return `"drew":${hasDrawn},"logs":[${logs}]`;
  }

  function log(...values) {
    if (lines.length > MOST_LINES) return;
    let line = '';
    for (let i = 0; i < values.length; i += 1) line += (i === 0 ? '' : ' ') + textOf(values[i]);
    lines[lines.length] =
      lines.length < MOST_LINES ? cut(line, LONGEST_LINE) : 'Further lines were left out.';
  }

  function textOf(value, quoted) {
    if (typeof value === 'string' && quoted !== true) return value;
    try {
      return stringify(value) ?? asText(value);
    } catch {
      return asText(value);
    }
  }

  function cut(text, length) {
    return text.length > length ? `${apply(slice, text, [0, length])}…` : text;
  }

  /** mulberry32, as in core/random.ts. */
  function draw() {
    hasDrawn = true;
    chance = (chance + 0x6d2b79f5) | 0;
    let t = imul(chance ^ (chance >>> 15), 1 | chance);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Methods that count by what they are given before they do what they did. */
  function charge(owner, names, costOf) {
    for (const name of names.split(' ')) {
      const original = owner[name];
      const method = {
        [name](...values) {
          for (let cost = costOf(this, values[0]); cost > 64; cost -= 1);
          return apply(original, this, values);
        },
      }[name];
      defineProperty(method, 'length', { value: original.length, configurable: true });
      define(owner, { [name]: method });
    }
  }

  function define(owner, members) {
    for (const name of Object.keys(members)) {
      defineProperty(owner, name, {
        value: members[name],
        writable: true,
        configurable: true,
        enumerable: false,
      });
    }
  }
})();
