import type { Assumption } from './assumption.ts';
import { ACTIONS_ASSUMPTIONS } from './themes/actions.ts';
import { CONDITIONS_ASSUMPTIONS } from './themes/conditions.ts';
import { CONNECTORS_ASSUMPTIONS } from './themes/connectors.ts';
import { RUNS_ASSUMPTIONS } from './themes/runs.ts';
import { SCRIPTS_ASSUMPTIONS } from './themes/scripts.ts';
import { SIGNING_IN_ASSUMPTIONS } from './themes/signing-in.ts';
import { TOKENS_ASSUMPTIONS } from './themes/tokens.ts';
import { USERS_ASSUMPTIONS } from './themes/users.ts';

export type { Assumption } from './assumption.ts';

/**
 * Everything the product assumes, in one table: the README's table, the switches in the page and the names in the
 * trace all come from here. Nothing in it is presented as Descope's behaviour. A new row goes into the file of its
 * theme.
 */
export const ASSUMPTIONS = [
  ...SIGNING_IN_ASSUMPTIONS,
  ...ACTIONS_ASSUMPTIONS,
  ...TOKENS_ASSUMPTIONS,
  ...USERS_ASSUMPTIONS,
  ...CONNECTORS_ASSUMPTIONS,
  ...RUNS_ASSUMPTIONS,
  ...CONDITIONS_ASSUMPTIONS,
  ...SCRIPTS_ASSUMPTIONS,
] as const satisfies readonly Assumption[];

export type AssumptionId = (typeof ASSUMPTIONS)[number]['id'];
