import { useEffect, useState } from 'react';
import type { UnsignedToken } from '../../../core/tokens/session.ts';
import styles from './token-panel.module.css';

interface Props {
  readonly token: UnsignedToken;
  /** The run's clock at the moment shown, in milliseconds since 1970. */
  readonly clock: number;
}

/** How long the token is still valid: the run's clock goes on from the moment shown. */
export function ExpiryBar({ token, clock }: Props) {
  const now = useRunningClock(clock);
  const issued = Number(token.claims['iat']);
  const expires = Number(token.claims['exp']);
  if (!Number.isFinite(issued) || !Number.isFinite(expires)) return null;
  const left = Math.max(0, expires - Math.floor(now / 1000));
  const share = expires > issued ? Math.min(1, left / (expires - issued)) : 0;
  const words = left > 0 ? `valid ${duration(left)}` : 'expired';
  return (
    <div className={styles.expiry}>
      <div
        className={styles.expiryTrack}
        role="meter"
        aria-label="Time left on the run’s clock"
        aria-valuemin={0}
        aria-valuemax={expires - issued}
        aria-valuenow={left}
        aria-valuetext={words}
      >
        <span style={{ inlineSize: `${share * 100}%` }} data-low={share < 0.2} />
      </div>
      <span>{words}</span>
    </div>
  );
}

/** The run's clock, ticking in real seconds since the moment was first shown. */
function useRunningClock(clock: number): number {
  const [ticking, setTicking] = useState({ from: clock, seconds: 0 });
  useEffect(() => {
    const timer = setInterval(() => {
      setTicking(({ from, seconds }) =>
        from === clock ? { from, seconds: seconds + 1 } : { from: clock, seconds: 1 },
      );
    }, 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return clock + (ticking.from === clock ? ticking.seconds * 1000 : 0);
}

/** Such as 9:41, 23:59:59 or 27 d 23:59:59. */
function duration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const [h, m, s] = [
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = h > 0 || days > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  return days > 0 ? `${days} d ${time}` : time;
}
