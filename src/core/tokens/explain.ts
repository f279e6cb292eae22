import type { Json } from '../json.ts';
import { CLAIM_MEANINGS } from './meanings.ts';
import type { ClaimSource, UnsignedToken } from './session.ts';

/** One claim: its value, what it means, where that is written, and which step put it there. */
export interface ClaimExplanation {
  readonly claim: string;
  readonly value: Json;
  readonly meaning: string;
  /** RFC section or Descope page; null for a claim of the flow's own. */
  readonly reference: string | null;
  readonly step: string;
  readonly why: string;
}

const WHY: Readonly<Record<ClaimSource['how'], string>> = {
  issued: 'issued when this step signed the user in',
  renewed: 'renewed by this step, on the run’s clock',
  lifetime: 'this step set how long the refresh token lives',
  authorized: 'renewed when this step changed the user or the current tenant',
  template: 'from the JWT template in the flow’s settings, filled in at this step',
  custom: 'set by this step',
  waited: 'set by this step before anyone was signed in, applied when the session started',
};

/** Explains every claim of a token, in the token's order. */
export function explainClaims(token: UnsignedToken): readonly ClaimExplanation[] {
  return Object.entries(token.claims).flatMap(([claim, value]) => {
    const source = token.sources[claim];
    if (source === undefined) return [];
    const known = Object.hasOwn(CLAIM_MEANINGS, claim) ? CLAIM_MEANINGS[claim] : undefined;
    return [
      {
        claim,
        value,
        meaning: meaningOf(known?.text, source.how),
        reference: known?.reference ?? null,
        step: source.step,
        why: WHY[source.how],
      },
    ];
  });
}

/** What a claim means, standard or of the flow's own, and who overrides what it holds. */
function meaningOf(standard: string | undefined, how: ClaimSource['how']): string {
  const isTemplate = how === 'template';
  if (standard === undefined) {
    return isTemplate ? 'A claim of this project’s JWT template.' : 'A custom claim of this flow.';
  }
  if (isTemplate) return `${standard} Overridden by the JWT template.`;
  return how === 'custom' || how === 'waited'
    ? `${standard} Overridden by a custom claim.`
    : standard;
}
