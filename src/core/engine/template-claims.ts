import type { Json, JsonObject } from '../json.ts';
import type { ClaimSource, CustomClaim } from '../tokens/session.ts';
import { fillTemplate } from '../tokens/template.ts';
import type { TemplateReader, TokenTemplate } from '../tokens/template.ts';
import type { User } from '../users/user.ts';
import { parsePath, readAt } from '../values/path.ts';
import { tenantFields, userFields } from './user-fields.ts';
import type { UserSurroundings } from './user-fields.ts';

/** What a JWT template adds to both tokens. */
export interface TemplateClaims {
  readonly claims: { readonly [claim: string]: CustomClaim };
  /** Whether its `sub` is the subject, so that the user ID moves to `dsub`. */
  readonly overridesSubject: boolean;
}

/** Whom a template is filled in for; the tenant is the current one. */
export interface TemplateSubject extends UserSurroundings {
  /** Undefined in a session without a user. */
  readonly user: User | undefined;
}

/** The claims of a JWT template for this user in this tenant, with where they come from. */
export function templateClaims(
  template: TokenTemplate,
  subject: TemplateSubject,
  source: ClaimSource,
  reader: Omit<TemplateReader, 'read'>,
): TemplateClaims {
  const roots: JsonObject = {
    ...(subject.user !== undefined && {
      // Whoever has a token is logged in.
      user: { ...userFields(subject.user, subject), loggedIn: true },
    }),
    ...(subject.tenant !== undefined && { tenant: tenantFields(subject.tenant, subject.project) }),
  };
  const read = (text: string): Json | undefined => {
    const path = parsePath(text);
    if (path === null) return undefined;
    return text === 'tenant' ? subject.tenant?.tenantId : readAt(roots, path, 0);
  };
  const { sub, ...others } = fillTemplate(template, { ...reader, read });
  const own = template.overrideSubject ? subjectOf(sub) : null;
  if (template.overrideSubject && own === null) {
    reader.warn(
      template.claims.some(([claim]) => claim === 'sub')
        ? 'The "sub" of the JWT template came out empty: the subject stays the user ID.'
        : '"Override subject claim" is on, but the JWT template has no "sub" to override it with.',
    );
  } else if (sub !== undefined && own === null) {
    reader.warn('The "sub" of the JWT template was left out: "Override subject claim" is off.');
  }
  const filled = own === null ? others : { ...others, sub: own };
  const claims = Object.entries(filled).map(([claim, value]): [string, CustomClaim] => [
    claim,
    { value, source },
  ]);
  return { claims: Object.fromEntries(claims), overridesSubject: own !== null };
}

/** Text, as RFC 7519 §4.1.2 wants it; null where it says nothing. */
function subjectOf(sub: Json | undefined): string | null {
  if (typeof sub === 'number') return String(sub);
  return typeof sub === 'string' && sub.trim() !== '' ? sub : null;
}
