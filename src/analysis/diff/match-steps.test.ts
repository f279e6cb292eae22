import { describe, expect, test } from 'vitest';
import { condition, customClaims, draw, end, generateJwt, screen } from '../testing/draw.ts';
import type { DrawnStep } from '../testing/draw.ts';
import { matchSteps } from './match-steps.ts';

function flowOf(steps: Readonly<Record<string, DrawnStep>>, ...edges: readonly string[]) {
  return draw({ steps, edges });
}

function matched(...flows: Parameters<typeof matchSteps>) {
  return Object.fromEntries(matchSteps(...flows).toAfter);
}

const named = (step: DrawnStep, name: string): DrawnStep => ({ ...step, name });

describe('a step is the one', () => {
  test('with its id, whatever it is called by now', () => {
    const before = flowOf({ a: named(screen('email'), 'A'), b: named(screen('phone'), 'B') });
    const after = flowOf({ a: named(screen('email'), 'B'), c: named(screen('email'), 'A') });
    expect(matched(before, after)).toEqual({ a: 'a' });
  });

  test('with its name and settings where the id is another one’s by now', () => {
    const before = flowOf({
      1: named(screen('email', 'go'), 'Welcome'),
      2: named(screen('code', 'verify'), 'Code'),
    });
    const after = flowOf({
      1: named(screen('code', 'verify'), 'Code'),
      2: named(screen('email', 'go'), 'Welcome'),
    });
    expect(matched(before, after)).toEqual({ 1: '2', 2: '1' });
  });

  test('that the same port leads to, among several that are alike', () => {
    const before = flowOf(
      { s: screen('', 'x y'), p: named(end(), 'End'), q: named(end(), 'End') },
      's.x > p',
      's.y > q',
    );
    const after = flowOf(
      { t: named(screen('', 'x y'), 's'), v: named(end(), 'End'), u: named(end(), 'End') },
      't.x > u',
      't.y > v',
    );
    expect(matched(before, after)).toEqual({ s: 't', p: 'u', q: 'v' });
  });

  test('that is most alike, where id, name and some settings changed', () => {
    const before = flowOf({ a: named(screen('email password', 'go'), 'Log in') });
    const after = flowOf({
      y: named(screen('email password phone', 'go'), 'Sign in'),
      x: named(screen('phone', 'no'), 'Other'),
    });
    expect(matched(before, after)).toEqual({ a: 'y' });
  });
});

describe('a step is no other one', () => {
  test('of another kind, though it has its id', () => {
    const before = flowOf({ a: named(generateJwt(), 'A') });
    const after = flowOf({ a: named(customClaims(), 'A') });
    expect(matched(before, after)).toEqual({});
  });

  test('of its kind with nothing else in common', () => {
    const before = flowOf({ a: named(condition('form.email not-empty'), 'Known?') });
    const after = flowOf({ b: named(condition('user.phone equal 3'), 'Has a phone') });
    expect(matched(before, after)).toEqual({});
  });
});

test('thousands of steps with other ids and names are found in the blink of an eye', () => {
  const long = (prefix: string) => {
    const ids = Array.from({ length: 2_000 }, (_, i) => `${prefix}${i}`);
    const steps = ids.map((id, i): [string, DrawnStep] => [
      id,
      named(customClaims(`form.x${i % 9}`), `${prefix} claims`),
    ]);
    const edges = ids.slice(1).map((id, i) => `${prefix}${i}.success > ${id}`);
    return flowOf(Object.fromEntries(steps), ...edges);
  };
  const [before, after] = [long('a'), long('b')];
  const began = performance.now();
  const { toAfter } = matchSteps(before, after);
  expect([...toAfter].filter(([a, b]) => a.slice(1) === b.slice(1))).toHaveLength(2_000);
  expect(performance.now() - began).toBeLessThan(5_000);
});
