import { useState } from 'react';
import { inThousands } from './clipped.ts';
import styles from './long-text.module.css';

interface Props {
  readonly children: string;
  /** So many characters are shown at first. */
  readonly first?: number;
}

/** So many more with each press. */
const MORE = 20_000;

/** A text that may be huge: its beginning, and a button that shows more. Its length is all that counts, lines do not. */
export function LongText({ children, first = 2_000 }: Props) {
  const [shown, setShown] = useState(first);
  const rest = children.length - shown;
  if (rest <= 0) return children;
  return (
    <>
      {children.slice(0, shown)}
      <button type="button" className={styles.more} onClick={() => setShown(shown + MORE)}>
        {`… ${inThousands(Math.min(MORE, rest))} more of ${inThousands(rest)} characters`}
      </button>
    </>
  );
}
