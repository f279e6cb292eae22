import type { Action } from './action.ts';
import type { KeyPlace } from './key-place.ts';

/** What is known of a key press. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * The action a key press means, if any. In a field only keys with `mod` count, and undo, redo and select all are the
 * field's own there.
 */
export function findAction(
  actions: readonly Action[],
  press: KeyPress,
  place: KeyPlace,
  mac: boolean,
): Action | undefined {
  return actions.find(
    (action) =>
      action.native !== true &&
      mayHear(action, place) &&
      action.keys?.some((keys) => fits(keys, press, mac)) === true,
  );
}

const FIELDS_OWN = new Set(['undo', 'redo', 'select-all']);

function mayHear(action: Action, place: KeyPlace): boolean {
  if (action.scope === 'canvas') return place === 'canvas' || place === 'nothing';
  if (action.scope === 'everywhere' || place !== 'field') return true;
  return action.keys?.[0]?.startsWith('mod+') === true && !FIELDS_OWN.has(action.id);
}

function fits(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wantsMod = parts.includes('mod');
  const hasMod = mac ? press.metaKey : press.ctrlKey;
  const hasOther = mac ? press.ctrlKey : press.metaKey;
  if (hasMod !== wantsMod || hasOther || press.altKey) return false;
  if (nameOf(press.key) !== key) return false;
  // A sign such as ? or + needs Shift on some keyboards and not on others.
  return isSign(key) || press.shiftKey === parts.includes('shift');
}

function isSign(key: string): boolean {
  return key === 'plus' || (key.length === 1 && !/[\p{L}\p{N}]/u.test(key));
}

function nameOf(key: string): string {
  return key === '+' ? 'plus' : key.toLowerCase();
}
