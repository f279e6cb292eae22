import { Fragment, useEffect } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './listbox.module.css';
import type { Tone } from './tone.ts';

export interface ListOption {
  readonly id: string;
  readonly label: string;
  /** Muted, after the label. */
  readonly detail?: string | undefined;
  readonly icon?: string | undefined;
  /** Colours the icon. */
  readonly tone?: Tone | undefined;
  /** Neighbours of one group stand under its name. */
  readonly group?: string | undefined;
  /** Other words that find it. */
  readonly keywords?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean | undefined;
}

interface ListboxProps<Option extends ListOption> {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  /** The option that Enter would take; whoever holds the focus points aria-activedescendant at it. */
  readonly activeId: string | undefined;
  readonly onActive: (id: string) => void;
  readonly onSelect: (option: Option) => void;
}

/** Options without focus of their own: a Combobox drives it. */
export function Listbox<Option extends ListOption>({
  id,
  label,
  options,
  activeId,
  onActive,
  onSelect,
}: ListboxProps<Option>) {
  useEffect(() => {
    if (activeId === undefined) return;
    document.getElementById(optionId(id, activeId))?.scrollIntoView({ block: 'nearest' });
  }, [id, activeId]);
  return (
    <div role="listbox" id={id} aria-label={label} className={styles.list} tabIndex={-1}>
      {options.map((option, at) => (
        <Fragment key={option.id}>
          {option.group !== undefined && option.group !== options[at - 1]?.group && (
            <div role="presentation" className={styles.group}>
              {option.group}
            </div>
          )}
          {/* The focus stays in the field above, whose keys choose: this is for the pointer. */}
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
          <div
            role="option"
            id={optionId(id, option.id)}
            aria-selected={option.id === activeId}
            aria-disabled={option.disabled === true || undefined}
            tabIndex={-1}
            className={styles.option}
            onPointerMove={() => {
              if (option.id !== activeId) onActive(option.id);
            }}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              if (option.disabled !== true) onSelect(option);
            }}
          >
            {option.icon !== undefined && (
              <span className={styles.icon} data-tone={option.tone}>
                <Icon name={option.icon} />
              </span>
            )}
            <span className={styles.label}>{option.label}</span>
            {option.detail !== undefined && <span className={styles.detail}>{option.detail}</span>}
            {option.shortcut !== undefined && <Kbd keys={option.shortcut} />}
          </div>
        </Fragment>
      ))}
    </div>
  );
}

/** The element's id, for aria-activedescendant. */
export function optionId(listId: string, id: string): string {
  return `${listId}-${id}`;
}
