import { describe, expect, test } from 'vitest';
import { parsePath } from './path.ts';

describe('parsePath', () => {
  test.each([
    ['form', ['form']],
    ['form.email', ['form', 'email']],
    ['connectors.httpResult.data[0].email', ['connectors', 'httpResult', 'data', 0, 'email']],
    ['form["two words"].x', ['form', 'two words', 'x']],
    [String.raw`form["a \"quoted\" key"]`, ['form', 'a "quoted" key']],
    ['list[0][1]', ['list', 0, 1]],
    ['user.custom-attributes', ['user', 'custom-attributes']],
  ])('%s', (text, path) => {
    expect(parsePath(text)).toEqual(path);
  });

  test.each([
    '',
    ' ',
    '.form',
    'form.',
    'form..email',
    'form email',
    '[0]',
    '0',
    'form[',
    'form["',
  ])('%j is no path', (text) => {
    expect(parsePath(text)).toBeNull();
  });

  test('takes 32 parts, and no more', () => {
    expect(parsePath(Array(32).fill('a').join('.'))).toHaveLength(32);
    expect(parsePath(Array(33).fill('a').join('.'))).toBeNull();
  });

  test('megabytes of text are no path, and no danger', () => {
    expect(parsePath(`form["${'x'.repeat(5_000_000)}"]`)).toBeNull();
    expect(parsePath('a.'.repeat(5_000_000))).toBeNull();
  });
});
