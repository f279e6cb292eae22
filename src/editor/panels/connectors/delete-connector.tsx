import type { Connector, Step } from '../../../core/document/schema.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

interface Props {
  readonly connector: Connector;
  /** The steps that use it. */
  readonly users: readonly Step[];
  readonly hasSecret: boolean;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before a connector goes: says which steps would fail without it. */
export function DeleteConnector({ connector, users, hasSecret, onDelete, onClose }: Props) {
  const names = users.map(({ name, id }) => name || id).join(', ');
  return (
    <Dialog
      open
      size="s"
      title={`Delete ${connector.name || connector.id}?`}
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
            {users.length === 0 ? 'Delete' : 'Delete anyway'}
          </Button>
        </>
      }
    >
      <p>
        {users.length === 0
          ? 'No step uses it.'
          : `${users.length === 1 ? 'A step uses' : `${users.length} steps use`} it: ${names}. Until you choose another connector there, a run leaves ${users.length === 1 ? 'it' : 'them'} with ConnectorFailed.`}
      </p>
      {hasSecret && <p>Its secret is forgotten with it.</p>}
    </Dialog>
  );
}
