import { expect, test } from 'vitest';
import { ariaKeys, keyCap } from './kbd.tsx';

test.each([
  ['mod', '⌘', 'Ctrl'],
  ['Shift', '⇧', 'Shift'],
  ['alt', '⌥', 'Alt'],
  ['Enter', '↵', '↵'],
  ['ArrowUp', '↑', '↑'],
  ['z', 'Z', 'Z'],
  ['?', '?', '?'],
])('%s is written %s on a Mac and %s elsewhere', (key, mac, elsewhere) => {
  expect([keyCap(key, true), keyCap(key, false)]).toEqual([mac, elsewhere]);
});

test('shortcuts are announced in the words of aria-keyshortcuts', () => {
  expect(ariaKeys('mod+Shift+z', true)).toBe('Meta+Shift+Z');
  expect(ariaKeys('mod+Shift+z', false)).toBe('Control+Shift+Z');
});
