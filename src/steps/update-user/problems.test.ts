import { expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { kindIn } from '../../core/testing/execute-step.ts';
import { registry } from '../registry.ts';

const updateUser = kindIn(registry, 'update-user');

const FLOW: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: null,
  steps: [],
  edges: [],
  settings: {
    attributes: [{ name: 'seats', type: 'number' }],
    roles: [{ name: 'admin' }],
    tenants: [{ id: 'acme', name: 'Acme' }],
  },
};

function problemsOf(config: object, flow: Flow): readonly unknown[] {
  const around = { flow, connectors: new Map(), library: new Map() };
  const parsed = updateUser.config.parse({ attributes: [], ...config });
  return (updateUser.problems?.(parsed, around) ?? []).map(({ code, severity, at, message }) => [
    code,
    severity,
    at.join('.'),
    message,
  ]);
}

const CONFIG = {
  attributes: [
    { key: 'customAttributes.seats', type: 'string', value: 'many' },
    { key: 'customAttributes.seats', type: 'string', value: '{{form.seats}}' },
    { key: 'customAttributes.shoe', type: 'string', value: 'x' },
  ],
  rolesChange: 'add',
  roles: ['admin', 'king', '{{form.role}}', ''],
  tenantsChange: 'add',
  tenants: [{ tenantId: 'acme', roles: ['king'] }, { tenantId: 'gone' }],
};

test('types, roles and tenants that the settings don’t have are known before a run', () => {
  expect(problemsOf(CONFIG, FLOW)).toEqual([
    [
      'duplicate-key',
      'warning',
      'attributes.1.key',
      'the attribute "customAttributes.seats" is set by row 1 already: only row 2 counts.',
    ],
    [
      'wrong-type',
      'error',
      'attributes.0.value',
      'customAttributes.seats takes a number, found text "many".',
    ],
    [
      'unknown-attribute',
      'error',
      'attributes.2.key',
      'The project has no custom attribute "shoe": it has seats.',
    ],
    ['unknown-role', 'error', 'roles.1', 'the project has no role "king": it has admin.'],
    ['unknown-role', 'error', 'tenants.0.roles.0', 'the project has no role "king": it has admin.'],
    [
      'unknown-tenant',
      'error',
      'tenants.1.tenantId',
      'the project has no tenant "gone": it has acme.',
    ],
  ]);
});

test('nothing is unknown where the settings declare nothing', () => {
  const { settings: _, ...flow } = FLOW;
  expect(problemsOf({ ...CONFIG, attributes: [] }, flow)).toEqual([]);
});

test('a merge hands over an account: the address has to be verified before', () => {
  const merge = { addToLoginIDs: true, onMergeUseExisting: true };
  expect(problemsOf(merge, FLOW).map((problem) => String(problem).split(',', 3))).toEqual([
    ['unproved-merge', 'warning', 'onMergeUseExisting'],
  ]);
  expect(problemsOf({ ...merge, addToLoginIDs: false }, FLOW)).toEqual([]);
});
