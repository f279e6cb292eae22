import { useState } from 'react';
import { FlowmintError } from '../../../core/error.ts';
import { keepChanges } from '../../../core/users/keep-changes.ts';
import type { Overlay } from '../../../core/users/overlay.ts';
import type { LoginIdKey } from '../../../core/users/user-index.ts';
import type { UserInput } from '../../../core/users/user.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import type { EditablePart } from '../../world/use-world-part.ts';
import styles from './users-panel.module.css';

interface Props {
  /** What the run has changed as of the moment shown. */
  readonly changes: Overlay;
  /** The scenario the run was of; null: of none, or of one without users. */
  readonly of: string | null;
  readonly base: EditablePart<'users'>;
  readonly keyOf: LoginIdKey;
}

/** Writes what a run did to its users into the users it began with: the next run finds them so. */
export function KeepRunChanges({ changes, of, base, keyOf }: Props) {
  const toast = useToast();
  const [refused, setRefused] = useState<string | null>(null);
  const target = base.from === 'scenario' ? base.scenario : null;
  const keep = (): void => {
    const before: readonly UserInput[] = base.list;
    try {
      keepChanges(before, changes, keyOf);
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      setRefused(error.message);
      return;
    }
    setRefused(null);
    base.edit((users) => keepChanges(users, changes, keyOf), 'Keep the run’s changes');
    toast({
      tone: 'ok',
      text: `Kept: ${inWords(changes)}. The next run begins with ${changes.length === 1 ? 'this user' : 'them'}.`,
      action: {
        label: 'Undo',
        onSelect: () => base.edit(() => before, 'Forget the run’s changes'),
      },
    });
  };
  const elsewhere = target !== of;
  return (
    <div className={styles.keep}>
      {refused !== null && (
        <p role="alert" className={styles.error}>
          <Icon name="circle-alert" size={14} />
          <span>Not kept: {refused}.</span>
        </p>
      )}
      <Button
        size="s"
        icon="save"
        disabled={changes.length === 0 || base.readOnly || elsewhere}
        title={
          elsewhere
            ? 'Another scenario is chosen by now: choose the one this run was of'
            : changes.length === 0
              ? 'The run has changed nobody so far'
              : undefined
        }
        onClick={keep}
      >
        Keep this run’s changes
      </Button>
    </div>
  );
}

function inWords(changes: Overlay): string {
  const created = changes.filter(({ before }) => before === null).length;
  const updated = changes.length - created;
  return [
    ...(created > 0 ? [`${created} created`] : []),
    ...(updated > 0 ? [`${updated} updated`] : []),
  ].join(', ');
}
