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
      'jq:',
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
    expect(paths('Hello {{', 8, 'text')).toHaveLength(4);
  });

  it('offers nothing between two single braces', () => {
    expect(paths('{ {', 3, 'text')).toEqual([]);
  });

  it('does not offer what stands there already', () => {
    expect(paths('form.email', 10, 'path')).toEqual([]);
  });
});

describe('in a jq program', () => {
  it('offers to begin one, with the caret in it', () => {
    const [first] = completionsAt('a {{j', 5, 'text', SUGGESTIONS);
    expect(first && complete('a {{j', first)).toEqual({ text: 'a {{jq: }}', caret: 8 });
    const [bare] = completionsAt('jq', 2, 'path', SUGGESTIONS);
    expect(bare && complete('jq', bare)).toEqual({ text: 'jq: ', caret: 4 });
  });

  it('completes the path at the caret, braces of its own before it', () => {
    const text = 'to {{jq: {a: {b: .form.e}}}}';
    const [first] = completionsAt(text, 24, 'text', SUGGESTIONS);
    expect(first && complete(text, first)).toEqual({
      text: 'to {{jq: {a: {b: .form.email}}}}',
      caret: 28,
    });
  });

  it('completes it in a path field too, bare or in braces', () => {
    expect(paths('jq:', 3, 'path')).toHaveLength(3);
    expect(paths('jq: .form.p + "x"', 11, 'path')).toEqual(['form.password']);
    expect(paths('{{jq: .form.p}}', 13, 'path')).toEqual(['form.password']);
  });

  it('offers nothing for names of functions and behind a pipe', () => {
    expect(paths('jq: .form.email | asc', 21, 'path')).toEqual([]);
    expect(paths('jq: .form | .em', 15, 'path')).toEqual([]);
    expect(paths('{{jq: "a"}} .f', 14, 'text')).toEqual([]);
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
