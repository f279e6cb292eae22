import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './combobox.module.css';
import { Icon } from './icon.tsx';
import { Listbox, type ListOption, optionId } from './listbox.tsx';
import { matchOptions } from './match-options.ts';

interface ComboboxProps<Option extends ListOption> {
  /** What is looked for; also the placeholder unless another is given. */
  readonly label: string;
  readonly options: readonly Option[];
  readonly onSelect: (option: Option) => void;
  /** Left out, it keeps the query itself. The options are narrowed by it either way. */
  readonly query?: string;
  readonly onQuery?: (query: string) => void;
  readonly placeholder?: string;
  /** Shown when nothing matches. */
  readonly empty?: ReactNode;
}

/** How many options are on the page: more than anybody reads through, and few enough to come at once. */
const MOST = 100;

/**
 * A field over a list that is always open: command palette, picking a target. Focus stays in the field. Of many options
 * the best are shown, and how many there are.
 */
export function Combobox<Option extends ListOption>({
  label,
  options,
  onSelect,
  query,
  onQuery,
  placeholder = label,
  empty = 'Nothing matches',
}: ComboboxProps<Option>) {
  const listId = useId();
  const [ownQuery, setOwnQuery] = useState('');
  const [wanted, setWanted] = useState<string>();
  const typed = query ?? ownQuery;
  const found = matchOptions(options, typed);
  const shown = found.slice(0, MOST);
  const active = shown.find((option) => option.id === wanted) ?? shown[0];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && active !== undefined && active.disabled !== true) {
      event.preventDefault();
      onSelect(active);
      return;
    }
    const to = stepTo(event.key, active === undefined ? -1 : shown.indexOf(active), shown.length);
    if (to === undefined) return;
    event.preventDefault();
    setWanted(shown[to]?.id);
  };

  return (
    <div className={styles.combobox}>
      <div className={styles.line}>
        <Icon name="search" />
        <input
          role="combobox"
          type="text"
          aria-label={label}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active && optionId(listId, active.id)}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          data-autofocus
          className={styles.input}
          value={typed}
          onChange={(event) => {
            setWanted(undefined);
            setOwnQuery(event.currentTarget.value);
            onQuery?.(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Listbox
        id={listId}
        label={label}
        options={shown}
        activeId={active?.id}
        onActive={setWanted}
        onSelect={onSelect}
      />
      {found.length === 0 && <output className={styles.note}>{empty}</output>}
      {found.length > MOST && (
        <output className={styles.note}>
          {MOST} of {found.length} shown: type to find others
        </output>
      )}
    </div>
  );
}

function stepTo(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at + count - 1) % count;
  if (key === 'PageDown') return Math.min(at + 8, count - 1);
  if (key === 'PageUp') return Math.max(at - 8, 0);
  return undefined;
}
