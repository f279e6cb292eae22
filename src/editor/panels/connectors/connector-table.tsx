import type { Connector, Step } from '../../../core/document/schema.ts';
import type { Secret } from '../../../hosts/ports/vault.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/table.tsx';

interface Props {
  readonly connectors: readonly Connector[];
  /** The steps that use a connector, by its id. */
  readonly uses: ReadonlyMap<string, readonly Step[]>;
  readonly secrets: ReadonlyMap<string, Secret> | undefined;
  readonly readOnly: boolean;
  readonly onOpen: (connector: Connector) => void;
  readonly onDelete: (connector: Connector) => void;
}

const WORDS: Readonly<Record<Secret['type'], string>> = {
  bearer: 'Bearer Token',
  basic: 'Basic',
  'api-key': 'API Key',
  oauth2: 'OAuth 2.0',
  none: 'HMAC only',
};

export function ConnectorTable({ connectors, uses, secrets, readOnly, onOpen, onDelete }: Props) {
  const columns: readonly Column<Connector>[] = [
    { id: 'name', label: 'Connector', width: '24%', render: ({ name, id }) => name || id },
    { id: 'url', label: 'Base URL', mono: true, render: ({ baseUrl }) => baseUrl },
    {
      id: 'authentication',
      label: 'Authentication',
      width: '140px',
      render({ id }) {
        const secret = secrets?.get(id);
        return secret === undefined ? (
          'None'
        ) : (
          <Pill icon="lock" tone="accent">
            {WORDS[secret.type]}
          </Pill>
        );
      },
    },
    {
      id: 'uses',
      label: 'Used by',
      width: '24%',
      render: ({ id }) =>
        (uses.get(id) ?? []).map((step) => step.name || step.id).join(', ') || 'no step',
    },
    {
      id: 'actions',
      label: 'Actions',
      width: '64px',
      align: 'end',
      render: (connector) =>
        !readOnly && (
          <IconButton
            icon="trash-2"
            label={`Delete ${connector.name || connector.id}`}
            onClick={() => onDelete(connector)}
          />
        ),
    },
  ];
  return (
    <Table
      caption="Connectors"
      columns={columns}
      rows={connectors}
      rowKey={({ id }) => id}
      onRowSelect={onOpen}
    />
  );
}
