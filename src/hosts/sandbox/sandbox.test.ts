import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ScriptAnswer } from '../../core/engine/script.ts';
import type { JsonObject } from '../../core/json.ts';
import { loadSandbox, SCRIPT_LIMITS } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { readEngine } from '../../app/cli/read-engine.ts';

const NOW = Date.parse('2026-07-31T23:30:00.123Z');

let sandbox: Sandbox;
let other: Sandbox;
/** Sandboxes with less work to do, so that hostile scripts end sooner. */
let strict: Sandbox;
let hurried: Sandbox;
beforeAll(async () => {
  const engine = await readEngine();
  sandbox = await loadSandbox(engine);
  other = await loadSandbox(engine);
  strict = await loadSandbox(engine, { ...SCRIPT_LIMITS, steps: 2_000_000 });
  hurried = await loadSandbox(engine, { ...SCRIPT_LIMITS, deadlineMs: 200 });
});

function run(code: string, args: JsonObject = {}, where = sandbox): ScriptAnswer {
  return where.run({ code, args, now: NOW, seed: 7 });
}

describe('a script', () => {
  test.each<[string, JsonObject, ScriptAnswer]>([
    ['return 1;', {}, { type: 'result', value: 1 }],
    ['return { n: a + b.c[0] };', { a: 1, b: { c: [2] } }, { type: 'result', value: { n: 3 } }],
    ['', {}, { type: 'result' }],
    ['return undefined', {}, { type: 'result' }],
    ['return null // so', {}, { type: 'result', value: null }],
    ['return [NaN, -0, 1e400]', {}, { type: 'result', value: [null, 0, null] }],
    ['return new Date(0)', {}, { type: 'result', value: '1970-01-01T00:00:00.000Z' }],
    ['return [a, a.length]', { a: 'ß\ud83d\ude00\u0000' }, { type: 'result', value: ['ß😀\0', 4] }],
    ['return "\\ud800"', {}, { type: 'result', value: '\ud800' }],
    ['return typeof missing', {}, { type: 'result', value: 'undefined' }],
    ['return $a + ñ', { $a: 1, ñ: 2 }, { type: 'result', value: 3 }],
    ['a.b = 2; return a', { a: { b: 1 } }, { type: 'result', value: { b: 2 } }],
    ['return Object.keys(a)', { a: { b: 1, a: 2 } }, { type: 'result', value: ['b', 'a'] }],
  ])('%s', (code, args, answer) => {
    expect(run(code, args)).toEqual(answer);
  });

  test('has arguments that are not set as variables', () => {
    const code = 'return [a, b === undefined, c]';
    const answer = sandbox.run({ code, args: { c: 1, a: 2 }, unset: ['b'], now: NOW, seed: 7 });
    expect(answer).toEqual({ type: 'result', value: [2, true, 1] });
  });

  test('finds lodash and CryptoJS', () => {
    const code = `return [
      _.VERSION, lodash === _, _.chunk([1, 2, 3], 2), _.template('Hi <%= name %>')({ name }),
      CryptoJS.SHA256('abc').toString(),
      CryptoJS.HmacSHA256('body', 'key').toString(CryptoJS.enc.Base64),
      CryptoJS.AES.decrypt(CryptoJS.AES.encrypt(name, 'key'), 'key').toString(CryptoJS.enc.Utf8),
      CryptoJS.PBKDF2('a', 'b', { keySize: 8, iterations: 1000 }).toString().slice(0, 8),
    ];`;
    expect(run(code, { name: 'Ann' })).toEqual({
      type: 'result',
      usesClock: true, // the salt that AES draws
      value: [
        '4.18.1',
        true,
        [[1, 2], [3]],
        'Hi Ann',
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        createHmac('sha256', 'key').update('body').digest('base64'),
        'Ann',
        'a9ad8392',
      ],
    });
  });

  test('says what it logs, up to a limit', () => {
    expect(run('console.log("a", { b: [1] }, undefined); console.error(Symbol("s"))')).toEqual({
      type: 'result',
      logs: ['a {"b":[1]} undefined', 'Symbol(s)'],
    });
    const { logs = [] } = run('for (;;) console.log("x".repeat(1000))');
    expect([logs.length, logs[0]?.length, logs.at(-1)]).toEqual([
      51,
      501,
      'Further lines were left out.',
    ]);
  });

  test.each<[string, ScriptAnswer]>([
    ['return (async () => { await null; return 5; })()', { type: 'result', value: 5 }],
    ['return Promise.resolve()', { type: 'result' }],
    [
      'return Promise.reject(new Error("no"))',
      { type: 'error', message: 'Error: no', line: 1, column: 32 },
    ],
    [
      'return new Promise(() => {})',
      {
        type: 'error',
        message: 'The script returned a promise that nothing settles: there are no timers here.',
      },
    ],
  ])('that returns a promise is waited for: %s', (code, answer) => {
    expect(run(code)).toEqual(answer);
  });

  test.each([
    'return new Function("return process")()',
    'return ({}).constructor.constructor("return process")()',
    'return (async () => {}).constructor("return process")().constructor.constructor("return process")()',
    'return console.log.constructor("return process")()',
    'return arguments.callee.caller.constructor("return process")()',
    'return new Error().constructor.constructor("return process")()',
  ])('reaches nothing of the host through constructors: %s', (code) => {
    expect(run(code)).toMatchObject({
      type: 'error',
      message: expect.stringMatching(/'process' is not defined|of undefined|of null/),
    });
  });

  test('finds nothing of a browser or of Node', () => {
    const names =
      'window self document process require module fetch XMLHttpRequest setTimeout queueMicrotask crypto performance navigator WebAssembly Intl structuredClone';
    const code = `return names.split(' ').filter((name) => name in globalThis)`;
    expect(run(code, { names })).toEqual({ type: 'result', value: [] });
  });
});

