import { expect, test } from 'vitest';
import { createMemoryStorage } from '../../backend/storage/web-storage.ts';
import type { Services } from '../../editor/services.ts';
import { createEditorStore } from '../../editor/store/store.ts';
import { smallFlow, smallFlowWith } from '../../editor/testing/small-flow.ts';
import { keepView } from './keep-view.ts';

const visit = (storage = createMemoryStorage(), flow = smallFlow) => {
  // Nothing here runs or leaves the page.
  const store = createEditorStore(flow, {} as Services);
  keepView(store, storage);
  return { store, storage };
};

test('the next visit finds the flow as it was left', () => {
  const { store, storage } = visit();
  store.getState().chooseScenario('Wrong password');
  store.getState().showStep('check');
  store.getState().setView({ bottomOpen: true, bottomTab: 'http' });
  expect(visit(storage).store.getState()).toMatchObject({
    scenarioName: 'Wrong password',
    selectedSteps: ['check'],
    rightOpen: true,
    rightTab: 'step',
    bottomOpen: true,
    bottomTab: 'http',
  });
});

test('each flow is as it was left; one that was never open looks as the one before it', () => {
  const { store } = visit();
  store.getState().showStep('check');
  store.getState().open(smallFlowWith({ id: 'other' }));
  expect(store.getState()).toMatchObject({ selectedSteps: [], rightOpen: true });
  store.getState().setView({ rightOpen: false });
  store.getState().chooseScenario(null);
  store.getState().open(smallFlow);
  expect(store.getState()).toMatchObject({
    scenarioName: 'New user',
    selectedSteps: ['check'],
    rightOpen: true,
  });
});

test('what the flow has no longer is not chosen', () => {
  const { store, storage } = visit();
  store.getState().chooseScenario('Wrong password');
  store.getState().showStep('check');
  const edited = smallFlowWith({ steps: [], scenarios: [{ name: 'New' }] });
  expect(visit(storage, edited).store.getState()).toMatchObject({
    scenarioName: 'New',
    selectedSteps: [],
    rightOpen: true,
  });
});

test.each(['{', 'null', '{"viewsKept":[{"id":"small","rightTab":"nowhere"}]}', '{"viewsKept":7}'])(
  'a page begins as ever where %s is kept',
  (kept) => {
    const storage = createMemoryStorage();
    storage.setItem('flowmint-view', kept);
    expect(visit(storage).store.getState()).toMatchObject({ viewsKept: [], rightTab: 'step' });
  },
);
