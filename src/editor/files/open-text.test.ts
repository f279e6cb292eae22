import { describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { serialiseFlow } from '../../core/document/serialise.ts';
import type { Services, Workspace } from '../services.ts';
import { createEditorStore } from '../store/store.ts';
import { fileErrorText, openText } from './open-text.ts';

describe('a file with a flow', () => {
  test('is opened, with a history of its own', async () => {
    const { store, open } = editor();
    await open(serialiseFlow(flow('dropped', 'Dropped')));
    expect(store.getState().flow).toEqual(flow('dropped', 'Dropped'));
    expect(store.getState().past).toEqual([]);
  });

  test('never takes the place of a flow that is there: its id is numbered', async () => {
    const { store, open } = editor();
    await open(serialiseFlow(flow('stored', 'From a file')));
    expect(store.getState().flow).toEqual(flow('stored-2', 'From a file'));
    await open(serialiseFlow(flow('open', 'From a file')));
    expect(store.getState().flow.id).toBe('open');
    await open(serialiseFlow(flow('open', 'Again')));
    expect(store.getState().flow.id).toBe('open-2');
  });

  test('of a newer version is shown, and refuses edits', async () => {
    const { store, open } = editor();
    await open(JSON.stringify({ ...flow('newer', 'Newer'), version: 2 }));
    store.getState().apply({ label: 'Rename', apply: (flow) => ({ ...flow, name: 'Mine' }) });
    expect(store.getState()).toMatchObject({ readOnly: true, flow: { name: 'Newer', version: 2 } });
  });
});

describe('a file that is none', () => {
  test.each([
    ['{\n  "format": }', 'broken.json, line 2, column 13: expected a JSON value, found "}".'],
    [
      '{"format":"flowmint/flow","version":1,"id":"f","name":"F","start":null,"steps":[{"id":1}],"edges":[]}',
      'broken.json, steps[0].id: expected text, found number 1.',
    ],
  ])('changes nothing, and is told with its place', async (text, message) => {
    const { store, open } = editor();
    const before = store.getState();
    const error = await open(text).catch((reason: unknown) => reason);
    expect(fileErrorText('broken.json', error)).toBe(message);
    expect(store.getState()).toBe(before);
  });

  test('may also be one that cannot be read at all', () => {
    expect(fileErrorText('a.json', new Error('The file was moved.'))).toBe(
      'a.json: The file was moved.',
    );
  });
});

function flow(id: string, name: string): Flow {
  return { format: 'flowmint/flow', version: 1, id, name, start: null, steps: [], edges: [] };
}

/** An editor with flow `open`, over a workspace that has flow `stored`. */
function editor() {
  const store = createEditorStore(flow('open', 'Open'), {} as Services);
  const workspace = {
    list: async () => [{ id: 'stored', name: 'Stored', changed: 0 }],
  } as unknown as Workspace;
  return { store, open: (text: string) => openText(store, { workspace }, text) };
}
