import { useState } from 'react';
import type { ReactNode } from 'react';
import type { UserInput } from '../../../core/users/user.ts';
import type { LoginIdKey } from '../../../core/users/user-index.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { MenuItem } from '../../../ui/menu.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import { copyUser } from './copy-user.ts';
import { EXAMPLE_USER } from './example-user.ts';
import { UserDialog } from './user-dialog.tsx';
import { UserTable } from './user-table.tsx';
import { nameOfUser } from './user-words.ts';
import styles from './users-panel.module.css';

type Users = readonly UserInput[];

interface Props {
  readonly users: Users;
  readonly keyOf: LoginIdKey;
  readonly readOnly: boolean;
  readonly onEdit: (change: (users: Users) => Users, label: string) => void;
  /** Stands before the buttons: whose users these are. */
  readonly heading?: ReactNode;
  /** In a form that can still be cancelled: no other way back is offered. */
  readonly inForm?: boolean;
}

/** A list of made-up users: add, edit, duplicate, enable or disable, delete. */
export function EditableUsers({ users, keyOf, readOnly, onEdit, heading, inForm = false }: Props) {
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const toast = useToast();
  const add = (user: UserInput): void =>
    onEdit((all) => [...all, user], `Add user ${nameOfUser(user)}`);
  const remove = (user: UserInput, index: number): void => {
    onEdit((all) => all.toSpliced(index, 1), `Delete user ${nameOfUser(user)}`);
    if (inForm) return;
    toast({
      text: `Deleted ${nameOfUser(user)}.`,
      action: {
        label: 'Undo',
        onSelect: () =>
          onEdit((all) => all.toSpliced(index, 0, user), `Add user ${nameOfUser(user)}`),
      },
    });
  };
  const put = (index: number, user: UserInput, label: string): void =>
    onEdit((all) => all.with(index, user), label);
  const actionsOf = (user: UserInput, index: number): readonly MenuItem[] =>
    readOnly
      ? []
      : [
          { id: 'edit', label: 'Edit', icon: 'pencil', onSelect: () => setOpen(index) },
          {
            id: 'duplicate',
            label: 'Duplicate',
            icon: 'copy',
            onSelect: () => add(copyUser(user, users, keyOf)),
          },
          {
            id: 'toggle',
            label: user.status === 'disabled' ? 'Enable' : 'Disable',
            icon: user.status === 'disabled' ? 'check' : 'ban',
            onSelect: () =>
              put(
                index,
                { ...user, status: user.status === 'disabled' ? 'enabled' : 'disabled' },
                `${user.status === 'disabled' ? 'Enable' : 'Disable'} ${nameOfUser(user)}`,
              ),
          },
          {
            id: 'delete',
            label: 'Delete',
            icon: 'trash-2',
            danger: true,
            separated: true,
            onSelect: () => remove(user, index),
          },
        ];
  return (
    <>
      <div className={styles.bar}>
        {heading}
        {!readOnly && (
          <Button size="s" icon="user-plus" onClick={() => setOpen('new')}>
            Add user
          </Button>
        )}
      </div>
      {users.length === 0 ? (
        <EmptyState
          icon="users"
          title="Nobody exists yet"
          actions={
            !readOnly && (
              <Button size="s" icon="user-plus" onClick={() => add(EXAMPLE_USER)}>
                Add an example user
              </Button>
            )
          }
        >
          A run begins in a project without users: whoever comes is new.
        </EmptyState>
      ) : (
        <div className={styles.scroll}>
          <UserTable users={users} onOpen={setOpen} actionsOf={actionsOf} />
        </div>
      )}
      {open !== null && (
        <UserDialog
          user={open === 'new' ? undefined : users[open]}
          others={open === 'new' ? users : users.toSpliced(open, 1)}
          keyOf={keyOf}
          readOnly={readOnly}
          onSave={(user) =>
            open === 'new' ? add(user) : put(open, user, `Edit user ${nameOfUser(user)}`)
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
