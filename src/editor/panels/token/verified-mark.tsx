import type { Verification } from '../../../hosts/keys/verify.ts';
import { Pill } from '../../../ui/pill.tsx';
import styles from './token-panel.module.css';

/** Says whether the signature holds against the JWKS. */
export function VerifiedMark({
  verification,
}: {
  readonly verification: Verification | undefined;
}) {
  if (verification === undefined) {
    return (
      <p className={styles.verified}>
        <Pill tone="neutral" icon="clock">
          Signing…
        </Pill>
      </p>
    );
  }
  if (verification.type === 'refused') {
    return (
      <p className={styles.verified}>
        <Pill tone="danger" icon="circle-x">
          Not valid
        </Pill>
        <span>{verification.reason}</span>
      </p>
    );
  }
  return (
    <p className={styles.verified}>
      <Pill tone="ok" icon="shield-check">
        Signature verified
      </Pill>
      <span>
        RS256, against the JWKS of this browser’s key <code>{verification.kid.slice(0, 8)}…</code>
      </span>
    </p>
  );
}
