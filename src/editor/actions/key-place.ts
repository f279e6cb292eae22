/** Where the focus was when a key was pressed. `other`: a button or list outside the canvas. */
export type KeyPlace = 'canvas' | 'nothing' | 'field' | 'other';

/** Where the focus is, as far as keys care. */
export function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element) || target === document.body) return 'nothing';
  if (target.closest(FIELDS) !== null) return 'field';
  return target.closest('[data-canvas]') === null ? 'other' : 'canvas';
}

const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]:not([contenteditable=false])';
