import { paletteOf } from '../../core/kind/palette.ts';
import type { PaletteItem } from '../../core/kind/palette.ts';
import { kinds } from '../../steps/kinds.ts';
import { isIconName } from '../../ui/icon.tsx';
import { addFromPalette } from '../edits/add-from-palette.ts';
import type { Action } from './action.ts';

/** One action for each thing of the palette: adds it after the selected step. */
export const addActions: readonly Action[] = paletteOf(kinds).flatMap(({ items }) =>
  items.map(adding),
);

export const findStep: Action = {
  id: 'find',
  label: 'Find a step to add',
  icon: 'search',
  group: 'Add',
  keys: ['/'],
  synonyms: ['search', 'palette'],
  enabled: ({ readOnly }) => !readOnly,
  perform({ store }) {
    store.getState().setView({ leftOpen: true });
    store.getState().setCanvas({ searchWanted: true });
  },
};

function adding(item: PaletteItem): Action {
  return {
    id: `add/${item.id}`,
    label: `Add ${item.title}`,
    icon: isIconName(item.icon) ? item.icon : 'plus',
    group: 'Add',
    synonyms: item.synonyms,
    enabled: ({ readOnly }) => !readOnly,
    perform({ store, say }) {
      say(addFromPalette(store, item));
    },
  };
}
