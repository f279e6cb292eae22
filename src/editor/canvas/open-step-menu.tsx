import { useState } from 'react';
import { paletteOf } from '../../core/kind/palette.ts';
import { kinds } from '../../steps/kinds.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Floating } from '../../ui/floating.tsx';
import { matchOptions } from '../../ui/match-options.ts';
import { insertStep } from '../edits/insert-step.ts';
import { leadNowhere, leadTo } from '../edits/lead-to.ts';
import type { StepMenu as Menu } from '../store/canvas-slice.ts';
import { useEditor, useEditorStore } from '../store/store.ts';
import { menuOptions } from './menu-options.ts';
import type { MenuOption } from './menu-options.ts';
import styles from './open-step-menu.module.css';

const palette = paletteOf(kinds).flatMap(({ items }) => items);
/** Nobody reads further: they type. */
const MOST_SHOWN = 80;

/** The list of steps beside what opened it: existing ones to lead to, new ones to add. */
export function OpenStepMenu({ menu }: { readonly menu: Menu }) {
  const store = useEditorStore();
  const announce = useAnnounce();
  const flow = useEditor((state) => state.flow);
  const [query, setQuery] = useState('');
  const close = (): void => store.getState().setCanvas({ stepMenu: null });
  const { label, options } = menuOptions(flow, palette, menu);
  const choose = ({ choice }: MenuOption): void => {
    const { apply, select, canvas } = store.getState();
    close();
    if (choice.type === 'nowhere') {
      if (menu.after !== null) apply(leadNowhere(menu.after));
      return;
    }
    if (choice.type === 'step') {
      if (menu.after !== null) apply(leadTo(menu.after, choice.id));
      announce(`Connected to ${choice.name}`);
      return;
    }
    const { command, id } = insertStep(flow, {
      item: choice.item,
      after: menu.after ?? undefined,
      insert: menu.insert,
      place: menu.place ?? undefined,
    });
    apply(command);
    select([id]);
    announce(`Added ${choice.item.title}`);
    // After the menu has given the focus back to where it came from.
    requestAnimationFrame(() => canvas?.reveal(id, true));
  };
  return (
    <Floating label={label} anchor={() => menu.anchor} placement="right-start" onClose={close}>
      <div className={styles.menu}>
        <Combobox
          label={label}
          placeholder={label}
          options={matchOptions(options, query).slice(0, MOST_SHOWN)}
          query={query}
          onQuery={setQuery}
          onSelect={choose}
          empty="No step fits these words"
        />
      </div>
    </Floating>
  );
}
