import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface Props {
  readonly name: string;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before a flow goes: nothing brings it back. */
export function DeleteFlow({ name, onDelete, onClose }: Props) {
  return (
    <Dialog
      open
      size="s"
      title={`Delete ${name}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="danger"
            onClick={() => {
              onDelete();
              onClose();
            }}
          >
            Delete
          </Button>
        </>
      }
    >
      <p>
        It is kept in this browser alone, and so are the secrets of its connectors: both are gone
        for good. To keep a copy, open it first and save it as a file.
      </p>
    </Dialog>
  );
}
