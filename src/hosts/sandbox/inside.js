// Runs once inside the sandbox, before the libraries, and evaluates to the one function that the host calls. Nothing
// here guards the host: the engine does. It makes runs the same everywhere, charges for work that the engine does not
// count, and says what a script came to.
(() => {
  'use strict';

  // Taken before a script could replace them.
  const { apply, defineProperty } = Reflect;
  const { stringify, parse } = JSON;
  const { then } = Promise.prototype;
  const { imul, floor } = Math;
  const asText = String;

  const MOST_LINES = 50;
  const LONGEST_LINE = 500;
  const LONGEST_MESSAGE = 1_000;
  const LONGEST_STACK = 4_000;

  let chance = 0;
  let lines = [];
  let settled = '';

  /** mulberry32, as in core/random.ts. */
  function draw() {
    chance = (chance + 0x6d2b79f5) | 0;
    let t = imul(chance ^ (chance >>> 15), 1 | chance);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  define(Math, { random: () => draw() });

  // Where CryptoJS looks for chance when it is loaded; the host takes it away afterwards.
  globalThis.crypto = {
    getRandomValues(words) {
      for (let i = 0; i < words.length; i += 1) words[i] = floor(draw() * 4_294_967_296);
      return words;
    },
  };

  const log = (...values) => {
    if (lines.length < MOST_LINES) lines[lines.length] = lineOf(values);
    else lines[MOST_LINES] = 'Further lines were left out.';
  };
  globalThis.console = { log, info: log, warn: log, error: log, debug: log };

  // The engine counts function calls and turns of loops. What it does in one go, however long, is charged for here: by
  // turning a loop, which it counts.
  charge(
    Array.prototype,
    'concat copyWithin every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join lastIndexOf map reduce reduceRight reverse shift slice some sort splice toLocaleString toReversed toSorted toSpliced toString unshift with',
    (array) => array.length / 8,
  );
  charge(
    String.prototype,
    'includes indexOf lastIndexOf replace replaceAll split',
    (text, part) =>
      typeof text === 'string' && typeof part === 'string' ? (text.length * part.length) / 64 : 0,
  );
  charge(String, 'raw', (_, template) => template.raw.length / 8);

  return (task, ...inputs) => tasks[task](...inputs);

  function charge(owner, names, costOf) {
    for (const name of names.split(' ')) {
      const original = owner[name];
      const { length } = original;
      const method = {
        [name](...values) {
          // What has no length, the original itself complains about.
          if (this !== undefined && this !== null && (owner !== String || values[0]?.raw)) {
            let cost = costOf(this, values[0]);
            while (cost > 64) cost -= 1;
          }
          return apply(original, this, values);
        },
      }[name];
      defineProperty(method, 'length', { value: length, configurable: true });
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
