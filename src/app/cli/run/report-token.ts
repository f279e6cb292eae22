import type { ClaimExplanation } from '../../../core/tokens/explain.ts';
import type { Verification } from '../../../hosts/keys/verify.ts';
import type { IssuedToken } from '../../../hosts/session/run-result.ts';
import { plain } from '../plain.ts';
import { showTime, showValue } from '../show-value.ts';
import type { Style } from '../style.ts';

/** A token for people: the raw text, every claim with where it comes from and what it means, whether it verifies. */
export function reportToken(
  title: string,
  token: IssuedToken,
  verification: Verification,
  nameOf: (id: string) => string,
  style: Style,
): readonly string[] {
  const width = Math.max(0, ...token.reasons.map(({ claim }) => plain(claim).length));
  const indent = ' '.repeat(width + 4);
  return [
    ...reportRawToken(title, token, verification, style),
    ...token.reasons.flatMap((reason) => [
      `  ${style.cyan(plain(reason.claim).padEnd(width))}  ${valueOf(reason)} ← ${sourceOf(reason, nameOf)}`,
      `${indent}${style.dim(meaningOf(reason))}`,
    ]),
  ];
}

/** A token without its claims. */
export function reportRawToken(
  title: string,
  token: IssuedToken,
  verification: Verification,
  style: Style,
): readonly string[] {
  return [
    `${style.bold(title)} ${token.jwt}`,
    `  ${verified(verification, token.header.alg, style)}`,
  ];
}

/** NumericDate claims (RFC 7519 §2) also as a time. */
function valueOf({ claim, value }: ClaimExplanation): string {
  const shown = showValue(value, 120);
  return typeof value === 'number' && ['exp', 'iat', 'nbf'].includes(claim)
    ? `${shown} (${showTime(value * 1000)})`
    : shown;
}

function sourceOf({ step, why }: ClaimExplanation, nameOf: (id: string) => string): string {
  return `${nameOf(step)}: ${why}`;
}

function meaningOf({ meaning, reference }: ClaimExplanation): string {
  return reference === null ? meaning : `${meaning} (${reference})`;
}

function verified(verification: Verification, alg: string, style: Style): string {
  switch (verification.type) {
    case 'verified':
      return style.green(
        `✓ verified: ${alg} signature by key ${verification.kid}, valid on the run’s clock`,
      );
    case 'expired':
      return style.yellow(
        `! expired on the run’s clock; ${alg} signature by key ${verification.kid}`,
      );
    case 'refused':
      return style.red(`✗ a backend would refuse it: ${plain(verification.reason)}`);
  }
}
