import type { ReactNode } from 'react';
import styles from './phone-frame.module.css';

interface PhoneFrameProps {
  /** What the screen is called, in the bar at its top. */
  readonly title: string;
  readonly children: ReactNode;
}

/** What the end user sees, in the shape of a phone. */
export function PhoneFrame({ title, children }: PhoneFrameProps) {
  return (
    <section aria-label={title} className={styles.phone}>
      <div className={styles.bar} aria-hidden="true">
        <span className={styles.notch} />
        <span className={styles.title}>{title}</span>
      </div>
      <div className={styles.screen}>{children}</div>
    </section>
  );
}
