import type { UserInput } from '../../../core/users/user.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { MenuItem } from '../../../ui/menu.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/table.tsx';
import { attributesInWords, nameOfUser, STATUS_LOOKS, timeInWords } from './user-words.ts';
import styles from './users-panel.module.css';

interface Row {
  readonly index: number;
  readonly user: UserInput;
}

interface Props {
  readonly users: readonly UserInput[];
  readonly onOpen: (index: number) => void;
  /** What can be done with one user; none: the list is only read. */
  readonly actionsOf: (user: UserInput, index: number) => readonly MenuItem[];
}

/** Made-up users before a run. */
export function UserTable({ users, onOpen, actionsOf }: Props) {
  const columns: readonly Column<Row>[] = [
    { id: 'user', label: 'User', width: '24%', render: ({ user }) => nameOfUser(user) },
    {
      id: 'login-ids',
      label: 'Login IDs',
      width: '30%',
      mono: true,
      render: ({ user }) =>
        user.loginIds.map((id) => (
          <span key={id} className={styles.line}>
            {id}
          </span>
        )),
    },
    { id: 'status', label: 'Status', render: ({ user }) => <Status user={user} /> },
    {
      id: 'attributes',
      label: 'Attributes of your own',
      render: ({ user }) => attributesInWords(user.customAttributes),
    },
    {
      id: 'last-login',
      label: 'Last login',
      width: '166px',
      render: ({ user }) => <span className={styles.time}>{timeInWords(user.lastLoginTime)}</span>,
    },
    {
      id: 'actions',
      label: 'Actions',
      width: '64px',
      align: 'end',
      render: ({ user, index }) => <Actions user={user} items={actionsOf(user, index)} />,
    },
  ];
  return (
    <Table
      caption="Users"
      columns={columns}
      rows={users.map((user, index) => ({ user, index }))}
      rowKey={({ index }) => String(index)}
      onRowSelect={({ index }) => onOpen(index)}
    />
  );
}

export function Status({
  user: { status = 'enabled' },
}: {
  readonly user: Pick<UserInput, 'status'>;
}) {
  return <Pill {...STATUS_LOOKS[status]}>{status}</Pill>;
}

function Actions({
  user,
  items,
}: {
  readonly user: UserInput;
  readonly items: readonly MenuItem[];
}) {
  if (items.length === 0) return null;
  return (
    <span className={styles.actions}>
      <Menu
        placement="bottom-end"
        trigger={<IconButton icon="ellipsis" label={`Actions for ${nameOfUser(user)}`} />}
        items={items}
      />
    </span>
  );
}
