import styles from './kbd.module.css';

interface KbdProps {
  /** Keys joined by `+`; `mod` is ⌘ on a Mac and Ctrl elsewhere: `mod+Shift+Z`. */
  readonly keys: string;
}

/** A shortcut as the reader's keyboard writes it. */
export function Kbd({ keys }: KbdProps) {
  return (
    <span className={styles.keys}>
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {keyCap(key, IS_MAC)}
        </kbd>
      ))}
    </span>
  );
}

const IS_MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

const MAC_CAPS: Readonly<Record<string, string>> = {
  mod: '⌘',
  shift: '⇧',
  alt: '⌥',
  ctrl: '⌃',
};
const CAPS: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  enter: '↵',
  escape: 'Esc',
  plus: '+',
  delete: 'Del',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** What stands on the key: `keyCap('mod', true)` is ⌘. */
export function keyCap(key: string, mac: boolean): string {
  const name = key.toLowerCase();
  return (mac ? MAC_CAPS[name] : undefined) ?? CAPS[name] ?? capitalised(key);
}

/** The form aria-keyshortcuts asks for: `Meta+Z` or `Control+Z`. */
export function ariaKeys(keys: string, mac = IS_MAC): string {
  return keys
    .split('+')
    .map((key) => (key === 'mod' ? (mac ? 'Meta' : 'Control') : capitalised(key)))
    .join('+');
}

function capitalised(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
