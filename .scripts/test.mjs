// npm test [-- STAGE…]
// Runs every check, or only the stages named: typecheck lint format knip build size unit e2e.
// All of them run even if one fails; the very last line counts the tests.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countEndToEnd, countUnit, settle, summary } from './counts.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findBrowser } from './find-browser.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ name: string, seconds: number, counts: Counts }} Result
 * @typedef {{ name: string, stage: string, args: string[], report?: () => Counts | undefined, before?: () => Promise<unknown> }} Check
 *   `args` are Node's; a check without a report is one test, its exit code the verdict.
 */

const reports = join(root, '.test-results');
const unitReport = join(reports, 'unit.json');
const endToEndReport = join(reports, 'e2e.json');

const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];

/** @type {readonly Check[]} Independent of each other and quiet: two run at a time. */
const quiet = [
  check('typecheck', ['node_modules/typescript/bin/tsc', '-b']),
  check('lint', ['node_modules/oxlint/bin/oxlint', '.', '.scripts']),
  check('format', ['node_modules/oxfmt/bin/oxfmt', '--check', '.']),
  check('knip', ['node_modules/knip/bin/knip.js', '--treat-config-hints-as-errors']),
  { ...check('build', vite), name: 'build web' },
  { ...check('build', [...vite, '--mode', 'cli']), name: 'build cli' },
];

/** @type {readonly Check[]} */
const streamed = [
  check('size', ['node_modules/size-limit/bin.js']),
  {
    ...check('unit', [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ]),
    report: () => countUnit(readJson(unitReport)),
  },
  {
    ...check('e2e', ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e']),
    before: findBrowser,
    report: () => countEndToEnd(readJson(endToEndReport)),
  },
];

await main();

async function main() {
  const names = process.argv.slice(2);
  const stages = new Set([...quiet, ...streamed].map(({ stage }) => stage));
  const unknown = names.filter((name) => !stages.has(name));
  if (unknown.length > 0) {
    console.error(`no such stage: ${unknown.join(', ')}. There are: ${[...stages].join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const isWanted = (/** @type {Check} */ { stage }) => names.length === 0 || names.includes(stage);

  await ensureInstalled();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const results = await twoAtATime(quiet.filter(isWanted));
  for (const one of streamed.filter(isWanted)) results.push(await perform(one, 'inherit'));

  const counts = results.map((result) => result.counts);
  console.log(`\n${results.map(row).join('\n')}\n`);
  process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
  console.log(summary(counts));
}

/**
 * @param {string} stage
 * @param {string[]} args
 * @returns {Check}
 */
function check(stage, args) {
  return { name: stage, stage, args };
}

/** @param {readonly Check[]} checks */
async function twoAtATime(checks) {
  /** @type {Result[]} */
  const results = [];
  const waiting = [...checks];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      results.push(await perform(next, 'pipe'));
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/**
 * @param {Check} one
 * @param {'inherit' | 'pipe'} output piped output is shown in one piece, when the check has ended
 * @returns {Promise<Result>}
 */
async function perform(one, output) {
  const started = performance.now();
  if (output === 'inherit') console.log(`\n== ${one.name}`);
  let exitCode = 1;
  try {
    await one.before?.();
    exitCode = await runNode(one, output);
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
  return {
    name: one.name,
    seconds: (performance.now() - started) / 1000,
    counts: settle(countsOf(one, exitCode), exitCode),
  };
}

/**
 * @param {Check} one
 * @param {number} exitCode
 * @returns {Counts | undefined}
 */
function countsOf(one, exitCode) {
  if (one.report === undefined) {
    return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  }
  try {
    return one.report();
  } catch {
    return undefined; // it crashed before it could write its report
  }
}

/**
 * @param {Check} one
 * @param {'inherit' | 'pipe'} output
 * @returns {Promise<number>}
 */
function runNode({ name, args }, output) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', output, output === 'inherit' ? 'inherit' : 'pipe'],
    });
    /** @type {Buffer[]} */
    const printed = [];
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => printed.push(chunk));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => printed.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(printed).toString().trim();
      if (output === 'pipe') console.log(`== ${name}${text === '' ? '' : `\n${text}`}`);
      resolve(code ?? 1);
    });
  });
}

/** @param {Result} result */
function row({ name, seconds, counts }) {
  return `${name.padEnd(12)}${`${seconds.toFixed(1)} s`.padStart(9)}   ${summary([counts])}`;
}

/**
 * @template T
 * @param {string} path
 * @returns {T} as the program that wrote the report promises
 */
function readJson(path) {
  /** @type {T} */
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return report;
}
