import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { paletteOf, searchPalette } from '../../../core/kind/palette.ts';
import type { PaletteItem } from '../../../core/kind/palette.ts';
import { kinds } from '../../../steps/kinds.ts';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { addFromPalette } from '../../edits/add-from-palette.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { PaletteEntry } from './palette-entry.tsx';
import styles from './palette.module.css';

const groups = paletteOf(kinds);

/** Everything that can be put on the canvas: by group, or what a search finds, synonyms included. */
export function Palette() {
  const store = useEditorStore();
  const announce = useAnnounce();
  const readOnly = useEditor((state) => state.readOnly);
  const [query, setQuery] = useState('');
  const search = useSearchOnDemand();
  const found = query.trim() === '' ? null : searchPalette(groups, query);
  const add = (item: PaletteItem): void => announce(addFromPalette(store, item));
  const entry = (item: PaletteItem) => (
    <PaletteEntry key={item.id} item={item} disabled={readOnly} onAdd={() => add(item)} />
  );
  return (
    <div className={styles.palette} ref={search}>
      <div className={styles.search}>
        <SearchField
          label="Search steps"
          value={query}
          shortcut="/"
          onChange={setQuery}
          onKeyDown={(event) => {
            const [first] = found ?? [];
            if (event.key === 'Enter' && first !== undefined && !readOnly) add(first);
          }}
        />
      </div>
      <div className={styles.list}>
        {found === null ? (
          groups.map(({ group, items }) => (
            <section key={group} className={styles.group} aria-label={group}>
              <h2 className={styles.heading}>{group}</h2>
              {items.filter(({ rare }) => !rare).map(entry)}
              <Rare items={items.filter(({ rare }) => rare)} entry={entry} />
            </section>
          ))
        ) : (
          <section className={styles.group} aria-label="Found">
            <h2 className={styles.heading}>
              <output>
                {found.length === 0
                  ? 'No step is called like this'
                  : found.length === 1
                    ? '1 step found'
                    : `${found.length} steps found`}
              </output>
            </h2>
            {found.map(entry)}
          </section>
        )}
      </div>
      <p className={styles.hint}>
        Drag onto the canvas, or press Enter to add after the selected step.
      </p>
    </div>
  );
}

interface RareProps {
  readonly items: readonly PaletteItem[];
  readonly entry: (item: PaletteItem) => ReactNode;
}

/** What is seldom needed, once somebody asks for it. */
function Rare({ items, entry }: RareProps) {
  const [open, setOpen] = useState(false);
  if (items.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className={styles.more}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'chevron-down' : 'chevron-right'} size={14} />
        {open ? 'Fewer' : `${items.length} more`}
      </button>
      {open && items.map(entry)}
    </>
  );
}

/** Takes the focus into the search field when an action asks for it. */
function useSearchOnDemand() {
  const store = useEditorStore();
  const wanted = useEditor((state) => state.searchWanted);
  const palette = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!wanted) return;
    palette.current?.querySelector('input')?.focus();
    store.getState().setCanvas({ searchWanted: false });
  }, [wanted, store]);
  return palette;
}
