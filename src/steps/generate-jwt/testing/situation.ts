import type { Flow } from '../../../core/document/schema.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import type { UserInput } from '../../../core/users/user.ts';
import type { Expected } from './expected.ts';

/** Identifiers as the app's `form` input brings them. */
export type Form = NonNullable<NonNullable<Scenario['request']>['form']>;

/** Choices by assumption. */
export type Choices = NonNullable<Flow['assumptions']>;

/** What each of the three variants comes to in one situation. */
export interface Situation {
  readonly situation: string;
  /** Other choices than the defaults. */
  readonly assumptions?: Choices;
  readonly users: readonly UserInput[];
  readonly form: Form;
  readonly signIn: Expected;
  readonly signUp: Expected;
  readonly signUpOrIn: Expected;
}
