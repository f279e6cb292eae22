import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withShell } from './offline-shell.mjs';
import { root } from './paths.mjs';

const script = readFileSync(join(root, 'public/sw.js'), 'utf8');
const page = new Map([
  ['assets/a.js', Buffer.from('one')],
  ['index.html', Buffer.from('<p>')],
]);

describe('the service worker of a build', () => {
  test('keeps every file, the page by its folder', () => {
    expect(withShell(script, page)).toContain('const FILES = ["assets/a.js","./"];');
  });

  test('has a version that changes with any content or name, and with nothing else', () => {
    const version = versionOf(page);
    expect(version).toMatch(/^[\da-f]{16}$/);
    expect(versionOf(new Map(page))).toBe(version);
    expect(versionOf(new Map([...page, ['index.html', Buffer.from('<b>')]]))).not.toBe(version);
    expect(versionOf(new Map([...page, ['b.js', Buffer.from('')]]))).not.toBe(version);
  });

  test('has no placeholder left', () => {
    expect(withShell(script, page)).not.toMatch(/unbuilt'|FILES = \[\]/);
  });

  test('ends with MSW’s worker, so that its own listeners come first', () => {
    expect(script.trimEnd().split('\n').at(-1)).toBe("importScripts('./mockServiceWorker.js');");
  });
});

test('MSW’s worker is the one of the installed version', () => {
  const installed = join(root, 'node_modules/msw/lib/mockServiceWorker.js');
  expect(readFileSync(join(root, 'public/mockServiceWorker.js'), 'utf8')).toBe(
    readFileSync(installed, 'utf8'),
  );
});

/** @param {ReadonlyMap<string, Buffer>} files */
function versionOf(files) {
  return /VERSION = '(\w+)'/.exec(withShell(script, files))?.[1];
}
