import { expect, test } from 'vitest';
import { registry } from '../../../steps/registry.ts';
import { screensOf } from './screens-of.ts';

test('a screen offers its buttons and its inputs; other steps are none', () => {
  const components = [
    { type: 'input', input: 'email', label: 'Email', required: true },
    { type: 'input', input: 'context-key', contextKey: 'form.crm', label: 'CRM' },
    { type: 'button', id: 'go', label: 'Continue' },
    { type: 'button', id: 'back', label: '' },
  ];
  const flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'f',
    name: 'F',
    start: 'login',
    steps: [
      { id: 'login', kind: 'screen', name: 'Log in', config: { components } },
      { id: 'end', kind: 'end', name: 'End', config: {} },
    ],
    edges: [],
  } as const;
  expect(screensOf({ ...flow, steps: [...flow.steps], edges: [] }, registry)).toEqual([
    {
      id: 'login',
      name: 'Log in',
      buttons: [
        { id: 'go', label: 'Continue' },
        { id: 'back', label: 'back' },
      ],
      inputs: ['email', 'crm'],
    },
  ]);
});
