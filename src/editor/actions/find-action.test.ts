import { describe, expect, test } from 'vitest';
import { ACTIONS } from './actions.ts';
import { findAction } from './find-action.ts';
import type { KeyPlace } from './key-place.ts';

/** `ctrl+shift+Z`: the last part is the key as the browser names it. */
function find(keys: string, place: KeyPlace = 'canvas', mac = false): string | undefined {
  const parts = keys.split('+');
  const press = {
    key: keys.endsWith('++') ? '+' : (parts.at(-1) ?? ''),
    ctrlKey: parts.includes('ctrl'),
    metaKey: parts.includes('meta'),
    shiftKey: parts.includes('shift'),
    altKey: parts.includes('alt'),
  };
  return findAction(ACTIONS, press, place, mac)?.id;
}

describe('findAction', () => {
  test.each([
    ['ctrl+z', 'undo'],
    ['ctrl+shift+Z', 'redo'],
    ['ctrl+y', 'redo'],
    ['ctrl+Enter', 'run'],
    ['ctrl+d', 'duplicate'],
    ['ctrl+a', 'select-all'],
    ['ctrl+s', 'save-file'],
    ['ctrl+k', 'open-commands'],
    ['Delete', 'delete'],
    ['Backspace', 'delete'],
    ['F2', 'rename'],
    ['1', 'fit'],
    ['=', 'zoom-in'],
    ['shift++', 'zoom-in'],
    ['-', 'zoom-out'],
    ['/', 'find'],
    ['shift+?', 'open-shortcuts'],
    ['F10', 'step'],
    ['shift+F10', 'back'],
    ['shift+T', 'tidy-up'],
    ['F6', 'next-panel'],
    ['shift+F6', 'previous-panel'],
    ['t', undefined],
    ['z', undefined],
    ['ctrl+alt+z', undefined],
  ])('%s means %s', (keys, id) => {
    expect(find(keys)).toBe(id);
  });

  test('takes the command key on a Mac, and only there', () => {
    expect([find('meta+z', 'canvas', true), find('ctrl+z', 'canvas', true)]).toEqual([
      'undo',
      undefined,
    ]);
    expect(find('meta+z')).toBe(undefined);
  });

  test('hears F6 in fields too: it is the way out of them', () => {
    expect([find('F6', 'field'), find('F2', 'field')]).toEqual(['next-panel', undefined]);
  });

  test('leaves copy, cut and paste to the browser, which tells of them itself', () => {
    expect(['ctrl+c', 'ctrl+x', 'ctrl+v'].map((keys) => find(keys))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('in a field only hears what cannot be typed and is not the field’s own', () => {
    const keys = ['a', '/', '?', 'Delete', 'F2', 'ctrl+z', 'ctrl+a', 'ctrl+s', 'ctrl+Enter'];
    expect(keys.map((key) => find(key, 'field'))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'save-file',
      'run',
    ]);
  });

  test('never deletes a step while the focus is in another panel', () => {
    expect(find('Delete', 'other')).toBe(undefined);
    expect(find('Delete', 'nothing')).toBe('delete');
    expect(find('ctrl+z', 'other')).toBe('undo');
  });
});

describe('the actions', () => {
  test('have ids of their own, and no two the same keys', () => {
    const ids = ACTIONS.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const keys = ACTIONS.flatMap((action) => action.keys ?? []);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });
});
