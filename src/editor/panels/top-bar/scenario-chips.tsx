import { Chip } from '../../../ui/chip.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './top-bar.module.css';

/** How many personas show beside Run; the others are in the menu behind them. */
const CHIPS = 4;

const NONE: readonly never[] = [];

/** Who comes: the first scenarios as chips, all of them in a menu. */
export function ScenarioChips() {
  const scenarios = useEditor((state) => state.flow.scenarios ?? NONE);
  const chosen = useEditor((state) => state.scenarioName);
  const store = useEditorStore();
  const choose = (name: string | null) => () => store.getState().chooseScenario(name);
  const first = scenarios.slice(0, CHIPS);
  const hidden = scenarios.find(({ name }, i) => i >= CHIPS && name === chosen);
  const chips = hidden === undefined ? first : [...first.slice(0, CHIPS - 1), hidden];
  return (
    <div className={styles.scenarios} role="group" aria-label="Scenario">
      {chips.map(({ name, description }) => (
        <Chip
          key={name}
          selected={name === chosen}
          title={description ?? name}
          onClick={choose(name === chosen ? null : name)}
        >
          {name}
        </Chip>
      ))}
      {scenarios.length === 0 && <span>No scenarios</span>}
      <Menu
        trigger={<IconButton icon="chevron-down" label="All scenarios" />}
        items={[
          ...scenarios.map(({ name }) => ({
            id: name,
            label: name,
            ...(name === chosen && { icon: 'check' as const }),
            onSelect: choose(name),
          })),
          {
            id: ' none',
            label: 'No scenario: I’ll type everything',
            ...(chosen === null && { icon: 'check' as const }),
            onSelect: choose(null),
          },
          {
            id: ' edit',
            label: 'Edit scenarios…',
            icon: 'pencil' as const,
            onSelect: () => store.getState().setView({ bottomOpen: true, bottomTab: 'scenarios' }),
          },
        ]}
      />
    </div>
  );
}
