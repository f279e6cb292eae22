import type { ClaimSource, Session } from '../tokens/session.ts';
import { refreshClaims, sessionClaims } from '../tokens/claims.ts';
import type { ClaimInput } from '../tokens/claims.ts';
import { currentTenant } from '../tokens/rights.ts';
import type { TokenTemplate } from '../tokens/template.ts';
import { MAX_COOKIE, REFRESH_COOKIE, signedLength } from '../tokens/token-size.ts';
import { findByUserId } from '../users/overlay.ts';
import type { User } from '../users/user.ts';
import { renderText } from '../values/template.ts';
import { weigh } from '../values/weigh.ts';
import { claimInputOf, setsSubject } from './claim-input.ts';
import { MAX_VALUE } from './limits.ts';
import { added, NONE } from './lists.ts';
import type { Move } from './move.ts';
import { templateClaims } from './template-claims.ts';
import type { TemplateClaims } from './template-claims.ts';
import { tenantAskedFor } from './tenant-asked-for.ts';
import { knownIn } from './user-fields.ts';

/** Makes both tokens of a session as it is to be from now on. */
export function mintTokens(
  move: Move,
  session: Omit<Session, 'custom' | 'session' | 'refresh'>,
  custom: Session['custom'],
  renewed: ClaimSource,
): void {
  const { flow } = move.env;
  const { userId, step } = session;
  const user = userId === null ? undefined : findByUserId(move.env.users, move.overlay, userId);
  if (user === undefined && userId !== null) return;
  const asked = tenantAskedFor(move, user, (id) => move.assume(id));
  const { template } = flow;
  const filled = template === null ? null : fillTemplate(move, template, user, asked, renewed.step);
  if (template !== null && userId !== null && setsSubject(template, custom)) {
    move.assume('custom-subject');
  }
  if (flow.project.roles.size > 0) move.assume('role-permissions');
  const issued: ClaimSource = { step, how: 'issued' };
  const { refreshLifetime, steppedUp } = move.extra;
  const input = claimInputOf(flow, user, asked, filled, {
    amr: session.amr,
    issuedAt: Math.floor(move.clock / 1000),
    refreshExpires: session.refreshExpires,
    steppedUp: steppedUp === 'yes',
    custom,
    issued,
    authorized:
      session.authorizedBy === null ? issued : { step: session.authorizedBy, how: 'authorized' },
    lasting: refreshLifetime === null ? issued : { step: refreshLifetime.step, how: 'lifetime' },
    renewed,
  });
  const jtis = template?.addJti === true ? [move.drawId('JT'), move.drawId('JT')] : NONE;
  move.outdated = null;
  move.session = {
    userId,
    firstSeen: session.firstSeen,
    amr: session.amr,
    step,
    authorizedBy: session.authorizedBy,
    refreshExpires: session.refreshExpires,
    custom,
    session: sessionClaims(input, `jwt:${move.issued + 1}`, jtis[0]),
    refresh: refreshClaims(
      template?.omitCustomClaimsFromRefresh === true ? withoutCustom(input) : input,
      `jwt:${move.issued + 2}`,
      jtis[1],
    ),
  };
  move.issued += 2;
}

/** Notes both tokens for the trace, as issued anew. */
export function traceTokens(move: Move): void {
  if (move.session === null) return;
  const { session, refresh } = move.session;
  move.noteTokens(session, refresh);
  weighTokens(move);
  move.writes = added(move.writes, [
    { path: 'authInfo.sessionJwt', value: session.handle },
    { path: 'authInfo.refreshJwt', value: refresh.handle },
  ]);
}

/** What has no more characters makes no refresh token too large for a cookie, however they are written in UTF-8. */
const SURELY_FITS = 390;

/** Counts what both tokens hold, and warns where the refresh token is too large for the cookie it is kept in. */
export function weighTokens(move: Move): void {
  if (move.session === null) return;
  const { session, refresh } = move.session;
  // What the refresh token holds is in the session token as well, which weighs more.
  const weight = weigh(session.claims, MAX_VALUE);
  move.count(weight);
  move.count(weight);
  if (weight < SURELY_FITS) return;
  const bytes = signedLength(refresh.claims);
  if (bytes + REFRESH_COOKIE.length > MAX_COOKIE) warnOfCookie(move, bytes);
}

/** Measures the refresh token again once its cookie has another name, and warns where only that makes it too large. */
export function measureRenamed(move: Move, refreshCookie: string): void {
  if (move.session === null || refreshCookie.length <= REFRESH_COOKIE.length) return;
  const bytes = signedLength(move.session.refresh.claims);
  const fitted = bytes + REFRESH_COOKIE.length <= MAX_COOKIE;
  if (fitted && bytes + refreshCookie.length > MAX_COOKIE) warnOfCookie(move, bytes, refreshCookie);
}

function warnOfCookie(move: Move, bytes: number, cookie?: string): void {
  const named = cookie === undefined ? 'its name included' : `its name "${cookie}" included`;
  move.warn(
    `The refresh token has ${bytes} bytes: browsers keep no cookie of more than ${MAX_COOKIE}, ${named}. Put less into its claims.`,
  );
}

/** What the JWT template adds to both tokens; every option of it that no source explains is named in the trace. */
function fillTemplate(
  move: Move,
  template: TokenTemplate,
  user: User | undefined,
  asked: string | null,
  step: string,
): TemplateClaims {
  if (template.authSchema !== 'default') move.assume('auth-schema');
  if (template.addJti) move.assume('jti');
  if (template.omitCustomClaimsFromRefresh) move.assume('omit-from-refresh');
  if (template.claims.length > 0) move.assume('template-claims');
  const tenant = user === undefined ? undefined : currentTenant(user, asked, template.autoDct);
  const warn = (message: string): void => {
    if (!move.warnings.includes(message)) move.warn(message);
  };
  return templateClaims(
    template,
    { user, tenant, project: move.project, ...knownIn(move.extra.facts) },
    { step, how: 'template' },
    {
      render: (text, read) => move.grow(renderText(text, read, MAX_VALUE)),
      warn,
      unset: (path) => {
        move.assume('unresolved-value');
        warn(`{{${path}}} in the JWT template is not set here: it became empty.`);
      },
    },
  );
}

/** The same for the refresh token of a project that leaves custom claims out of it: only the subject stays. */
function withoutCustom(input: ClaimInput): ClaimInput {
  const { sub } = input.custom;
  const keeps = input.userId !== null && sub !== undefined;
  return { ...input, custom: keeps ? { sub } : {}, customNames: keeps ? ['sub'] : [] };
}
