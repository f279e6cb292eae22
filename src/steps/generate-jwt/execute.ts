import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import { describeJson } from '../../core/json.ts';
import type { ErrorType } from '../../core/kind/error-handling.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { changeUser } from '../../core/users/change-user.ts';
import type { Match } from '../../core/users/overlay.ts';
import { insensitiveLoginId } from '../../core/users/user-index.ts';
import { completeUser } from '../../core/users/user.ts';
import type { User } from '../../core/users/user.ts';
import { generateJwt } from './definition.ts';
import type { GenerateJwtConfig } from './config.ts';
import { ERRORS } from './errors.ts';

export const executor = defineExecutor(generateJwt, { execute: executeGenerateJwt });

type Result = Outcome<'success'>;
type Context = StepContext<GenerateJwtConfig>;

/**
 * Creates or matches a user by login ID and starts a session; no credential is checked. The table of the three
 * variants: Descope docs, "Generate JWT"; what the page leaves open is decided by the assumptions named in the trace.
 */
function executeGenerateJwt(context: Context): Result {
  const externalId = identifier(context, 'form.externalId');
  const email = identifier(context, 'form.email');
  if (externalId.type === 'invalid') return invalid(context, 'form.externalId', externalId.found);
  if (email.type === 'invalid') return invalid(context, 'form.email', email.found);
  const given = inOrderOfPrecedence(context, textIn(externalId), textIn(email));
  const [main, other] = given;
  if (main === undefined) {
    context.assume('missing-login-id');
    return failed(ERRORS.missing, 'Neither form.externalId nor form.email is set.');
  }
  const holder = context.findUser(main.loginId);
  const otherHolder = other === undefined ? undefined : context.findUser(other.loginId);
  if (other !== undefined && otherHolder !== undefined && collides(context, holder, otherHolder)) {
    context.assume('login-id-collision');
    const owners =
      holder === undefined
        ? `${other.field} "${other.loginId}" belongs to another user, so ${main.field} "${main.loginId}" can't be signed up with it.`
        : `${main.field} "${main.loginId}" and ${other.field} "${other.loginId}" belong to two users.`;
    return failed(ERRORS.collision, owners);
  }
  return VARIANT_RULES[context.config.variant](context, { main, other, holder, otherHolder });
}

/** What the identifiers say: the login ID, the other identifier, and whom each belongs to. */
interface Found {
  readonly main: Match;
  readonly other: Match | undefined;
  readonly holder: User | undefined;
  readonly otherHolder: User | undefined;
}

const VARIANT_RULES: Readonly<
  Record<GenerateJwtConfig['variant'], (context: Context, found: Found) => Result>
> = {
  'sign-in': (context, { main, holder }) => {
    if (holder !== undefined) return signIn(context, holder, main);
    context.assume('user-not-found-code');
    return failed(ERRORS.notFound, `No user has the login ID "${main.loginId}".`);
  },
  'sign-up': (context, found) => {
    const { main, holder } = found;
    if (holder === undefined) return signUp(context, found);
    if (context.assume('sign-up-existing') === 'merge') return signIn(context, holder, main);
    return failed(ERRORS.exists, `A user with the login ID "${main.loginId}" exists already.`);
  },
  'sign-up-or-in': (context, found) => {
    const { main, other, holder, otherHolder } = found;
    if (holder !== undefined) return signIn(context, holder, main);
    if (other !== undefined && otherHolder !== undefined)
      return signIn(context, otherHolder, other);
    return signUp(context, found);
  },
};

/** Two users, or, for Sign Up, a second identifier that is taken already. */
function collides(context: Context, holder: User | undefined, otherHolder: User): boolean {
  return holder === undefined
    ? context.config.variant === 'sign-up'
    : holder.userId !== otherHolder.userId;
}

