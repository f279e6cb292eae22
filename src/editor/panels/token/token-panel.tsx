import { useState } from 'react';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useMoment } from '../../use-moment.ts';
import { ChangedSinceRun } from '../changed-since-run/changed-since-run.tsx';
import { useRoomForRun } from '../side/use-room-for-run.ts';
import { ClaimList } from './claim-list.tsx';
import { ExpiryBar } from './expiry-bar.tsx';
import { FlowOutputs } from './flow-outputs.tsx';
import { RawToken } from './raw-token.tsx';
import styles from './token-panel.module.css';
import { TokenComparison } from './token-comparison.tsx';
import { TokenSize } from './token-size.tsx';
import { UseElsewhere } from './use-elsewhere.tsx';
import { useSignedToken } from './use-signed-token.ts';
import { VerifiedMark } from './verified-mark.tsx';

type Use = 'session' | 'refresh';

/** The token of the moment shown: raw, decoded, verified, and every claim with its meaning and its source. */
export function TokenPanel() {
  const shown = useMoment();
  const [use, setUse] = useState<Use>('session');
  const session = shown?.moment.state.session;
  const token = session?.[use];
  const signed = useSignedToken(token);
  useRoomForRun();
  if (shown === undefined || session === null || session === undefined || token === undefined) {
    return (
      <>
        <ChangedSinceRun className={styles.above} />
        <NoToken outcome={shown?.summary.outcome} />
        <div className={styles.panel}>
          <FlowOutputs outputs={shown?.summary.outputs} />
        </div>
      </>
    );
  }
  const ready = typeof signed === 'object' ? signed : undefined;
  return (
    <div className={styles.panel}>
      <ChangedSinceRun />
      <div className={styles.bar}>
        <Segmented
          label="Which token"
          options={[
            { value: 'session', label: 'Session' },
            { value: 'refresh', label: 'Refresh' },
          ]}
          value={use}
          onChange={setUse}
        />
        <VerifiedMark verification={ready?.verification} />
      </div>
      {shown.moment.state.status !== 'completed' && (
        <p className={styles.note}>Not returned yet: the flow has not reached an End.</p>
      )}
      {typeof signed === 'string' && <p role="alert">{signed}</p>}
      <ExpiryBar token={token} clock={shown.moment.state.clock} />
      <RawToken jwt={ready?.jwt} />
      <TokenSize token={token} use={use} cookieNames={shown.moment.state.extra.cookieNames} />
      {ready !== undefined && (
        <div className={styles.copies}>
          <CopyButton showLabel text={ready.jwt} label="Copy token" />
          <CopyButton showLabel text={curlOf(ready.jwt)} label="Copy curl" />
          <CopyButton showLabel text={JSON.stringify(ready.jwks, null, 2)} label="Copy JWKS" />
        </div>
      )}
      <div className={styles.copies}>
        <UseElsewhere moment={shown.moment} />
      </div>
      <section aria-label="Header">
        <h3 className={styles.heading} data-part="header">
          Header
        </h3>
        <dl className={styles.header}>
          {Object.entries(ready?.header ?? {}).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-label="Claims">
        <h3 className={styles.heading} data-part="payload">
          Payload
        </h3>
        <ClaimList token={token} />
      </section>
      <FlowOutputs outputs={shown.summary.outputs} />
      <TokenComparison token={token} use={use} />
    </div>
  );
}

function NoToken({
  outcome,
}: {
  readonly outcome: 'completed' | 'failed' | 'waiting' | undefined;
}) {
  if (outcome === undefined) {
    return (
      <EmptyState icon="key-round" title="No token yet">
        Run the flow: the token it issues shows here, signed, decoded and explained.
      </EmptyState>
    );
  }
  const why = {
    completed:
      'The flow ended, but nobody signed in: no Generate JWT step succeeded on this path, or whoever signed in is disabled by now.',
    failed: 'The run failed before anyone signed in. The Timeline says why.',
    waiting: 'Nobody has signed in at this moment of the run.',
  }[outcome];
  return (
    <EmptyState icon="key-round" title="No token">
      {why}
    </EmptyState>
  );
}

/** A request to a backend that takes the session token (RFC 6750 §2.1). */
function curlOf(jwt: string): string {
  return `curl -H 'Authorization: Bearer ${jwt}' https://api.example.com/me`;
}
