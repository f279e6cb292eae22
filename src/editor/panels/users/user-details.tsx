import { Icon } from '../../../ui/icon.tsx';
import { LongText } from '../../../ui/long-text.tsx';
import type { MarkedUser } from './user-marks.ts';
import { nameOfUser, valueInWords } from './user-words.ts';
import styles from './users-panel.module.css';

/** Why a user was matched, and each field before and after. */
export function UserDetails({ marked }: { readonly marked: MarkedUser }) {
  const { user, mark, matchedBy, changes } = marked;
  return (
    // It scrolls, so it takes the focus: keys have to reach what is below.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.details} aria-label={`Details of ${nameOfUser(user)}`} tabIndex={0}>
      <h3>{nameOfUser(user)}</h3>
      <p className={styles.id}>{user.userId}</p>
      {matchedBy !== null && (
        <p className={styles.why}>
          <Icon name="target" size={14} />
          <span>
            Matched: <code>{matchedBy.field}</code> is the login ID <code>{matchedBy.loginId}</code>
            .
          </span>
        </p>
      )}
      {mark === null && <p>The run has left this user as it was.</p>}
      {mark === 'matched' && <p>Nothing of this user has changed.</p>}
      {changes.length > 0 && (
        <table className={styles.changes}>
          <caption>{mark === 'created' ? 'Created with' : 'What has changed'}</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              {mark !== 'created' && <th scope="col">Before</th>}
              <th scope="col">{mark === 'created' ? 'Value' : 'After'}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                {mark !== 'created' && (
                  <td data-side="before">
                    <LongText>{valueInWords(field, before)}</LongText>
                  </td>
                )}
                <td data-side="after">
                  <LongText>{valueInWords(field, after)}</LongText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
