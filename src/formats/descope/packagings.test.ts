import { describe, expect, test } from 'vitest';
import { libraryOf, parseFlowText } from '../../core/document/parse.ts';
import { serialiseFlow } from '../../core/document/serialise.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { Json } from '../../core/json.ts';
import { registry } from '../../steps/registry.ts';
import {
  exported,
  fromConsole,
  snapshot,
  task,
  TASKS,
  widget,
} from '../testing/hand-made-export.ts';
import { exportDescope } from './export-descope.ts';
import { importDescope } from './import-descope.ts';

const packagings: readonly (readonly [title: string, value: Json])[] = [
  ['exported', exported()],
  ['wrapped', { flow: exported() }],
  ['console', fromConsole()],
  ['console, its trees as text', fromConsole(true)],
  ['snapshot', snapshot()],
  ['contents', { startTask: '0', tasks: TASKS }],
  ['widget', widget()],
];

describe.each(packagings)('the packaging %s', (title, value) => {
  const { flow, notes } = importDescope(value, { fileName: 'people' });

  test('comes back as it was, through the text of a document', () => {
    const stored = parseFlowText(serialiseFlow(flow), registry);
    const back = exportDescope(stored);
    expect(JSON.stringify(back.value)).toBe(JSON.stringify(value));
    expect(back).toMatchObject({ packaging: title.split(',')[0], notes: [] });
  });

  test('gives the same steps and edges as any other', () => {
    expect(flow.steps.map(({ id, kind }) => [id, kind])).toEqual([
      ['0', 'screen'],
      ['1', 'http-connector'],
      ['2', 'scriptlet'],
      ['3', 'condition'],
      ['4', 'action'],
      ['5', 'action'],
      ['6', 'screen'],
      ['7', 'custom-claims'],
      ['8', 'update-user'],
      ['9', 'subflow'],
      ['10', 'action'],
      ['11', 'end'],
    ]);
    expect(flow.start).toBe('0');
    expect(flow.edges.filter(({ from }) => ['1', '4', '6'].includes(from))).toEqual([
      { from: '1', port: 'success', to: '2' },
      { from: '1', port: 'request_error', to: '0' },
      { from: '4', port: 'success', to: '7' },
      { from: '6', port: 'code', to: '10' },
      { from: '6', port: 'again', to: '5' },
    ]);
    expect(flow.layout?.['3']).toEqual({ x: 900, y: 40 });
  });

  test('says what it does not hold', () => {
    expect(notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('its base URL is invented'),
    ]);
  });
});

test.each(packagings.slice(0, 5).filter((_one, i) => i % 2 === 0))(
  'the screens of the packaging %s are drawn with their inputs, choices and buttons',
  (_title, value) => {
    expect(configOf(importDescope(value).flow, '0')).toEqual({
      components: [
        { type: 'text', text: 'Welcome back', variant: 'title', node: 'title' },
        {
          type: 'input',
          input: 'email',
          label: 'Work email',
          placeholder: 'you@work.example',
          required: true,
          node: 'mail',
        },
        {
          type: 'input',
          input: 'select',
          contextKey: 'form.team',
          label: 'Team',
          options: [
            { label: 'Blue', value: 'blue' },
            { label: 'Green', value: 'green' },
          ],
          node: 'team',
        },
        { type: 'error-message', node: 'err' },
        { type: 'button', id: 'go', label: 'Continue', variant: 'primary', node: 'go' },
        { type: 'link', text: 'Help', href: 'https://help.example.com', node: 'help' },
      ],
    });
  },
);

test('a lone contents.json has its steps, and screens that say what is missing', () => {
  const { flow } = importDescope({ startTask: '0', tasks: TASKS }, { fileName: 'people' });
  expect(flow).toMatchObject({ id: 'people', name: 'people' });
  expect(configOf(flow, '0')).toEqual({
    components: [
      {
        type: 'text',
        text: 'This screen is not part of the file.',
        variant: 'subtitle',
        implied: true,
      },
      { type: 'input', input: 'email', label: 'email', implied: true },
      { type: 'error-message', implied: true },
      { type: 'button', id: 'go', label: 'go', variant: 'secondary', implied: true },
    ],
  });
});

test('a screen that is missing asks for what its task names, and for a code where one is sent', () => {
  const tasks = {
    ...TASKS,
    '6': task(
      '6',
      { oneTimeCodeId: '10' },
      {
        type: 'screen',
        screenId: 'SCCODE',
        allInputKeys: ['form.team'],
        inputsMetadata: [{ key: 'form.team', displayName: 'Your team' }],
      },
    ),
  };
  const { flow } = importDescope({ startTask: '0', tasks }, { fileName: 'people' });
  expect(configOf(flow, '6')).toMatchObject({
    components: [
      { type: 'text' },
      { type: 'input', input: 'context-key', contextKey: 'form.team', label: 'Your team' },
      { type: 'input', input: 'code', submitPort: 'oneTimeCodeId' },
      { type: 'error-message' },
    ],
  });
});

test('the other flows of a widget are the library of its first one', () => {
  const { flow } = importDescope(widget());
  expect(libraryOf(flow).map(({ id, steps }) => [id, steps.length])).toEqual([['profile', 1]]);
});

test('what is none of them is refused with what was expected', () => {
  for (const value of [null, 7, [], {}, { flow: {} }, { contents: {}, metadata: {} }]) {
    expect(() => importDescope(value)).toThrow(/^expected /);
  }
});

function configOf(flow: Flow, id: string): unknown {
  return flow.steps.find((step) => step.id === id)?.config;
}