function signIn(context: Context, user: User, match: Match): Result {
  if (user.status === 'disabled') {
    context.assume('disabled-user');
    return failed(ERRORS.disabled, `The user "${match.loginId}" is disabled and gets no token.`);
  }
  const firstSeen =
    context.assume('first-seen') === 'never-logged-in' && user.lastLoginTime === null;
  const signedIn = changeUser(user, { status: 'enabled', lastLoginTime: seconds(context) });
  return started(
    context,
    signedIn,
    firstSeen,
    `Matched a user by ${match.field} "${match.loginId}": signed in.`,
    match,
  );
}

function signUp(context: Context, { main, other }: Found): Result {
  const given = other === undefined ? [main] : [main, other];
  const email = given.find(({ field }) => field === 'form.email')?.loginId;
  const verified = email !== undefined && context.assume('new-user-verified-email') === 'yes';
  const user = completeUser(
    {
      loginIds: loginIdsOf(context, main.loginId, other?.loginId),
      status: 'enabled',
      verifiedEmail: verified,
      email: email ?? '',
      createdTime: seconds(context),
      lastLoginTime: seconds(context),
    },
    context.drawId('U3'),
  );
  context.assume('first-seen');
  return started(
    context,
    user,
    true,
    `No user has ${given.map(({ loginId }) => `"${loginId}"`).join(' or ')}: created one and signed in.`,
  );
}

/** Both identifiers, unless they are one and the same login ID. */
function loginIdsOf(context: Context, main: string, other: string | undefined): string[] {
  if (other === undefined || other === main) return [main];
  if (insensitiveLoginId(other) === insensitiveLoginId(main)) {
    if (context.assume('login-id-case') === 'insensitive') return [main];
  }
  return context.assume('new-user-login-ids') === 'both' ? [main, other] : [main];
}

function started(
  context: Context,
  user: User,
  firstSeen: boolean,
  why: string,
  match?: Match,
): Result {
  const amr = AMR[context.assume('amr')] ?? [];
  const operations: readonly Operation[] = [
    match === undefined ? { type: 'user.put', user } : { type: 'user.put', user, matchedBy: match },
    { type: 'session.start', userId: user.userId, firstSeen, amr },
  ];
  return { type: 'go', port: 'success', operations, why };
}

const AMR: Readonly<Record<string, readonly string[]>> = {
  empty: [],
  external: ['external'],
  pwd: ['pwd'],
  fed: ['fed'],
};

function inOrderOfPrecedence(
  context: Context,
  externalId: string | undefined,
  email: string | undefined,
): readonly Match[] {
  const byId = externalId && { field: 'form.externalId', loginId: externalId };
  const byEmail = email && { field: 'form.email', loginId: email };
  if (!byId || !byEmail) return byId ? [byId] : byEmail ? [byEmail] : [];
  return context.assume('login-id-precedence') === 'email' ? [byEmail, byId] : [byId, byEmail];
}

type Identifier =
  | { readonly type: 'unset' }
  | { readonly type: 'set'; readonly text: string }
  | { readonly type: 'invalid'; readonly found: string };

/** Text or a number that is not blank after trimming is set; an object, a list or a boolean is invalid. */
function identifier(context: Context, path: string): Identifier {
  const value = context.read(path);
  if (value === undefined || value === null) return { type: 'unset' };
  if (typeof value !== 'string' && typeof value !== 'number') {
    return { type: 'invalid', found: describeJson(value) };
  }
  const text = String(value).trim();
  if (text !== String(value)) context.assume('login-id-blanks');
  return text === '' ? { type: 'unset' } : { type: 'set', text };
}

function textIn(value: Identifier): string | undefined {
  return value.type === 'set' ? value.text : undefined;
}

function seconds(context: Context): number {
  return Math.floor(context.clock / 1000);
}

function invalid(context: Context, field: string, found: string): Result {
  context.assume('missing-login-id');
  return failed(ERRORS.invalid, `${field} holds ${found}: expected text or a number.`);
}

function failed({ type, code, description }: ErrorType, message: string): Outcome<never> {
  return {
    type: 'fail',
    error: {
      type,
      ...(code !== undefined && { code }),
      ...(description !== undefined && { description }),
      message,
    },
  };
}
