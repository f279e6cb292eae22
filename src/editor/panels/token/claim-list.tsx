import type { CSSProperties } from 'react';
import { explainClaims } from '../../../core/tokens/explain.ts';
import type { ClaimExplanation } from '../../../core/tokens/explain.ts';
import type { UnsignedToken } from '../../../core/tokens/session.ts';
import { Icon } from '../../../ui/icon.tsx';
import { LongText } from '../../../ui/long-text.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './token-panel.module.css';

/** A row per claim: name, value, what it means, and the step it comes from. */
export function ClaimList({ token }: { readonly token: UnsignedToken }) {
  return (
    <ul className={styles.claims}>
      {inOrder(explainClaims(token)).map((explanation, i) => (
        <Claim key={explanation.claim} explanation={explanation} order={i} />
      ))}
    </ul>
  );
}

function Claim({
  explanation,
  order,
}: {
  readonly explanation: ClaimExplanation;
  readonly order: number;
}) {
  const { claim, value, meaning, reference } = explanation;
  const delay: CSSProperties & { '--order': number } = { '--order': order };
  return (
    <li className={styles.claim} style={delay} aria-label={claim}>
      <div className={styles.claimHead}>
        <code className={styles.claimName}>{claim}</code>
        <code className={styles.claimValue}>
          <LongText>{printed(explanation)}</LongText>
        </code>
      </div>
      <p className={styles.meaning}>
        {meaning}
        {reference !== null && <span className={styles.reference}> {reference}</span>}
        {typeof value === 'number' && (
          <span className={styles.reference}> {asTime(claim, value)}</span>
        )}
      </p>
      <SourceChip explanation={explanation} />
    </li>
  );
}

/** Hover lights the step that wrote the claim, a click opens it at the reason. */
function SourceChip({ explanation }: { readonly explanation: ClaimExplanation }) {
  const { claim, step, why } = explanation;
  const name = useEditor(
    (state) => state.run?.flow.steps.find(({ id }) => id === step)?.name ?? step,
  );
  const store = useEditorStore();
  const highlight = (highlighted: string | null) => () => store.getState().setView({ highlighted });
  return (
    <button
      type="button"
      className={styles.source}
      title={`${name}: ${why}`}
      onMouseEnter={highlight(step)}
      onMouseLeave={highlight(null)}
      onFocus={highlight(step)}
      onBlur={highlight(null)}
      onClick={() => {
        store.getState().showStep(step);
        store.getState().setCanvas({ claimAsked: { claim, step, why } });
      }}
    >
      <Icon name="arrow-left" size={12} />
      <span>{name}</span>
      <span className={styles.why}>{why}</span>
    </button>
  );
}

/** Who it is and what this flow says of them first; then what every token has, as it stands there. */
function inOrder(claims: readonly ClaimExplanation[]): readonly ClaimExplanation[] {
  const rank = ({ claim, reference }: ClaimExplanation): number =>
    claim === 'sub' ? 0 : reference === null ? 1 : 2;
  return claims.toSorted((a, b) => rank(a) - rank(b));
}

function printed({ value }: ClaimExplanation): string {
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}

/** Unix seconds as a time people read; nothing for other numbers. */
function asTime(claim: string, value: number): string {
  if (claim !== 'exp' && claim !== 'iat' && claim !== 'nbf') return '';
  const time = new Date(value * 1000);
  return Number.isNaN(time.getTime())
    ? ''
    : time.toISOString().replace('T', ' ').replace('.000Z', ' UTC');
}
