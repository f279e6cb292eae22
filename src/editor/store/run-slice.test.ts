import { describe, expect, test } from 'vitest';
import { moveSteps } from '../../core/commands/move-steps.ts';
import { renameStep } from '../../core/commands/set-step.ts';
import { answerAtOnce } from '../../hosts/effects/answer-effect.ts';
import { loadTools } from '../../hosts/tools/load-tools.ts';
import type { Services } from '../services.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { goesOn } from './run-slice.ts';
import { createEditorStore } from './store.ts';
import type { EditorStore } from './store.ts';

describe('a run that is not over goes on', () => {
  test('after it was taken move by move', async () => {
    const store = editor();
    await steps(store, 3);
    expect(await goneOn(store)).toEqual({ same: true, status: 'completed' });
  });

  test('at a screen that the scenario answers', async () => {
    const store = editor();
    await steps(store, 2);
    expect(store.getState().run?.session.state.status).toBe('waiting');
    expect(await goneOn(store)).toEqual({ same: true, status: 'completed' });
  });

  test('from the moment that is shown, as a step does', async () => {
    const store = editor();
    await steps(store, 5);
    store.getState().scrubTo(1);
    await steps(store, 1);
    expect(store.getState().run?.session.moments).toHaveLength(3);
    store.getState().backRun();
    expect(await goneOn(store)).toEqual({ same: true, status: 'completed' });
  });

  test('after its cards were moved, and once an edit is undone', async () => {
    const store = editor();
    await steps(store, 3);
    const { apply, undo } = store.getState();
    apply(moveSteps(new Map([['end', { x: 0, y: 400 }]])));
    apply(renameStep('end', 'Done'));
    expect(goesOn(store.getState())).toBe(false);
    undo();
    expect(await goneOn(store)).toEqual({ same: true, status: 'completed' });
  });
});

describe('a run does not go on', () => {
  test('once it is over, whatever moment is shown', async () => {
    const store = editor();
    await store.getState().startRun();
    store.getState().scrubTo(2);
    expect(goesOn(store.getState())).toBe(false);
  });

  test('where it waits for a person: Run begins anew', async () => {
    const store = editor();
    store.getState().setTyping(true);
    await steps(store, 3);
    expect(store.getState().run?.session.state.status).toBe('waiting');
    expect(goesOn(store.getState())).toBe(false);
  });
});

describe('a step begins anew', () => {
  test.each<[string, (store: EditorStore) => void]>([
    ['once the flow is another', (store) => store.getState().apply(renameStep('end', 'Done'))],
    [
      'once another scenario is chosen',
      (store) => store.getState().chooseScenario('Wrong password'),
    ],
    ['once no scenario is chosen', (store) => store.getState().chooseScenario(null)],
  ])('%s', async (_when, change) => {
    const store = editor();
    await steps(store, 3);
    change(store);
    expect(goesOn(store.getState())).toBe(false);
    await steps(store, 1);
    const { run, flow } = store.getState();
    expect(run?.session.moments).toHaveLength(1);
    expect(run?.flow).toBe(flow);
  });
});

/** Goes on, and tells whether that was the same run and how it ended. */
async function goneOn(store: EditorStore) {
  const before = store.getState().run?.session;
  if (!goesOn(store.getState())) return 'begins anew';
  await store.getState().resumeRun();
  const session = store.getState().run?.session;
  return { same: session === before, status: session?.state.status };
}

async function steps(store: EditorStore, count: number): Promise<void> {
  for (let made = 0; made < count; made += 1) await store.getState().stepRun();
}

function editor(): EditorStore {
  const services: Pick<Services, 'prepareRun' | 'perform' | 'now' | 'seed'> = {
    prepareRun: async () => ({ tools: await loadTools(), others: [] }),
    perform: async (effect, { env }) => answerAtOnce(effect, env, undefined),
    now: () => 0,
    seed: () => 1,
  };
  const store = createEditorStore(smallFlow, services as Services);
  store.getState().setSpeed(0);
  return store;
}
