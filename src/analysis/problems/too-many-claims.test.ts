import { expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { condition, draw, end, generateJwt, screen } from '../testing/draw.ts';
import type { Drawing, DrawnStep } from '../testing/draw.ts';
import { findProblems } from './find-problems.ts';

/** Sets claims with these numbers, from the first to the last. */
function sets(first: number, last: number): DrawnStep {
  const names = Array.from({ length: last - first + 1 }, (_, i) => `c${first + i}`);
  return {
    kind: 'custom-claims',
    config: { claims: names.map((key) => ({ key, type: 'number', value: 1 })) },
  };
}

function found(drawing: Drawing): readonly string[] {
  return findProblems(draw(drawing), registry)
    .filter(({ code }) => code === 'too-many-claims')
    .map(({ path, message }) => `${path}: ${message}`);
}

/** Generate JWT, then these steps one after another, then End. */
function inOrder(steps: readonly DrawnStep[], settings: object = {}): Drawing {
  const ids = ['jwt', ...steps.map((_, i) => `s${i}`), 'end'];
  return {
    steps: {
      jwt: generateJwt(),
      ...Object.fromEntries(steps.map((step, i) => [`s${i}`, step])),
      end: end(),
    },
    edges: ids.slice(1).map((to, i) => `${ids[i]}.success > ${to}`),
    settings,
  };
}

const said = (own: number, together: number, others = 'steps before it'): string =>
  `with the ${own} claims of this step and those of ${others}, ${together} are set, but a token takes 100 at most.`;

test('claims of steps on one way are counted together, where they become too many', () => {
  expect(found(inOrder([sets(1, 60), sets(61, 100)]))).toEqual([]);
  expect(found(inOrder([sets(1, 60), sets(61, 110), sets(111, 120)]))).toEqual([
    `steps[2].config.claims: "s1": ${said(50, 110)}`,
  ]);
});

test('a claim that two steps set counts once', () => {
  expect(found(inOrder([sets(1, 60), sets(11, 70), sets(41, 100)]))).toEqual([]);
});

test('claims in JSON count too', () => {
  const json = JSON.stringify(
    Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`j${i}`, i])),
  );
  const advanced = { kind: 'custom-claims', config: { mode: 'advanced', claims: [], json } };
  expect(found(inOrder([sets(1, 60), advanced]))).toEqual([
    `steps[2].config.json: "s1": ${said(50, 110)}`,
  ]);
});

test('one step that sets too many says so itself', () => {
  expect(found(inOrder([sets(1, 60), sets(1, 101)]))).toEqual([
    'steps[2].config.claims: "s1": 101 claims are set, but a token takes 100 at most.',
  ]);
});

test('those of the JWT template count, its subject does not', () => {
  const names = ['sub', ...Array.from({ length: 60 }, (_, i) => `c${i + 1}`)];
  const template = { overrideSubject: true, claims: Object.fromEntries(names.map((n) => [n, 1])) };
  expect(found(inOrder([sets(1, 100)], { template }))).toEqual([]);
  expect(found(inOrder([sets(61, 101)], { template }))).toEqual([
    `steps[1].config.claims: "s0": ${said(41, 101, 'steps before it and the JWT template')}`,
  ]);
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`t${i}`, 1]));
  expect(found(inOrder([sets(1, 100)], { template: { claims: many } }))).toEqual([
    'settings.template.claims: The JWT template has 101 claims, but a token takes 100 at most.',
  ]);
});

test('those of ways that exclude each other are not counted together', () => {
  const ways = {
    jwt: generateJwt(),
    which: condition('form.a not-empty'),
    yes: sets(1, 60),
    no: sets(61, 99),
    both: sets(100, 130),
    end: end(),
  };
  const edges = [
    'jwt.success > which',
    'which.yes > yes',
    'which.ELSE > no',
    'yes.success > both',
    'no.success > both',
    'both.success > end',
  ];
  expect(found({ steps: ways, edges })).toEqual([]);
  expect(found({ steps: { ...ways, both: sets(100, 140) }, edges })).toEqual([
    `steps[4].config.claims: "both": ${said(41, 101)}`,
  ]);
});

test('those of a circle are, since a run may go round', () => {
  const steps = {
    jwt: generateJwt(),
    menu: screen('', 'one two leave'),
    one: sets(1, 60),
    two: sets(61, 110),
    end: end(),
  };
  const edges = [
    'jwt.success > menu',
    'menu.one > one',
    'menu.two > two',
    'one.success > menu',
    'two.success > menu',
    'menu.leave > end',
  ];
  expect(found({ steps, edges })).toEqual([
    `steps[2].config.claims: "one": ${said(60, 110)}`,
    `steps[3].config.claims: "two": ${said(50, 110)}`,
  ]);
});
