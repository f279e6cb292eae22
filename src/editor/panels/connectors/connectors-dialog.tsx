import { useMemo, useState } from 'react';
import { freeId } from '../../../core/commands/new-step-id.ts';
import { setFlow } from '../../../core/commands/set-flow.ts';
import type { Connector } from '../../../core/document/schema.ts';
import { readableKinds } from '../../../steps/readable-kinds.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { ConnectorDialog } from './connector-dialog.tsx';
import type { ConnectorWithSecret } from './connector-draft.ts';
import { ConnectorTable } from './connector-table.tsx';
import { connectorUses } from './connector-uses.ts';
import styles from './connectors-dialog.module.css';
import { DeleteConnector } from './delete-connector.tsx';
import { useSecrets } from './use-secrets.ts';

const NONE: readonly Connector[] = [];
const NEW: Connector = { id: 'new', name: '', baseUrl: 'https://' };

type Opened = { readonly type: 'edit' | 'delete' | 'new'; readonly connector: Connector };

/** The connectors of the flow: the APIs its steps call, with the secrets they are called with. */
export function ConnectorsDialog({ onClose }: { readonly onClose: () => void }) {
  const flow = useEditor((state) => state.flow);
  const connectors = flow.connectors ?? NONE;
  const readOnly = useEditor((state) => state.readOnly);
  const store = useEditorStore();
  const [opened, setOpened] = useState<Opened | null>(null);
  const uses = useMemo(() => connectorUses(flow, readableKinds), [flow]);
  const secrets = useSecrets(connectors.map(({ id }) => id));
  const edit = (change: (all: readonly Connector[]) => Connector[], label: string): void => {
    const { apply, settle, flow: latest } = store.getState();
    settle();
    apply(setFlow('connectors', change(latest.connectors ?? []), label));
    settle();
  };
  const save = ({ connector, secret }: ConnectorWithSecret): void => {
    if (opened?.type === 'new') {
      const taken = connectors.map(({ id }) => id);
      const added = { ...connector, id: freeId(taken, connector.name, 'connector') };
      edit((all) => [...all, added], `Add connector ${added.name}`);
      if (secret !== undefined) secrets.keep(added.id, secret);
      return;
    }
    edit(
      (all) => all.map((one) => (one.id === connector.id ? connector : one)),
      `Edit connector ${connector.name}`,
    );
    secrets.keep(connector.id, secret);
  };
  const remove = ({ id, name }: Connector): void => {
    edit((all) => all.filter((one) => one.id !== id), `Delete connector ${name}`);
    secrets.keep(id, undefined);
  };
  const close = (): void => setOpened(null);
  return (
    <Dialog
      open
      size="l"
      title="Connectors"
      description="The APIs this flow calls. In a run your HTTP mocks answer in their place."
      onClose={onClose}
      footer={
        <>
          {!readOnly && (
            <Button
              icon="plus"
              disabled={secrets.known === undefined}
              onClick={() => setOpened({ type: 'new', connector: NEW })}
            >
              Add connector
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {connectors.length === 0 ? (
        <EmptyState icon="plug" title="No connectors yet">
          A Generic HTTP Connector step needs one: a name and the base URL of your API.
        </EmptyState>
      ) : (
        <ConnectorTable
          connectors={connectors}
          uses={uses}
          secrets={secrets.known}
          readOnly={readOnly}
          onOpen={(connector) => setOpened({ type: 'edit', connector })}
          onDelete={(connector) => setOpened({ type: 'delete', connector })}
        />
      )}
      <p className={styles.note}>
        Secrets stay on this machine: they are not part of the flow, its file or a link to it.
      </p>
      {opened?.type === 'delete' && (
        <DeleteConnector
          connector={opened.connector}
          users={uses.get(opened.connector.id) ?? []}
          hasSecret={secrets.known?.has(opened.connector.id) === true}
          onDelete={() => remove(opened.connector)}
          onClose={close}
        />
      )}
      {opened !== null && opened.type !== 'delete' && secrets.known !== undefined && (
        <ConnectorDialog
          value={{
            connector: opened.connector,
            secret: opened.type === 'new' ? undefined : secrets.known.get(opened.connector.id),
          }}
          isNew={opened.type === 'new'}
          readOnly={readOnly}
          onSave={save}
          onClose={close}
        />
      )}
    </Dialog>
  );
}
