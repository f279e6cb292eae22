import { expect, test } from 'vitest';
import { renameStep } from '../../core/commands/set-step.ts';
import type { Services, World } from '../services.ts';
import { smallFlow, smallFlowWith } from '../testing/small-flow.ts';
import { createEditorStore } from './store.ts';

const ada: World = { users: [{ loginIds: ['ada'] }], mocks: [] };
const both: World = { users: [...ada.users, { loginIds: ['bob'] }], mocks: [] };

// Nothing here runs or leaves the page.
const editor = (flow = smallFlow) => createEditorStore(flow, {} as Services);

test('edits of the flow and of the stored world are undone and done again in their order', () => {
  const { getState } = editor();
  const nobody = getState().world;
  getState().editWorld(ada, 'Add ada');
  getState().apply(renameStep('end', 'Done'));
  const renamed = getState().flow;
  getState().editWorld(both, 'Add bob');
  const { undo, redo } = getState();
  const now = () => [getState().flow, getState().world];

  undo();
  expect(now()).toEqual([renamed, ada]);
  undo();
  expect(now()).toEqual([smallFlow, ada]);
  undo();
  expect(now()).toEqual([smallFlow, nobody]);
  expect(getState().future.map(({ label }) => label)).toEqual(['Add ada', 'Rename', 'Add bob']);
  redo();
  redo();
  expect(now()).toEqual([renamed, ada]);
  redo();
  expect(now()).toEqual([renamed, both]);
});

test('an edit of the stored world is no part of what is typed around it', () => {
  const { getState } = editor();
  getState().apply(renameStep('end', 'D'));
  getState().editWorld(ada, 'Add ada');
  getState().apply(renameStep('end', 'Do'));
  expect(getState().past.map(({ label }) => label)).toEqual(['Rename', 'Add ada', 'Rename']);
});

test('what another tab made of the stored world is not taken back by undo', () => {
  const { getState } = editor();
  getState().editWorld(ada, 'Add ada');
  getState().apply(renameStep('end', 'Done'));
  getState().setWorld(both);
  getState().undo();
  getState().undo();
  expect([getState().flow, getState().world]).toEqual([smallFlow, both]);
});

test('beside a flow that cannot be edited the stored world can', () => {
  const { getState } = editor();
  getState().open(smallFlowWith({ id: 'newer' }), true);
  getState().editWorld(ada, 'Add ada');
  getState().undo();
  expect(getState().world.users).toEqual([]);
});
