import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './conflict-dialog.module.css';
import type { Conflict } from './keeper.ts';

interface Props {
  readonly conflict: Conflict;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two tabs edited one flow: which version goes on here? Closing it is the choice that loses nothing. */
export function ConflictDialog({ conflict, onKeepMine, onTakeTheirs }: Props) {
  const { mine, theirs } = conflict;
  const safest = useRef<HTMLButtonElement>(null);
  // The dialog itself would begin at its close button.
  useEffect(() => safest.current?.focus(), []);
  return (
    <Dialog
      open
      title="This flow was changed in another tab"
      description={`Both versions of “${theirs.flow.name}” are safe. Which one do you go on with?`}
      size="s"
      onClose={onKeepMine}
      footer={
        <>
          <Button onClick={onTakeTheirs}>Take the other version</Button>
          <Button ref={safest} variant="primary" onClick={onKeepMine}>
            Keep mine as a copy
          </Button>
        </>
      }
    >
      <dl className={styles.choices}>
        <dt>Keep mine as a copy</dt>
        <dd>You go on in “{mine.flow.name}”, beside the other tab’s version.</dd>
        <dt>Take the other version</dt>
        <dd>This tab shows what the other one saved. Undo brings yours back.</dd>
      </dl>
    </Dialog>
  );
}
