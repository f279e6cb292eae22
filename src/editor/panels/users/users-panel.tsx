import { useMemo, useState } from 'react';
import { chooseAssumptions } from '../../../core/assumptions/assumptions.ts';
import { loginIdKeyOf } from '../../../core/users/user-index.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { useEditor } from '../../store/store.ts';
import { useMoment } from '../../use-moment.ts';
import { useWorldPart } from '../../world/use-world-part.ts';
import { WhosePart } from '../../world/whose-part.tsx';
import { EditableUsers } from './editable-users.tsx';
import { KeepRunChanges } from './keep-run-changes.tsx';
import { RunUsers } from './run-users.tsx';
import { markUsers } from './user-marks.ts';
import { UserConflict } from './user-conflict.tsx';
import styles from './users-panel.module.css';

type View = 'run' | 'base';

/** Everybody in the made-up project: as a run finds them, and as it leaves them. */
export function UsersPanel() {
  const [view, setView] = useState<View>('run');
  const shown = useMoment();
  const run = useEditor((state) => state.run);
  const assumptions = useEditor((state) => state.flow.assumptions);
  const base = useWorldPart('users');
  const keyOf = useMemo(() => loginIdKeyOf(chooseAssumptions(assumptions ?? {})), [assumptions]);
  const marked = useMemo(() => (shown === undefined ? [] : markUsers(shown.summary)), [shown]);
  const switcher = shown !== undefined && (
    <Segmented<View>
      label="Which users"
      options={[
        { value: 'run', label: 'In this run' },
        { value: 'base', label: 'Before a run' },
      ]}
      value={view}
      onChange={setView}
    />
  );
  if (shown === undefined || run === null || view === 'base') {
    return (
      <div className={styles.panel}>
        <UserConflict users={base.list} keyOf={keyOf} />
        <EditableUsers
          users={base.list}
          keyOf={keyOf}
          readOnly={base.readOnly}
          onEdit={base.edit}
          heading={
            <>
              {switcher}
              <WhosePart part="users" value={base} />
            </>
          }
        />
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        {switcher}
        <p className={styles.note}>
          {run.scenario.users === undefined ? (
            'This run began with the stored users.'
          ) : (
            <>
              This run began with the users of the scenario <strong>{run.scenario.name}</strong>.
            </>
          )}
        </p>
        <KeepRunChanges
          changes={shown.moment.state.overlay}
          of={run.scenario.users === undefined ? null : run.scenario.name}
          base={base}
          keyOf={keyOf}
        />
      </div>
      <RunUsers users={marked} />
    </div>
  );
}
