import type { ClaimInput } from '../tokens/claims.ts';
import { NO_RIGHTS, rightsOf } from '../tokens/rights.ts';
import type { CustomClaim } from '../tokens/session.ts';
import type { TokenTemplate } from '../tokens/template.ts';
import type { User } from '../users/user.ts';
import type { RunnableFlow } from './env.ts';
import type { TemplateClaims } from './template-claims.ts';

/** What differs from one token of a flow to the next, besides whom it is about. */
export type Issue = Pick<
  ClaimInput,
  | 'amr'
  | 'issuedAt'
  | 'refreshExpires'
  | 'steppedUp'
  | 'custom'
  | 'issued'
  | 'authorized'
  | 'lasting'
  | 'renewed'
>;

/**
 * What both tokens of a user are made of in a flow: its settings, what the user may do, what the JWT template adds.
 * Custom claims override those of the template.
 *
 * @param user undefined in a session without a user
 * @param asked ID of the tenant that is to be the current one; null: nobody asked for any
 * @param filled null in a project without a template
 */
export function claimInputOf(
  flow: RunnableFlow,
  user: User | undefined,
  asked: string | null,
  filled: TemplateClaims | null,
  issue: Issue,
): ClaimInput {
  const subject = user === undefined ? null : user.userId;
  const custom = filled === null ? issue.custom : { ...filled.claims, ...issue.custom };
  return {
    projectId: flow.projectId,
    issuer: flow.issuer,
    subject,
    userId: filled !== null && movesUserId(flow, filled, issue.custom) ? subject : null,
    rights: user === undefined ? NO_RIGHTS : rightsOf(user, asked, flow.project, flow.template),
    amr: issue.amr,
    issuedAt: issue.issuedAt,
    sessionLifetime: flow.sessionLifetime,
    refreshExpires: issue.refreshExpires,
    steppedUp: issue.steppedUp,
    custom,
    customNames: inOrder(Object.keys(custom)),
    issued: issue.issued,
    authorized: issue.authorized,
    lasting: issue.lasting,
    renewed: issue.renewed,
  };
}

/** Whether the user ID stands in `dsub`: a `sub` of Custom Claims overrides the subject too (assumption `custom-subject`). */
function movesUserId(
  { template }: RunnableFlow,
  filled: TemplateClaims,
  custom: Issue['custom'],
): boolean {
  return filled.overridesSubject || (template !== null && setsSubject(template, custom));
}

/** Whether Custom Claims write the subject where the project lets it be overridden. */
export function setsSubject(
  { overrideSubject }: TokenTemplate,
  custom: { readonly [claim: string]: CustomClaim },
): boolean {
  return overrideSubject && Object.hasOwn(custom, 'sub');
}

/** Sorts names, most of which are few and in order. */
function inOrder(names: string[]): readonly string[] {
  return names.every((name, i) => i === 0 || (names[i - 1] ?? '') <= name) ? names : names.sort();
}
