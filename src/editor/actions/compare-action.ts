import type { Action } from './action.ts';

export const compare: Action = {
  id: 'compare',
  label: 'Compare with…',
  icon: 'split',
  group: 'Flow',
  synonyms: ['diff', 'difference', 'changes', 'version', 'behaviour', 'export', 'descope'],
  perform: ({ store }) => store.getState().setView({ overlay: 'compare' }),
};
