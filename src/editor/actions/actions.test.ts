import { beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '../services.ts';
import { createEditorStore } from '../store/store.ts';
import type { EditorStore } from '../store/store.ts';
import { smallFlow, smallFlowWith } from '../testing/small-flow.ts';
import { ACTIONS } from './actions.ts';
import type { ActionContext } from './action.ts';
import { cutSelection, pasteText, selectionText } from './clipboard-actions.ts';
import { whyNoRun } from './run-actions.ts';

let store: EditorStore;
let said: string[];
let warned: string[];
let saved: [name: string, text: string][];

beforeEach(() => {
  said = [];
  warned = [];
  saved = [];
  const services = {
    saveFile: (name: string, text: string) => {
      saved.push([name, text]);
      return Promise.resolve();
    },
  } as Services;
  store = createEditorStore(smallFlow, services);
  context = {
    store,
    services,
    say: (text) => said.push(text),
    warn: (text) => warned.push(text),
  };
});
let context: ActionContext;

function perform(id: string): void {
  const action = ACTIONS.find((one) => one.id === id)!;
  expect(action.enabled?.(store.getState()) ?? true).toBe(true);
  void action.perform(context);
}

function isEnabled(id: string): boolean {
  return ACTIONS.find((one) => one.id === id)?.enabled?.(store.getState()) ?? true;
}

const ids = () => store.getState().flow.steps.map(({ id }) => id);

describe('actions', () => {
  test('delete takes selected steps and edges away as one entry, undo brings them back', () => {
    expect(isEnabled('delete')).toBe(false);
    store.getState().select(['jwt'], [{ from: 'login', port: 'submit' }]);
    perform('delete');
    expect(ids()).toEqual(['login', 'check', 'end']);
    expect(store.getState().flow.edges).toEqual([
      { from: 'check', port: 'request_error', to: 'login' },
    ]);
    perform('undo');
    expect(store.getState().flow).toBe(smallFlow);
    perform('redo');
    expect(ids()).toEqual(['login', 'check', 'end']);
    expect(said).toEqual(['Delete step', 'Undone: Delete step', 'Done again: Delete step']);
  });

  test('select all, then deselect', () => {
    perform('select-all');
    expect(store.getState().selectedSteps).toEqual(['login', 'check', 'jwt', 'end']);
    perform('deselect');
    expect(store.getState().selectedSteps).toEqual([]);
  });

  test('duplicate adds the selected steps again and selects the new ones', () => {
    store.getState().select(['check', 'jwt']);
    perform('duplicate');
    expect(ids().slice(4)).toEqual(['check-2', 'jwt-2']);
    expect(store.getState().selectedSteps).toEqual(['check-2', 'jwt-2']);
    expect(store.getState().past.at(-1)?.label).toBe('Duplicate 2 steps');
  });

  test('what was cut can be pasted', async () => {
    store.getState().select(['jwt', 'end']);
    const text = selectionText(store.getState());
    cutSelection(context);
    expect(ids()).toEqual(['login', 'check']);
    await pasteText(context, text);
    expect(ids()).toEqual(['login', 'check', 'jwt', 'end']);
    expect(store.getState().past.map(({ label }) => label)).toEqual([
      'Cut 2 steps',
      'Paste 2 steps',
    ]);
  });

  test('pasting anything else says so and changes nothing', async () => {
    await pasteText(context, 'hello');
    await pasteText(context, '{"format":"flowmint/flow","version":1}');
    expect(store.getState().flow).toBe(smallFlow);
    expect(warned).toEqual([
      'The clipboard holds no steps: copy some in Flowmint first.',
      expect.stringMatching(/^The clipboard holds steps that cannot be read: id: expected text/),
    ]);
  });

  test('adding from the palette follows the selected step', () => {
    store.getState().select(['login']);
    perform('add/condition/0');
    expect(store.getState().flow.edges.at(-1)).toEqual({
      from: 'login',
      port: 'cancel',
      to: 'condition',
    });
    expect(store.getState().selectedSteps).toEqual(['condition']);
    expect(said).toEqual(['Added Condition after Log in']);
  });

  test('make-first chooses the first step', () => {
    store.getState().select(['check']);
    perform('make-first');
    expect(store.getState().flow.start).toBe('check');
    expect(isEnabled('make-first')).toBe(false);
  });

  test('save writes the document as a file', () => {
    perform('save-file');
    expect(saved).toEqual([['small.flow.json', expect.stringMatching(/^{\n {2}"format"/)]]);
  });

  test('a read-only flow can be looked at and copied, not edited', async () => {
    store.getState().open(smallFlow, true);
    store.getState().select(['jwt']);
    const able = ['delete', 'cut', 'paste', 'duplicate', 'rename', 'tidy-up', 'copy', 'select-all'];
    expect(able.filter(isEnabled)).toEqual(['copy', 'select-all']);
    await pasteText(context, selectionText(store.getState()));
    expect(store.getState().flow).toBe(smallFlow);
  });
});

test('without a first step nothing runs, and what to do about it is said', () => {
  expect(whyNoRun(store.getState())).toBeUndefined();
  store.getState().open(smallFlowWith({ start: null }));
  expect(whyNoRun(store.getState())).toMatch(/lead Start to the step/);
  expect([isEnabled('run'), isEnabled('step')]).toEqual([false, false]);
  store.getState().open(smallFlowWith({ start: null, steps: [], edges: [] }));
  expect(whyNoRun(store.getState())).toMatch(/^Add the first step/);
});
