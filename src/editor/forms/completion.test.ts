import { describe, expect, it } from 'vitest';
import { complete, completionsAt } from './completion.ts';
import type { Suggestion } from './form-context.ts';

const SUGGESTIONS: readonly Suggestion[] = [
  { path: 'connectors.httpResult.email', certainty: 'may', from: 'Check password' },
  { path: 'form.email', certainty: 'must', from: 'Log in' },
  { path: 'form.password', certainty: 'must', from: 'Log in' },
];

function paths(text: string, caret: number, mode: 'path' | 'text'): readonly string[] {
  return completionsAt(text, caret, mode, SUGGESTIONS).map(({ suggestion }) => suggestion.path);
}

describe('completionsAt', () => {
  it('offers everything in an empty path field, certain paths first', () => {
    expect(paths('', 0, 'path')).toEqual([
      'form.email',
      'form.password',
      'connectors.httpResult.email',
    ]);
  });

  it('puts paths that begin with what is typed before those that hold it', () => {
    expect(paths('email', 5, 'path')).toEqual(['form.email', 'connectors.httpResult.email']);
  });

  it('offers nothing in text outside of braces', () => {
    expect(paths('Hello form', 10, 'text')).toEqual([]);
    expect(paths('{{form.email}} and', 18, 'text')).toEqual([]);
  });

  it('offers paths right after the braces open', () => {
    expect(paths('Hello {{', 8, 'text')).toHaveLength(3);
  });

  it('offers nothing between two single braces', () => {
    expect(paths('{ {', 3, 'text')).toEqual([]);
  });

  it('does not offer what stands there already', () => {
    expect(paths('form.email', 10, 'path')).toEqual([]);
  });
});

describe('complete', () => {
  it('closes the braces it finds open', () => {
    const [first] = completionsAt('Hello {{form.e', 14, 'text', SUGGESTIONS);
    expect(first && complete('Hello {{form.e', first)).toEqual({
      text: 'Hello {{form.email}}',
      caret: 20,
    });
  });

  it('keeps braces that are closed already and replaces the rest of the path', () => {
    const text = '{{form.emxyz}}!';
    const [first] = completionsAt(text, 9, 'text', SUGGESTIONS);
    expect(first && complete(text, first)).toEqual({ text: '{{form.email}}!', caret: 12 });
  });

  it('replaces a whole path field', () => {
    const [first] = completionsAt('pass', 4, 'path', SUGGESTIONS);
    expect(first && complete('pass', first).text).toBe('form.password');
  });
});
