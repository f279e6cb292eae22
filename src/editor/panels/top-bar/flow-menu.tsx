import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { compare } from '../../actions/compare-action.ts';
import {
  exportForDescope,
  openConnectors,
  openFromFile,
  openSettings,
  saveFile,
  share,
} from '../../actions/flow-actions.ts';
import { usePerform } from '../../actions/use-perform.ts';
import { useEditor } from '../../store/store.ts';

const ACTIONS = [
  openFromFile,
  saveFile,
  exportForDescope,
  share,
  compare,
  openConnectors,
  openSettings,
];
/** A line above them: in, out, beside others, what it is set up with. */
const FIRST_OF_GROUP = new Set([saveFile, compare, openConnectors]);

/** What can be done with the flow as a whole. */
export function FlowMenu() {
  const disabled = useEditor((state) =>
    ACTIONS.flatMap((action) => (action.enabled?.(state) === false ? action.id : [])).join(' '),
  ).split(' ');
  const perform = usePerform();
  return (
    <Menu
      trigger={<IconButton icon="chevron-down" label="Flow menu" />}
      items={ACTIONS.map((action) => {
        const shortcut = action.keys?.[0];
        return {
          id: action.id,
          label: action.label,
          icon: action.icon,
          separated: FIRST_OF_GROUP.has(action),
          disabled: disabled.includes(action.id),
          ...(shortcut !== undefined && { shortcut }),
          onSelect: () => perform(action),
        };
      })}
    />
  );
}
