import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shellOf } from './offline-shell.mjs';
import { root } from './paths.mjs';

const build = new Map([
  ['assets/a.js', Buffer.from('one')],
  ['index.html', Buffer.from('<p>')],
]);

describe('the shell of a build', () => {
  test('has every file, the page by its folder', () => {
    expect(shellOf(build).files).toEqual(['assets/a.js', './']);
  });

  test('has a version that changes with any content or name, and with nothing else', () => {
    const { version } = shellOf(build);
    expect(version).toMatch(/^[\da-f]{16}$/);
    expect(shellOf(new Map(build)).version).toBe(version);
    expect(shellOf(new Map([...build, ['index.html', Buffer.from('<b>')]])).version).not.toBe(
      version,
    );
    expect(shellOf(new Map([...build, ['b.js', Buffer.from('')]])).version).not.toBe(version);
  });
});

describe('the service worker', () => {
  test('ends with MSW’s, so that its own listeners come first', () => {
    const script = readFileSync(join(root, 'public/sw.js'), 'utf8');
    expect(script.trimEnd().split('\n').at(-1)).toBe("importScripts('./mockServiceWorker.js');");
  });

  test('has MSW’s worker of the installed version', () => {
    const installed = join(root, 'node_modules/msw/lib/mockServiceWorker.js');
    expect(readFileSync(join(root, 'public/mockServiceWorker.js'), 'utf8')).toBe(
      readFileSync(installed, 'utf8'),
    );
  });
});
