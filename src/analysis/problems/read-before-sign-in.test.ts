import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { parseJson } from '../../core/json.ts';
import { importDescope } from '../../formats/descope/import-descope.ts';
import { registry } from '../../steps/registry.ts';
import { condition, draw, end, generateJwt, http, screen } from '../testing/draw.ts';
import type { DrawnStep } from '../testing/draw.ts';
import { findProblems } from './find-problems.ts';

/** A screen, what decides, and two Ends; with steps before the condition if told. */
function decided(rule: string, before: Readonly<Record<string, DrawnStep>> = {}): Flow {
  const names = ['hello', ...Object.keys(before), 'new?'];
  const ports = names.map((name) => (name === 'hello' ? 'submit' : 'success'));
  return draw({
    steps: { hello: screen('email!'), ...before, 'new?': condition(rule), in: end(), out: end() },
    edges: [
      ...names.slice(1).map((name, i) => `${names[i]}.${ports[i]} > ${name}`),
      'new?.yes > in',
      'new?.ELSE > out',
    ],
  });
}

function found(flow: Flow) {
  return findProblems(flow, registry).filter(({ code }) => code === 'read-before-sign-in');
}

describe('a rule that looks at authInfo before anybody signed in', () => {
  test('is a problem with the way to it and a fix', () => {
    expect(found(decided('authInfo.firstSeen is-true', { ask: http() }))).toEqual([
      {
        code: 'read-before-sign-in',
        severity: 'warning',
        path: 'steps[2].config.branches[0].rules[0].key',
        step: 'new?',
        message:
          '"new?" looks at authInfo.firstSeen, but nobody has signed in on the path *hello → ask → new?* or any other: it is never set, so this rule never holds. To tell new users before they sign in, look whether unauthUser.loginIds is empty.',
        fix: {
          label: 'Test whether unauthUser.loginIds is empty instead',
          step: 'new?',
          config: {
            branches: [
              {
                id: 'yes',
                name: 'Yes',
                rules: [{ key: 'unauthUser.loginIds', operator: 'empty' }],
              },
            ],
          },
        },
      },
    ]);
  });

  test.each([
    [
      'authInfo.firstSeen is-false',
      'never',
      'Test whether unauthUser.loginIds is not empty instead',
    ],
    ['authInfo.firstSeen not-equal true', 'always', undefined],
    ['{{authInfo.user.email}} empty', 'always', undefined],
    ['authInfo.user.email matches .*', 'never', undefined],
  ])('%s %s holds', (rule, holds, label) => {
    const [problem] = found(decided(rule));
    expect([problem?.message, problem?.fix?.label]).toEqual([
      expect.stringContaining(`this rule ${holds} holds.`),
      label,
    ]);
  });

  test('is none after a sign-in, on one way at least, nor of what only a screen shows', () => {
    expect(found(decided('authInfo.firstSeen is-true', { jwt: generateJwt() }))).toEqual([]);
    expect(found(decided('form.email not-empty'))).toEqual([]);
  });

  test('the fix leaves no problem of the sort', () => {
    const flow = decided('authInfo.firstSeen is-true');
    const config = found(flow)[0]?.fix?.config ?? {};
    const steps = flow.steps.map((step) => (step.id === 'new?' ? { ...step, config } : step));
    expect(findProblems({ ...flow, steps }, registry)).toEqual([]);
  });
});

const FILE = join(import.meta.dirname, '../../../../shared/flows/exported/sign-up__d86dfd69.json');

test.skipIf(!existsSync(FILE))(
  'the dead branches of a real flow are found (skipped where ../shared/flows is missing)',
  () => {
    const { flow } = importDescope(parseJson(readFileSync(FILE, 'utf8')));
    expect(found(flow).map(({ step, fix }) => [step, fix?.label])).toEqual([
      ['14', 'Test whether unauthUser.loginIds is empty instead'],
      ['26', 'Test whether unauthUser.loginIds is empty instead'],
    ]);
  },
);
