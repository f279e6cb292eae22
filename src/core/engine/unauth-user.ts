import type { AssumptionId } from '../assumptions/table.ts';
import { own } from '../json.ts';
import { findByLoginId } from '../users/overlay.ts';
import type { Overlay } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import type { Env } from './env.ts';
import type { Context } from './state.ts';

interface Run {
  readonly env: Env;
  readonly context: Context;
  readonly overlay: Overlay;
}

/**
 * What the form identifies a person by, in the order that counts.
 *
 * @param assume told of the assumption that decides the order
 */
export function identifiersOf(run: Run, assume?: (id: AssumptionId) => void): readonly string[] {
  const identifiers = identifiersIn(run);
  if (identifiers.filter(({ field }) => field !== 'phone').length > 1) {
    assume?.('login-id-precedence');
  }
  return identifiers.map(({ loginId }) => loginId);
}

/**
 * The user the identifiers in the form belong to, with the one that found them; undefined where they are nobody's.
 *
 * @param assume told of the assumptions that decide here
 */
export function unauthUser(
  run: Run,
  assume?: (id: AssumptionId) => void,
): { readonly user: User; readonly loginId: string } | undefined {
  let found: { readonly user: User; readonly loginId: string } | undefined;
  for (const { field, loginId } of identifiersIn(run)) {
    const user = findByLoginId(run.env.users, run.overlay, loginId);
    if (found === undefined && isDecidedByCase(run.env, user, loginId)) assume?.('login-id-case');
    if (user === undefined) continue;
    if (found !== undefined && field !== 'phone') assume?.('login-id-precedence');
    found ??= { user, loginId };
  }
  return found;
}

/** Whether someone is found, or nobody is, because of how the case of login IDs counts. */
export function isDecidedByCase({ flow }: Env, user: User | undefined, loginId: string): boolean {
  return user === undefined
    ? loginId.includes('@') && flow.assumptions['login-id-case'] === 'exact'
    : !user.loginIds.includes(loginId);
}

/** As Generate JWT has them (assumption `login-id-precedence`); a phone is last. */
const FIELDS = ['externalId', 'email', 'phone'];
const EMAIL_FIRST = ['email', 'externalId', 'phone'];

function identifiersIn({ env, context }: Run) {
  const isEmailFirst = env.flow.assumptions['login-id-precedence'] === 'email';
  return (isEmailFirst ? EMAIL_FIRST : FIELDS).flatMap((field) => {
    const value = own(context.form, field);
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return text === '' ? [] : [{ field, loginId: text }];
  });
}
