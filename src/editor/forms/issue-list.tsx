import { Icon } from '../../ui/icon.tsx';
import styles from './form-dialog.module.css';
import type { FormIssue } from './read-form.ts';

/** What has to be mended before a form can be saved: also what stands in a part of it that is not in sight. */
export function IssueList({ issues }: { readonly issues: readonly FormIssue[] }) {
  const [first, ...others] = issues;
  return (
    <div className={styles.issues} role="alert">
      {first !== undefined && (
        <>
          <Icon name="circle-alert" size={14} />
          <span>
            {first.path !== '' && <code>{first.path}</code>} {first.message}
            {others.length > 0 && ` (and ${others.length} more)`}
          </span>
        </>
      )}
    </div>
  );
}