describe('the same request gives the same answer', () => {
  const code = `
    const june = new Date(2026, 5, 1);
    return {
      chance: [Math.random(), Math.random(), _.sample([1, 2, 3, 4, 5]), _.shuffle([1, 2, 3, 4])],
      salted: CryptoJS.AES.encrypt('a', 'b').toString(),
      now: [Date.now(), +new Date(), _.now(), new Date().toISOString(), Date()],
      zone: [june.getTimezoneOffset(), june.getHours(), june.toISOString(), Date.parse('2026-06-01T00:00')],
      local: [june.toString(), june.toLocaleString(), june.toLocaleDateString('de'), (1234.5).toLocaleString('de')],
      sorted: ['ä', 'z', 'A', 'a'].sort((a, b) => a.localeCompare(b)),
      keys: Object.getOwnPropertyNames(globalThis),
      stack: (() => { try { null.x } catch (error) { return error.stack } })(),
    };`;

  test('again, in another sandbox, and whatever the machine’s time zone', () => {
    const first = JSON.stringify(run(code));
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    try {
      expect(new Date(NOW).getHours()).toBe(8);
      expect(JSON.stringify(run(code))).toBe(first);
      expect(JSON.stringify(run(code, {}, other))).toBe(first);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('by the run’s clock, in UTC', () => {
    expect(
      run('return [Date.now(), String(new Date()), new Date(2026, 5, 1).toISOString()]'),
    ).toEqual({
      type: 'result',
      usesClock: true,
      value: [NOW, 'Fri Jul 31 2026 23:30:00 GMT+0000', '2026-06-01T00:00:00.000Z'],
    });
  });

  test.each([
    ['Date.now()', true],
    ['Date()', true],
    ['new Date(2026, 5, 1).toISOString()', true], // what midnight is depends on the time zone
    ['_.now()', true],
    ['_.sample([1, 2])', true],
    ['_.shuffle([1, 2])', true],
    ['CryptoJS.AES.encrypt("a", "b").toString()', true],
    ['CryptoJS.lib.WordArray.random(4).toString()', true],
    ['Promise.resolve().then(() => Math.random())', true],
    ['(() => { throw new Error(Math.random()) })()', true],
    ['missing(Date.now())', false], // what is called is looked up first
    ['(', false],
    ['new Date(0)', false],
    ['new Date("2026-01-31T09:30:00Z").getTime()', false],
    ['"Date.now() is at random"', false],
    ['CryptoJS.SHA256("abc").toString()', false],
  ])('and says whether clock, time zone or chance had a part in it: %s', (code, usesClock) => {
    const answer = run(`return ${code}`);
    expect('usesClock' in answer && answer.usesClock).toBe(usesClock);
    expect(run('return 1')).toEqual({ type: 'result', value: 1 });
  });

  test('and another seed or clock another one', () => {
    const draw = (seed: number, now = NOW) =>
      sandbox.run({ code: 'return [Math.random(), Date.now()]', args: {}, now, seed });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1)).not.toEqual(draw(1, NOW + 1));
  });

  test('down to the very step where its work is used up', () => {
    const endless = 'globalThis.n = 0; for (;;) { n += 1; if (n % 100_000 === 0) console.log(n); }';
    const answers = [run(endless), run(endless), run(endless, {}, other)].map((one) => one.logs);
    expect(answers[0]?.length).toBeGreaterThan(3);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});

describe('what one script does is not there for the next', () => {
  const before = () => JSON.stringify(run(PROBE));
  const PROBE = `return [Object.getOwnPropertyNames(globalThis), _.map([1], (n) => n + 1), [].concat(1, [2]),
    'ab'.includes('b'), JSON.stringify({ a: 1 }), typeof leaked, ({}).polluted, Object.keys(Array.prototype)]`;

  test.each([
    'leaked = 1; globalThis.more = 2',
    'Array.prototype.push = null; Array.prototype.concat = null; _.map = null',
    'Object.prototype.polluted = 1; Array.prototype.x = 1',
    'JSON.stringify = () => "pwned"; Object.prototype.toJSON = () => "pwned"',
    'Array.prototype[Symbol.iterator] = null; Function.prototype.call = null; Reflect.apply = null',
    'Object.freeze(globalThis); Object.freeze(Object.prototype)',
    'delete globalThis._; delete globalThis.Promise; delete Object.prototype.hasOwnProperty',
    'Promise.prototype.then = null; return Promise.resolve(1)',
    'String.prototype.includes = () => { throw 1 }; Symbol.iterator = 1; Error.prepareStackTrace = () => { throw 1 }',
  ])('%s', (code) => {
    const expected = before();
    run(code);
    expect(JSON.stringify(run(PROBE))).toBe(expected);
  });

  test('not even in memory that was given back', () => {
    run('globalThis.a = new Uint8Array(6_000_000).fill(255)');
    const code = 'return !new Uint8Array(6_000_000).includes(255)';
    expect(run(code)).toEqual({ type: 'result', value: true });
  });
});

describe('an error says where it happened', () => {
  test.each<[string, string, number?, number?]>([
    ['null.x', "TypeError: cannot read property 'x' of null", 1, 5],
    ['\n\n  missing()', "ReferenceError: 'missing' is not defined", 3, 3],
    ['const a = 1;\nthrow new TypeError("hi")', 'TypeError: hi', 2, 20],
    ['_.map([1],\n  () => { throw new Error("in") })', 'Error: in', 2, 26],
    ['let = 3 +;', "SyntaxError: unexpected token in expression: ';'", 1, 10],
    [
      'const a = 1;\r\nconst a = 2;',
      'SyntaxError: invalid redefinition of lexical identifier',
      2,
      9,
    ],
    ['if (a) {\n  b();', "SyntaxError: unexpected token in expression: ')'", 2, 7],
    ['return 1 }', 'SyntaxError', 1, 11],
    ['throw "text"', 'The script threw "text".'],
    ['throw { code: 1 }', 'The script threw {"code":1}.'],
    ['throw null', 'The script threw null.'],
    ['throw undefined', 'The script threw undefined.'],
    ['throw Symbol("s")', 'The script threw Symbol(s).'],
    ['throw 10n', 'The script threw 10.'],
    ['throw { get message() { throw 1 } }', 'The script threw something that cannot be looked at.'],
    ['throw new Proxy({}, { get() { throw 1 } })', 'The script threw something that cannot be'],
    ['const e = new Error("x"); e.stack = 5; throw e', 'Error: x'],
    ['const e = new Error("x"); e.stack = "scriptlet.js:99:1"; throw e', 'Error: x', 1, 65],
    ['throw new Error("x".repeat(1e6))', `Error: ${'x'.repeat(900)}`, 1, 16],
  ])('%s', (code, message, line, column) => {
    const { type, ...answer } = { line, column, ...run(code) };
    expect(type).toBe('error');
    expect(answer).toEqual({ line, column, message: expect.stringContaining(message) });
  });
});

describe('a result that is no JSON value is an error', () => {
  test.each([
    ['return () => 1', 'The script returned a function: expected a JSON value.'],
    ['return Symbol()', 'The script returned a symbol: expected a JSON value.'],
    ['return 10n', 'TypeError: Do not know how to serialize a BigInt'],
    ['const a = {}; a.a = a; return a', 'TypeError: circular reference'],
    ['return { toJSON() { throw new Error("no") } }', 'Error: no'],
    ['return { get a() { throw new Error("no") } }', 'Error: no'],
    [
      'return "y".repeat(600_000)',
      'The script returned 600002 characters of JSON: expected at most 500000.',
    ],
    [
      'return JSON.parse(`{ "a": { "__proto__": { "admin": true } } }`)',
      'The script returned what a context cannot hold: expected another key, found "__proto__", which no document may use.',
    ],
    [
      'return { constructor: 1 }',
      'The script returned what a context cannot hold: expected another key, found "constructor", which no document may use.',
    ],
    [
      'let a = 1; for (let i = 0; i < 150; i += 1) a = [a]; return a',
      'The script returned what a context cannot hold: expected at most 100 levels of nesting, found more.',
    ],
  ])('%s', (code, message) => {
    expect(run(code)).toMatchObject({ type: 'error', message });
  });

  test('a prototype that is set is not part of the result', () => {
    expect(run('return { __proto__: { admin: true }, a: 1 }')).toEqual({
      type: 'result',
      value: { a: 1 },
    });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

const STEPS = 'The script was stopped: it did more than 2 million counted steps of work.';
const MEMORY = 'The script needs more than the 16 MB of memory it may use.';
const DEEP = 'The script’s calls are nested too deep.';

describe('a script that was stopped says where it was', () => {
  test.each<[where: string, code: string, line: number, column: number]>([
    ['in its only loop', 'while (true) {}', 1, 1],
    ['in its only loop', 'let a = 1;\nfor (;;) {\n  a += 1;\n}', 2, 1],
    ['in its only loop', 'const f = () => 1;\nwhile (true) {\n  f();\n}', 2, 1],
    ['at the call of what loops', 'const f = () => {\n  for (;;);\n};\nconst a = f();', 4, 12],
    ['at a call that returns', 'function f() { for (;;); }\nreturn f();', 2, 1],
    ['at a call of a library', 'const a = [];\n_.times(1e9, (i) => i);', 2, 8],
    ['at a call in itself', 'const f = (n) => n < 2 ? n : f(n - 2) +\n f(n - 1);\nf(50);', 2, 3],
    ['at a pattern', 'const a = 1;\nconst b = /(a+)+$/.test("a".repeat(40) + "b");', 2, 24],
  ])('%s: %s', (_where, code, line, column) => {
    const answer = run(code, {}, strict);
    expect(answer).toEqual({ type: 'error', message: STEPS, line, column, limited: true });
  });

  test.each([
    ['Math.sqrt(4);\nfor (;;);', 'It was somewhere after line 1, column 10.'],
    [
      'let a = Math.sqrt(4);\nif (a > 1) {\n  while (true) a += 1;\n}',
      'It was somewhere after line 2, column 7.',
    ],
    ['for (let i = 0; i < 2; i += 1);\nwhile (true);', 'It was somewhere after line 1, column 26.'],
    ['while (true) while (true);', 'Where in it that was can’t be told.'],
    ['return { get a() { for (;;); } }', 'It was somewhere after line 1, column 10.'],
  ])('or what it knows of that: %s', (code, where) => {
    const message = `${STEPS} ${where}`;
    expect(run(code, {}, strict)).toEqual({ type: 'error', message, limited: true });
  });
});

describe('a hostile script ends in its named error, and the sandbox goes on', () => {
  test.each([
    ['for (;;);', STEPS],
    ['try { for (;;); } catch { return 1 } finally { return 2 }', STEPS],
    [
      'return (async () => { try { await (async () => { for (;;); })() } catch { return 1 } })()',
      STEPS,
    ],
    [
      'const again = () => { setAgain(); }; function setAgain() { try { again() } finally { for (;;); } } again()',
      STEPS,
    ],
    ['return /(a+)+$/.test("a".repeat(40) + "b")', STEPS],
    ['return { get a() { for (;;); } }', STEPS],
    ['return { toJSON() { for (;;); } }', STEPS],
    ['return new Proxy({}, { ownKeys() { for (;;); } })', STEPS],
    ['throw { get message() { for (;;); } }', STEPS],
    ['return new Array(4e9).indexOf(1)', STEPS],
    ['return Array.prototype.includes.call({ length: 2 ** 53 - 1 }, 1)', STEPS],
    ['return String.raw({ raw: { length: 4e9 } })', STEPS],
    ['return "a".repeat(2e5).indexOf("a".repeat(1e5) + "b")', STEPS],
    ['return "a".repeat(2e5).split("a".repeat(1e5) + "b")', STEPS],
    ['}); for (;;); (function () {', STEPS],
    ['const all = []; for (;;) all.push({})', MEMORY],
    ['globalThis.all = []; for (;;) all.push(new Array(1000).fill(1))', MEMORY],
    ['return "x".repeat(1e9)', MEMORY],
    ['const next = () => Promise.resolve().then(next); return next()', MEMORY],
    ['let text = "x"; for (;;) text += text', 'The script made a text that is too long.'],
    ['const call = () => call() + 1; call()', DEEP],
    ['return JSON.parse("[".repeat(100_000) + "]".repeat(100_000))', DEEP],
    ['let a = 1; for (let i = 0; i < 5000; i += 1) a = [a]; return a', DEEP],

    ['return eval("(".repeat(50_000))', DEEP],

    ['globalThis.toString = () => { for (;;); }; throw globalThis', STEPS],
  ])('%s', (code, message) => {
    const began = performance.now();
    const answer = run(code, {}, strict);
    expect(answer).toMatchObject({
      type: 'error',
      message: expect.stringContaining(message),
      limited: true,
    });
    // By its count, not by the deadline: a busy machine takes some seconds for what takes a fraction of one.
    expect(performance.now() - began).toBeLessThan(9_000);
    expect(run('return [_.sum([1, 2]), CryptoJS.MD5("a").toString()]', {}, strict)).toEqual({
      type: 'result',
      value: [3, '0cc175b9c0f1b6a831c399e269772661'],
    });
  });

  test.each([
    'for (let a = 3n ** 100_000n; ;) a = (a * a) / 3n ** 100_000n',
    'const call = () => { try { call() } catch { call() } }; call()',
  ])('what the engine counts too little of ends by the deadline: %s', (code) => {
    expect(run(code, {}, hurried)).toMatchObject({
      type: 'error',
      message: expect.stringContaining('The script was stopped: it took longer than 0.2 s.'),
    });
    expect(run('return 1', {}, hurried)).toEqual({ type: 'result', value: 1 });
  });

  test('a request that cannot be run is an error, too', () => {
    expect(run('return 1', { 'a b': 1 })).toEqual({
      type: 'error',
      message: 'An argument cannot be named "a b".',
    });
    expect(run('return 1', { class: 1 })).toMatchObject({ type: 'error' });
    expect(run(`return ${' '.repeat(1_000_000)}`)).toMatchObject({
      type: 'error',
      message: expect.stringMatching('expected at most 1000000'),
    });
  });
});
