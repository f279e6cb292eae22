import type { Action } from './action.ts';

export const undo: Action = {
  id: 'undo',
  label: 'Undo',
  icon: 'undo-2',
  group: 'Edit',
  keys: ['mod+z'],
  enabled: ({ past }) => past.length > 0,
  perform({ store, say }) {
    const label = store.getState().past.at(-1)?.label;
    store.getState().undo();
    if (label !== undefined) say(`Undone: ${label}`);
  },
};

export const redo: Action = {
  id: 'redo',
  label: 'Redo',
  icon: 'redo-2',
  group: 'Edit',
  keys: ['mod+shift+z', 'mod+y'],
  enabled: ({ future }) => future.length > 0,
  perform({ store, say }) {
    const label = store.getState().future[0]?.label;
    store.getState().redo();
    if (label !== undefined) say(`Done again: ${label}`);
  },
};
