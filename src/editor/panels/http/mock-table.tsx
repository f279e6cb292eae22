import { useMemo } from 'react';
import { namedConnectors } from '../../../core/document/named-connectors.ts';
import { libraryOf } from '../../../core/document/parse.ts';
import type { Mock } from '../../../core/mocks/mock.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { MenuItem } from '../../../ui/menu.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/table.tsx';
import { useEditor } from '../../store/store.ts';
import {
  conditionsInWords,
  labelOfConnector,
  mockAnswerInWords,
  nameOfMock,
} from './mock-words.ts';

interface Row {
  readonly index: number;
  readonly mock: Mock;
}

interface Props {
  readonly mocks: readonly Mock[];
  readonly onOpen: (index: number) => void;
  /** What can be done with one mock; none: the list is only read. */
  readonly actionsOf: (mock: Mock, index: number) => readonly MenuItem[];
}

/** Mocks in the order in which they are tried. */
export function MockTable({ mocks, onOpen, actionsOf }: Props) {
  const flow = useEditor((state) => state.flow);
  const connectors = useMemo(() => namedConnectors(flow, libraryOf(flow)), [flow]);
  const columns: readonly Column<Row>[] = [
    {
      id: 'request',
      label: 'Request',
      width: '34%',
      mono: true,
      render: ({ mock }) => nameOfMock(mock),
    },
    { id: 'number', label: 'Mock', width: '48px', render: ({ index }) => index + 1 },
    {
      id: 'connector',
      label: 'Connector',
      render: ({ mock: { connector } }) =>
        connector === undefined ? 'any' : labelOfConnector(connector, connectors.get(connector)),
    },
    { id: 'when', label: 'Only when', mono: true, render: ({ mock }) => conditionsInWords(mock) },
    { id: 'answer', label: 'Answer', render: ({ mock }) => mockAnswerInWords(mock) },
    {
      id: 'actions',
      label: 'Actions',
      width: '64px',
      align: 'end',
      render: ({ mock, index }) => {
        const items = actionsOf(mock, index);
        return (
          items.length > 0 && (
            <Menu
              placement="bottom-end"
              trigger={
                <IconButton
                  icon="ellipsis"
                  label={`Actions for mock ${index + 1}, ${nameOfMock(mock)}`}
                />
              }
              items={items}
            />
          )
        );
      },
    },
  ];
  return (
    <Table
      caption="HTTP mocks"
      columns={columns}
      rows={mocks.map((mock, index) => ({ mock, index }))}
      rowKey={({ index }) => String(index)}
      onRowSelect={({ index }) => onOpen(index)}
    />
  );
}
