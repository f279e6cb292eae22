import { describe, expect, it } from 'vitest';
import { findJsonProblem } from './json-problem.ts';

describe('findJsonProblem', () => {
  it('finds nothing wrong with JSON or with nothing at all', () => {
    expect(findJsonProblem('{"a": [1, "x"]}', false)).toBeNull();
    expect(findJsonProblem('  ', false)).toBeNull();
  });

  it('points at the character where JSON ends', () => {
    expect(findJsonProblem('{"a": }', false)).toEqual({ at: 6, message: 'Expected a JSON value.' });
  });

  it('takes dynamic values for values, inside of strings and outside', () => {
    const text = '{"email": "{{form.email}}", "age": {{form.age}}}';
    expect(findJsonProblem(text, true)).toBeNull();
    expect(findJsonProblem(text, false)).not.toBeNull();
  });

  it('takes jq programs with braces and quotes of their own for values', () => {
    const text = '{"a": {{jq: {a: {b: "}}"}}}}, "b": "x {{jq: .form["a b"]}}"}';
    expect(findJsonProblem(text, true)).toBeNull();
  });

  it('keeps the place of an error behind a dynamic value', () => {
    const text = '{"age": {{form.age}} "b": 1}';
    expect(findJsonProblem(text, true)?.at).toBe(text.indexOf('"b"'));
  });

  it('is not misled by quotes escaped in a string', () => {
    expect(findJsonProblem(String.raw`{"a": "\" {{form.x}}"}`, true)).toBeNull();
  });
});
