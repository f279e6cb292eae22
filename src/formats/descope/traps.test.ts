import { describe, expect, test } from 'vitest';
import { findProblems } from '../../analysis/problems/find-problems.ts';
import { parseFlowText } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { serialiseFlow } from '../../core/document/serialise.ts';
import type { Json, JsonObject } from '../../core/json.ts';
import { registry } from '../../steps/registry.ts';
import {
  ASSET,
  exported,
  inline,
  SCRIPT,
  snapshot,
  task,
  TASKS,
} from '../testing/hand-made-export.ts';
import { exportDescope } from './export-descope.ts';
import { importDescope } from './import-descope.ts';

/** What a trap is: the file, what it becomes, what is said of it on import, and the problems it is shown as. */
interface Trap {
  readonly title: string;
  readonly value: Json;
  readonly step?: { readonly id: string; readonly [part: string]: unknown };
  readonly start?: null;
  readonly note?: RegExp;
  readonly problem?: string;
}

const condition = (operator: string): JsonObject =>
  task(
    '3',
    { odd: '5', ELSE: '5' },
    {
      type: 'condition',
      conditions: [
        {
          atomicConditions: [
            { operator, predicate: inline('x'), target: { type: 'context', value: 'form.team' } },
          ],
          interactionId: 'odd',
          name: 'Odd',
        },
        { atomicConditions: [], interactionId: 'ELSE', name: 'Else' },
      ],
    },
  );

const traps: readonly Trap[] = [
  {
    title: 'an End that is called Generate JWT stays an End',
    value: exported(),
    step: { id: '11', kind: 'end', name: 'Generate JWT' },
  },
  {
    title: 'a block of which one half is missing is one step',
    value: exported({
      ...TASKS,
      '4': task('4', {}, { action: 'sign-in-magic-link-email', arguments: {} }),
      '4.end': task('4.end', {}, { action: 'verify-magic-link' }),
      '12': task('12', {}, { action: 'oauth-start', arguments: {} }),
    }),
    step: { id: '12', kind: 'action', config: { action: 'oauth-start' } },
    problem: 'unwired-port',
  },
  {
    title: 'a connector step without a connector',
    value: exported({
      ...TASKS,
      '1': task(
        '1',
        { success: '2' },
        {
          action: 'connector',
          arguments: {
            connectorId: inline(''),
            templateId: inline('http'),
            command: inline('get'),
          },
        },
      ),
    }),
    step: { id: '1', kind: 'http-connector', config: { connector: '' } },
    note: /^$/,
    problem: 'missing-connector',
  },
  {
    title: 'a screen that the file does not hold',
    value: exported(TASKS, { screens: [] }),
    step: {
      id: '6',
      config: {
        components: [
          {
            type: 'text',
            text: 'This screen is not part of the file.',
            variant: 'subtitle',
            implied: true,
          },
          { type: 'error-message', implied: true },
          { type: 'button', id: 'code', label: 'code', variant: 'secondary', implied: true },
          { type: 'button', id: 'again', label: 'again', variant: 'secondary', implied: true },
        ],
      },
    },
    problem: 'missing-screen',
  },
  {
    title: 'a text that stands in a file which is not there',
    value: without(snapshot(), ASSET),
    step: { id: '2', kind: 'scriptlet', config: { code: `asset:${ASSET}` } },
    problem: 'missing-asset',
  },
  {
    title: 'a start that leads nowhere',
    value: exported({ ...TASKS, start: { id: 'start', name: 'start', next: {} } }),
    start: null,
    problem: 'no-start',
  },
  {
    title: 'a start that leads to no task',
    value: exported({
      ...TASKS,
      start: { id: 'start', name: 'start', next: { rules: [{ taskId: '99' }] } },
    }),
    start: null,
    problem: 'no-start',
  },
  {
    title: 'an End that nothing leads to',
    value: exported({ ...TASKS, '12': task('12', {}, { action: 'logged-in', name: 'End' }) }),
    step: { id: '12', kind: 'end' },
    problem: 'unreachable-step',
  },
  {
    title: 'an action nobody knows',
    value: exported({
      ...TASKS,
      '5': task(
        '5',
        { success: '6' },
        {
          action: 'teleport',
          arguments: { where: inline('{{form.team}}') },
        },
      ),
    }),
    step: {
      id: '5',
      kind: 'action',
      config: { action: 'teleport', args: { where: '{{form.team}}' } },
    },
  },
  {
    title: 'an operator nobody knows',
    value: exported({ ...TASKS, '3': condition('rhymes-with') }),
    step: { id: '3', kind: 'action', config: { action: 'condition' } },
    note: /could not be read as condition/,
  },
  {
    title: 'a task that is no object, and edges that lead nowhere',
    value: exported({
      ...TASKS,
      '5': task('5', { success: '99' }, { action: 'sign-up-otp-email' }),
      '13': 'what',
    }),
    step: { id: '5', kind: 'action' },
    problem: 'dangling-edge',
  },
];

describe('imported, kept and shown:', () => {
  test.each(traps)('$title', ({ value, step = { id: '0' }, start = '0', note, problem }) => {
    const { flow, notes } = importDescope(value);
    expect({ start: flow.start, step: flow.steps.find(({ id }) => id === step.id) }).toMatchObject({
      start,
      step,
    });
    const said = notes.map(({ message }) => message).join('\n');
    expect(said).toMatch(note ?? 'its base URL is invented');
    const codes = findProblems(flow, registry).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(problem === undefined ? [] : [problem]));
    const back = exportDescope(through(flow));
    expect(JSON.stringify(back.value)).toBe(JSON.stringify(value));
  });
});

describe('a script in a file of its own', () => {
  test('shows its text, and is written back into that file', () => {
    const { flow } = importDescope(snapshot());
    expect(flow.steps[2]).toMatchObject({ config: { code: SCRIPT } });
    const edited = withConfig(flow, '2', { code: 'return { mail: answer };\n' });
    const { value, notes } = exportDescope(edited);
    expect(value).toEqual({ ...snapshot(), [ASSET]: 'return { mail: answer };\n' });
    expect(notes).toEqual([]);
    expect(importDescope(value).flow.steps).toEqual(edited.steps);
  });

  test('that is missing is replaced in its place', () => {
    const { flow } = importDescope(without(snapshot(), ASSET));
    const { value } = exportDescope(withConfig(flow, '2', { code: 'return 1;' }));
    expect(importDescope(value).flow.steps[2]).toMatchObject({ config: { code: 'return 1;' } });
  });
});

function withConfig(flow: Flow, id: string, config: JsonObject): Flow {
  const steps = flow.steps.map((step) =>
    step.id === id ? { ...step, config: { ...step.config, ...config } } : step,
  );
  return { ...flow, steps };
}

function through(flow: Flow): Flow {
  return parseFlowText(serialiseFlow(flow), registry);
}

function without(files: Readonly<Record<string, Json>>, name: string): JsonObject {
  return Object.fromEntries(Object.entries(files).filter(([key]) => key !== name));
}
