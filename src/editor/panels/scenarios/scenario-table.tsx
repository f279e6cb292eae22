import type { Scenario } from '../../../core/scenario/schema.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { MenuItem } from '../../../ui/menu.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/table.tsx';
import type { ScenarioResult } from './scenario-results.ts';
import styles from './scenarios-panel.module.css';
import { Verdict } from './verdict.tsx';

interface Row {
  readonly scenario: Scenario;
  readonly result: ScenarioResult | null;
}

interface Props {
  readonly rows: readonly Row[];
  readonly chosen: string | null;
  readonly onChoose: (scenario: Scenario) => void;
  readonly actionsOf: (scenario: Scenario) => readonly MenuItem[];
}

/** The scenarios of a flow with what they came to last; the chosen one is the one that Run runs. */
export function ScenarioTable({ rows, chosen, onChoose, actionsOf }: Props) {
  const columns: readonly Column<Row>[] = [
    {
      id: 'scenario',
      label: 'Scenario',
      render: ({ scenario: { name } }) => (
        <span className={styles.name}>
          <Icon name={name === chosen ? 'circle-dot' : 'circle'} size={14} />
          {name}
        </span>
      ),
    },
    {
      id: 'result',
      label: 'Last result',
      width: '45%',
      render: ({ result }) => <Verdict result={result} />,
    },
    {
      id: 'actions',
      label: 'Actions',
      width: '64px',
      align: 'end',
      render: ({ scenario }) => {
        const items = actionsOf(scenario);
        return (
          items.length > 0 && (
            <Menu
              placement="bottom-end"
              trigger={<IconButton icon="ellipsis" label={`Actions for ${scenario.name}`} />}
              items={items}
            />
          )
        );
      },
    },
  ];
  return (
    <Table
      caption="Scenarios"
      columns={columns}
      rows={rows}
      rowKey={({ scenario }) => scenario.name}
      selected={chosen ?? undefined}
      onRowSelect={({ scenario }) => onChoose(scenario)}
    />
  );
}
