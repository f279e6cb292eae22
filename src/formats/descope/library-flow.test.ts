import { expect, test } from 'vitest';
import { renameStep } from '../../core/commands/set-step.ts';
import { libraryFlow } from '../../core/document/library-flow.ts';
import { libraryOf, parseFlow } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { registry } from '../../steps/registry.ts';
import { widget } from '../testing/hand-made-export.ts';
import { exportDescope } from './export-descope.ts';
import { importDescope } from './import-descope.ts';

function opened(document: Flow, id: string): Flow {
  const entry = libraryOf(document).find((flow) => flow.id === id);
  if (entry === undefined) throw new Error(`expected ${id}`);
  return libraryFlow(document, entry, registry);
}

const { flow: document } = importDescope(widget());

test('a flow that a widget brings along is a document of its own, and brings the others along', () => {
  const own = opened(document, 'profile');
  expect([own.id, own.steps.length, libraryOf(own).map(({ id }) => id)]).toEqual([
    'profile',
    1,
    ['people'],
  ]);
});

test('it is exported as the widget it came from, with its edits alone', () => {
  const own = opened(document, 'profile');
  expect(exportDescope(own).value).toEqual(widget());
  const renamed = renameStep('1', 'The end').apply(own);
  const edited = JSON.stringify(widget()).replace('"name":"End"', '"name":"The end"');
  expect(exportDescope(renamed).value).toEqual(JSON.parse(edited));
});

test('opened back and forth it is the document again', () => {
  const back = opened(opened(document, 'profile'), 'people');
  expect(back.steps).toEqual(document.steps);
  expect(exportDescope(back).value).toEqual(widget());
});

test('a document of no export has no export to bring along', () => {
  const entry = {
    format: 'flowmint/flow',
    version: 1,
    id: 'b',
    name: 'B',
    start: null,
    steps: [],
    edges: [],
  };
  const ours = parseFlow({ ...entry, id: 'a', library: [entry] }, registry);
  expect(opened(ours, 'b')).toEqual({ ...entry, library: [{ ...entry, id: 'a' }] });
});
