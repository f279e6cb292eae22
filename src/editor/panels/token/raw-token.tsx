import { LongText } from '../../../ui/long-text.tsx';
import styles from './token-panel.module.css';

const PARTS = ['header', 'payload', 'signature'] as const;

/** The raw token in its three coloured segments. */
export function RawToken({ jwt }: { readonly jwt: string | undefined }) {
  if (jwt === undefined) return <p className={styles.raw} aria-busy="true" />;
  const segments = jwt.split('.');
  return (
    // It scrolls, so it takes the focus: keys have to reach what is below.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <p className={styles.raw} role="group" tabIndex={0} aria-label="Raw token">
      {PARTS.map((part, i) => (
        <span key={part}>
          {i > 0 && <span className={styles.dot}>.</span>}
          <span data-part={part} title={part}>
            <LongText key={segments[i]} first={20_000}>
              {segments[i] ?? ''}
            </LongText>
          </span>
        </span>
      ))}
    </p>
  );
}
