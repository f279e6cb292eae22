import type { CookieNames } from '../../../core/engine/state.ts';
import type { UnsignedToken } from '../../../core/tokens/session.ts';
import {
  MAX_COOKIE,
  REFRESH_COOKIE,
  SESSION_COOKIE,
  signedLength,
} from '../../../core/tokens/token-size.ts';
import { Pill } from '../../../ui/pill.tsx';
import styles from './token-panel.module.css';

interface Props {
  readonly token: UnsignedToken;
  readonly use: 'session' | 'refresh';
  /** What the End renames the cookies to. */
  readonly cookieNames: CookieNames | null;
}

/** How large the token is, and whether the cookie it may be kept in holds it. */
export function TokenSize({ token, use, cookieNames }: Props) {
  const bytes = signedLength(token.claims);
  const name = (cookieNames ?? { session: SESSION_COOKIE, refresh: REFRESH_COOKIE })[use];
  const fits = bytes + name.length <= MAX_COOKIE;
  return (
    <p className={styles.size}>
      <span>
        {bytes.toLocaleString('en')} bytes, cookie <code>{name}</code>
      </span>
      {!fits && (
        <>
          <Pill tone="warning" icon="triangle-alert">
            Too large for a cookie
          </Pill>
          <span>
            Browsers keep no cookie of more than {MAX_COOKIE.toLocaleString('en')} bytes, its name
            included. Put less into the claims.
          </span>
        </>
      )}
    </p>
  );
}
