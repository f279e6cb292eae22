import { expect, test } from 'vitest';
import type { AssumptionId } from '../../core/assumptions/table.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';
import type { Form } from './testing/situation.ts';

const generateJwt = kindIn(registry, 'generate-jwt');
const users = [
  { userId: 'ann', loginIds: ['ann@example.com', 'ann-1'] },
  { userId: 'bob', loginIds: ['bob-1'], status: 'disabled' as const },
];

test.each<[variant: string, form: Form, why: string, assumptions: readonly AssumptionId[]]>([
  [
    'sign-in',
    { email: 'ann@example.com' },
    'Matched a user by form.email "ann@example.com": signed in.',
    ['first-seen', 'amr'],
  ],
  [
    'sign-in',
    { email: ' Ann@Example.com' },
    'Matched a user by form.email "Ann@Example.com": signed in.',
    ['login-id-blanks', 'login-id-case', 'first-seen', 'amr'],
  ],
  [
    'sign-in',
    { externalId: 'ann-1', email: 'x@example.com' },
    'Matched a user by form.externalId "ann-1": signed in.',
    ['login-id-precedence', 'first-seen', 'amr'],
  ],
  [
    'sign-up-or-in',
    { externalId: 'x', email: 'ann@example.com' },
    'Matched a user by form.email "ann@example.com": signed in.',
    ['login-id-precedence', 'first-seen', 'amr'],
  ],
  [
    'sign-up',
    { email: 'x@example.com' },
    'No user has "x@example.com": created one and signed in.',
    ['new-user-verified-email', 'first-seen', 'amr'],
  ],
  [
    'sign-up',
    { externalId: 'x', email: 'x@example.com' },
    'No user has "x" or "x@example.com": created one and signed in.',
    ['login-id-precedence', 'new-user-verified-email', 'new-user-login-ids', 'first-seen', 'amr'],
  ],
  [
    'sign-up',
    { externalId: 'x' },
    'No user has "x": created one and signed in.',
    ['first-seen', 'amr'],
  ],
  [
    'sign-in',
    { email: 'x@example.com' },
    'No user has the login ID "x@example.com".',
    ['user-not-found-code'],
  ],
  [
    'sign-up',
    { email: 'ann@example.com' },
    'A user with the login ID "ann@example.com" exists already.',
    ['sign-up-existing'],
  ],
  [
    'sign-in',
    { externalId: 'bob-1' },
    'The user "bob-1" is disabled and gets no token.',
    ['disabled-user'],
  ],
  ['sign-in', {}, 'Neither form.externalId nor form.email is set.', ['missing-login-id']],
  [
    'sign-in',
    { email: ['ann@example.com'] },
    'form.email holds an array of 1: expected text or a number.',
    ['missing-login-id'],
  ],
  [
    'sign-in',
    { externalId: 'ann-1', email: 'bob-1' },
    'form.externalId "ann-1" and form.email "bob-1" belong to two users.',
    ['login-id-precedence', 'login-id-collision'],
  ],
  [
    'sign-up',
    { externalId: 'x', email: 'ann@example.com' },
    'form.email "ann@example.com" belongs to another user, so form.externalId "x" can\'t be signed up with it.',
    ['login-id-precedence', 'login-id-collision'],
  ],
])(
  '%s with %j says why, and on which assumptions that rests',
  (variant, form, why, assumptions) => {
    const executed = executeStep(generateJwt, { variant }, { users, form });
    const { outcome } = executed;
    expect({
      why: outcome.type === 'fail' ? outcome.error.message : 'why' in outcome && outcome.why,
      assumptions: executed.assumptions.toSorted(),
      warnings: executed.warnings,
    }).toEqual({ why, assumptions: assumptions.toSorted(), warnings: [] });
  },
);

test('every assumption its help names can be met in its trace', () => {
  const met = new Set<string>();
  const forms: readonly Form[] = [
    { email: ' Ann@Example.com' },
    { email: 'x@example.com', externalId: 'x' },
    { externalId: 'ann-1', email: 'bob-1' },
    { externalId: 'bob-1' },
    {},
  ];
  for (const variant of ['sign-in', 'sign-up', 'sign-up-or-in']) {
    for (const form of forms) {
      const { assumptions } = executeStep(generateJwt, { variant }, { users, form });
      for (const id of assumptions) met.add(id);
    }
  }
  expect([...met].toSorted()).toEqual([...generateJwt.help.assumptions].toSorted());
});
