import { FlowmintError } from '../../../core/error.ts';
import { indexUsers } from '../../../core/users/user-index.ts';
import type { LoginIdKey } from '../../../core/users/user-index.ts';
import type { UserInput } from '../../../core/users/user.ts';
import { Icon } from '../../../ui/icon.tsx';
import styles from './users-panel.module.css';

interface Props {
  readonly users: readonly UserInput[];
  readonly keyOf: LoginIdKey;
}

/** Says why no run can begin with these users, as an opened file may hold them. */
export function UserConflict({ users, keyOf }: Props) {
  try {
    indexUsers(users, keyOf);
    return null;
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    return (
      <p role="alert" className={styles.error}>
        <Icon name="circle-alert" size={14} />
        <span>
          No run can begin: <code>{error.path}</code> {error.message}. Open one of the two and
          change it.
        </span>
      </p>
    );
  }
}
