import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Mock } from '../../../core/mocks/mock.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { MenuItem } from '../../../ui/menu.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import styles from './http-panel.module.css';
import { MockDialog } from './mock-dialog.tsx';
import { MockTable } from './mock-table.tsx';
import { nameOfMock } from './mock-words.ts';

type Mocks = readonly Mock[];

interface Props {
  readonly mocks: Mocks;
  readonly readOnly: boolean;
  readonly onEdit: (change: (mocks: Mocks) => Mocks, label: string) => void;
  /** Stands before the buttons: whose mocks these are. */
  readonly heading?: ReactNode;
  /** In a form that can still be cancelled: no other way back is offered. */
  readonly inForm?: boolean;
}

const NEW_MOCK: Mock = { method: 'GET', path: '/', status: 200, json: {} };

/** A list of made-up answers: add, edit, duplicate, reorder, delete. */
export function EditableMocks({ mocks, readOnly, onEdit, heading, inForm = false }: Props) {
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const toast = useToast();
  const insert = (index: number, mock: Mock): void =>
    onEdit((all) => all.toSpliced(index, 0, mock), `Add mock ${nameOfMock(mock)}`);
  const remove = (index: number, mock: Mock): void => {
    onEdit((all) => all.toSpliced(index, 1), `Delete mock ${nameOfMock(mock)}`);
    if (inForm) return;
    toast({
      text: `Deleted the mock ${nameOfMock(mock)}.`,
      action: { label: 'Undo', onSelect: () => insert(index, mock) },
    });
  };
  const move = (index: number, mock: Mock, by: number): void =>
    onEdit(
      (all) => all.toSpliced(index, 1).toSpliced(index + by, 0, mock),
      `Move mock ${nameOfMock(mock)}`,
    );
  const actionsOf = (mock: Mock, index: number): readonly MenuItem[] =>
    readOnly
      ? []
      : [
          { id: 'edit', label: 'Edit', icon: 'pencil', onSelect: () => setOpen(index) },
          {
            id: 'duplicate',
            label: 'Duplicate',
            icon: 'copy',
            onSelect: () => insert(index + 1, mock),
          },
          {
            id: 'up',
            label: 'Move up',
            icon: 'arrow-up',
            disabled: index === 0,
            onSelect: () => move(index, mock, -1),
          },
          {
            id: 'down',
            label: 'Move down',
            icon: 'arrow-down',
            disabled: index === mocks.length - 1,
            onSelect: () => move(index, mock, 1),
          },
          {
            id: 'delete',
            label: 'Delete',
            icon: 'trash-2',
            danger: true,
            separated: true,
            onSelect: () => remove(index, mock),
          },
        ];
  return (
    <>
      <div className={styles.bar}>
        {heading}
        {!readOnly && (
          <Button size="s" icon="plus" onClick={() => setOpen('new')}>
            Add mock
          </Button>
        )}
      </div>
      {mocks.length === 0 ? (
        <EmptyState icon="server" title="No API answers yet">
          A request that no mock answers fails with ConnectorFailed, and never reaches the network.
        </EmptyState>
      ) : (
        <div className={styles.scroll}>
          <MockTable mocks={mocks} onOpen={setOpen} actionsOf={actionsOf} />
          {mocks.length > 1 && <p className={styles.note}>The first mock that fits answers.</p>}
        </div>
      )}
      {open !== null && (
        <MockDialog
          mock={(open === 'new' ? undefined : mocks[open]) ?? NEW_MOCK}
          isNew={open === 'new'}
          readOnly={readOnly}
          onSave={(mock) =>
            open === 'new'
              ? insert(mocks.length, mock)
              : onEdit((all) => all.with(open, mock), `Edit mock ${nameOfMock(mock)}`)
          }
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
