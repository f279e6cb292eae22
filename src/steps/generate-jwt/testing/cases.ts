import type { Flow } from '../../../core/document/schema.ts';
import type { UserInput } from '../../../core/users/user.ts';
import type { GenerateJwtConfig } from '../config.ts';
import { NOW, SEED } from './expected.ts';
import type { Expected } from './expected.ts';
import type { Choices, Form } from './situation.ts';
import { SITUATIONS } from './situations.ts';
import { SWITCHED } from './switched.ts';

/** One line of the Generate JWT table: who is there, who comes, and what has to come of it. */
export interface GenerateJwtCase {
  readonly title: string;
  readonly variant: GenerateJwtConfig['variant'];
  readonly users: readonly UserInput[];
  /** The identifiers, as the app's `form` input. */
  readonly form: Form;
  /** Other choices than the defaults. */
  readonly assumptions: Choices;
  readonly expected: Expected;
}

/** The whole table, one case per variant and situation. Source: the product's table of the three variants. */
export const GENERATE_JWT_CASES: readonly GenerateJwtCase[] = [...SITUATIONS, ...SWITCHED].flatMap(
  ({ situation, users, form, assumptions = {}, signIn, signUp, signUpOrIn }) => {
    const make = (variant: GenerateJwtCase['variant'], name: string, expected: Expected) => ({
      title: `${name}: ${situation}`,
      variant,
      users,
      form,
      assumptions,
      expected,
    });
    return [
      make('sign-in', 'Sign In', signIn),
      make('sign-up', 'Sign Up', signUp),
      make('sign-up-or-in', 'Sign Up or In', signUpOrIn),
    ];
  },
);

/**
 * The flow document of a case: Generate JWT, a claim that shows `authInfo.firstSeen`, End. Its one scenario is the
 * case's, so the same document serves the engine and the command line.
 */
export function flowOf(one: GenerateJwtCase): Flow {
  return {
    format: 'flowmint/flow',
    version: 1,
    id: 'generate-jwt-case',
    name: one.title,
    start: 'jwt',
    steps: [
      { id: 'jwt', kind: 'generate-jwt', name: 'Generate JWT', config: { variant: one.variant } },
      {
        id: 'claims',
        kind: 'custom-claims',
        name: 'Custom Claims',
        config: { claims: [{ key: 'firstSeen', type: 'context', value: 'authInfo.firstSeen' }] },
      },
      { id: 'end', kind: 'end', name: 'End', config: {} },
    ],
    edges: [
      { from: 'jwt', port: 'success', to: 'claims' },
      { from: 'claims', port: 'success', to: 'end' },
    ],
    assumptions: one.assumptions,
    scenarios: [
      {
        name: 'case',
        now: NOW,
        seed: SEED,
        users: [...one.users],
        request: { form: one.form },
      },
    ],
  };
}
