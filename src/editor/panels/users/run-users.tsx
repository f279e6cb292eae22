import { useState } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/table.tsx';
import { MARKS } from './mark-looks.ts';
import { UserDetails } from './user-details.tsx';
import type { MarkedUser } from './user-marks.ts';
import { Status } from './user-table.tsx';
import { nameOfUser } from './user-words.ts';
import styles from './users-panel.module.css';

const COLUMNS: readonly Column<MarkedUser>[] = [
  { id: 'user', label: 'User', width: '27%', render: ({ user }) => nameOfUser(user) },
  { id: 'run', label: 'In this run', render: (one) => <Marks marked={one} /> },
  {
    id: 'login-ids',
    label: 'Login IDs',
    width: '200px',
    mono: true,
    render: ({ user }) =>
      user.loginIds.map((id) => (
        <span key={id} className={styles.line}>
          {id}
        </span>
      )),
  },
];

/** Users as of the moment shown, with what the run did to them; the chosen one with before and after. */
export function RunUsers({ users }: { readonly users: readonly MarkedUser[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [first] = users;
  if (first === undefined) {
    return (
      <EmptyState icon="users" title="Nobody exists at this moment">
        The run began without users and has created none so far.
      </EmptyState>
    );
  }
  const shown = users.find(({ user }) => user.userId === chosen) ?? first;
  return (
    <div className={styles.split}>
      <div className={styles.scroll}>
        <Table
          caption="Users at this moment of the run"
          columns={COLUMNS}
          rows={users}
          rowKey={({ user }) => user.userId}
          rowStatus={({ mark }) => mark ?? undefined}
          selected={shown.user.userId}
          onRowSelect={({ user }) => setChosen(user.userId)}
        />
      </div>
      <UserDetails marked={shown} />
    </div>
  );
}

function Marks({ marked: { user, mark, matchedBy, signedIn } }: { readonly marked: MarkedUser }) {
  const marks = [
    ...(mark === null ? [] : [MARKS[mark]]),
    ...(matchedBy === null || mark === 'matched' ? [] : [MARKS.matched]),
    ...(signedIn ? [MARKS.signedIn] : []),
  ];
  return (
    <span className={styles.marks}>
      {marks.length === 0 && user.status === 'enabled' ? (
        <span className={styles.note}>unchanged</span>
      ) : (
        marks.map(({ word, tone, icon }) => (
          <Pill key={word} tone={tone} icon={icon}>
            {word}
          </Pill>
        ))
      )}
      {user.status !== 'enabled' && <Status user={user} />}
    </span>
  );
}
