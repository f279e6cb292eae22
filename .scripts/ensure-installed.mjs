// Installs the dependencies when they are missing or not those of package-lock.json.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { cache, root } from './paths.mjs';
import { runQuietly } from './run.mjs';

const stamp = join(cache, 'lock-hash');

/**
 * Makes node_modules match package-lock.json; npm's output goes to standard error.
 * Safe to call from two processes at once.
 */
export async function ensureInstalled() {
  const wanted = lockHash();
  if (read(stamp) === wanted) return;
  // Not inside node_modules: `npm ci` removes that first.
  const lock = join(tmpdir(), `flowmint-install-${hash(root).slice(0, 16)}`);
  await withLock(lock, async () => {
    if (read(stamp) === wanted) return;
    if (!isInstalled()) await install();
    mkdirSync(cache, { recursive: true });
    writeFileSync(stamp, wanted);
  });
}

async function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env['npm_execpath'];
  const code = npm?.endsWith('.js')
    ? await runQuietly(process.execPath, [npm, ...args])
    : await runQuietly('npm', args);
  if (code !== 0) throw new Error('npm ci failed; its output is above');
}

/**
 * Someone may have run npm themselves: its own record, node_modules/.package-lock.json, then lists
 * what package-lock.json asks for.
 */
function isInstalled() {
  const present = packages(join(root, 'node_modules/.package-lock.json'));
  const wanted = packages(join(root, 'package-lock.json'));
  if (present === undefined || wanted === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (present[path] === undefined ? optional : present[path].version === version),
  );
}

/** @param {string} path */
function packages(path) {
  const text = read(path);
  if (text === undefined) return undefined;
  /** @type {{ packages: Record<string, { version?: string, optional?: boolean }> }} */
  const lock = JSON.parse(text);
  return lock.packages;
}

function lockHash() {
  return hash(readFileSync(join(root, 'package-lock.json')));
}

/** @param {string | Buffer} content */
function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
