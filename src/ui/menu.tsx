import { Fragment, type KeyboardEvent } from 'react';
import { Floating } from './floating.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './menu.module.css';
import type { Placement } from './place-beside.ts';
import { type Trigger, useDisclosure, withTrigger } from './use-disclosure.ts';
import type { Anchor } from './use-placement.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** A line above it. */
  readonly separated?: boolean;
  /** Makes it a choice that is ticked or not. */
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly trigger: Trigger;
  /** As its button is called, unless told. */
  readonly label?: string;
  readonly items: readonly MenuItem[];
  readonly placement?: Placement;
}

/** A button that opens a list of commands. Arrow keys, Home, End and first letters move in it. */
export function Menu({ trigger, label, items, placement = 'bottom-start' }: MenuProps) {
  const { id, button, open, close, triggerProps } = useDisclosure();
  return (
    <>
      {withTrigger(trigger, triggerProps)}
      {open && (
        <MenuList
          id={id}
          anchor={() => button.current}
          onClose={close}
          label={label}
          labelledBy={triggerProps.id}
          items={items}
          placement={placement}
        />
      )}
    </>
  );
}

interface MenuListProps {
  readonly id?: string;
  readonly anchor: () => Anchor | null;
  readonly onClose: () => void;
  readonly label?: string | undefined;
  readonly labelledBy?: string;
  readonly items: readonly MenuItem[];
  readonly placement?: Placement;
}

/** The list, open while mounted. */
function MenuList({ items, onClose, ...floating }: MenuListProps) {
  return (
    <Floating {...floating} onClose={onClose} role="menu">
      <div
        className={styles.list}
        role="none"
        onKeyDown={(event) => {
          if (event.key === 'Tab') onClose();
          else moveFocus(event);
        }}
      >
        {items.map((item) => (
          <Fragment key={item.id}>
            {item.separated === true && <hr className={styles.separator} />}
            <button
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={item.checked}
              tabIndex={-1}
              className={styles.item}
              data-danger={item.danger === true || undefined}
              disabled={item.disabled}
              onClick={() => {
                onClose();
                item.onSelect();
              }}
            >
              <span className={styles.icon}>
                {item.checked === true && <Icon name="check" />}
                {item.checked === undefined && item.icon && <Icon name={item.icon} />}
              </span>
              <span className={styles.label}>{item.label}</span>
              {item.shortcut !== undefined && <Kbd keys={item.shortcut} />}
            </button>
          </Fragment>
        ))}
      </div>
    </Floating>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:enabled')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = nextItem(event.key, at, items);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

function nextItem(
  key: string,
  at: number,
  items: readonly HTMLButtonElement[],
): HTMLButtonElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(Math.max(at, 0) - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLowerCase();
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) =>
    item.textContent.trim().toLowerCase().startsWith(letter),
  );
}
