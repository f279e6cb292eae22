import { expect, test } from 'vitest';
import type { JsonObject } from '../../core/json.ts';
import { executeStep, kindIn } from '../../core/testing/execute-step.ts';
import type { Executed } from '../../core/testing/execute-step.ts';
import { completeUser } from '../../core/users/user.ts';
import type { User, UserInput } from '../../core/users/user.ts';
import { registry } from '../registry.ts';

const updateUser = kindIn(registry, 'update-user');

const INPUT: UserInput = {
  userId: 'ann',
  loginIds: ['ann'],
  roleNames: ['reader', 'admin'],
  userTenants: [
    { tenantId: 't1', tenantName: 'One', roleNames: ['owner'], permissions: ['pay'] },
    { tenantId: 't2' },
  ],
};
const ANN = completeUser(INPUT, '');
const [ONE, TWO] = ANN.userTenants;
if (ONE === undefined || TWO === undefined) throw new TypeError('no tenants');
const THREE = { tenantId: 't3', tenantName: 'Three', roleNames: ['owner'], permissions: [] };

const settings = {
  roles: ['reader', 'admin', 'owner'].map((name) => ({ name })),
  tenants: [
    { id: 't1', name: 'One' },
    { id: 't2', name: 'Two' },
    { id: 't3', name: 'Three' },
  ],
};
const form = { role: 'owner', roles: ['owner', 'reader', 7], tenant: 't3', empty: '' };

function run(config: JsonObject, declared = true): Executed {
  const place = { users: [INPUT], signedIn: 'ann', form };
  return executeStep(
    updateUser,
    { attributes: [], ...config },
    declared ? { ...place, settings } : place,
  );
}

function set(changes: Partial<User>, why: string): Executed['outcome'] {
  const user = { ...ANN, ...changes };
  return { type: 'go', port: 'success', operations: [{ type: 'user.put', user }], why };
}

const SAME = set({}, 'Roles and tenants are so already: nothing changed.');

test.each<[change: string, roles: readonly string[], outcome: Executed['outcome']]>([
  ['add', ['owner', 'admin'], set({ roleNames: ['reader', 'admin', 'owner'] }, 'Set the roles.')],
  ['add', ['{{form.role}}'], set({ roleNames: ['reader', 'admin', 'owner'] }, 'Set the roles.')],
  ['set', ['{{form.roles}}'], set({ roleNames: ['owner', 'reader'] }, 'Set the roles.')],
  ['remove', ['admin', 'owner'], set({ roleNames: ['reader'] }, 'Set the roles.')],
  ['set', [], set({ roleNames: [] }, 'Set the roles.')],
  ['add', ['reader', '{{form.empty}}'], SAME],
  ['set', ['reader', 'admin'], SAME],
])('%s the roles %j', (rolesChange, roles, outcome) => {
  expect(run({ rolesChange, roles }).outcome).toEqual(outcome);
});

test.each<[change: string, tenants: readonly JsonObject[], outcome: Executed['outcome']]>([
  [
    'add',
    [{ tenantId: '{{form.tenant}}', roles: ['{{form.role}}'] }],
    set({ userTenants: [ONE, TWO, THREE] }, 'Set the tenants.'),
  ],
  [
    'add',
    [{ tenantId: 't1', roles: ['reader'] }],
    set({ userTenants: [{ ...ONE, roleNames: ['owner', 'reader'] }, TWO] }, 'Set the tenants.'),
  ],
  ['remove', [{ tenantId: 't1' }], set({ userTenants: [TWO] }, 'Set the tenants.')],
  [
    'set',
    [{ tenantId: 't3', roles: ['owner'] }, { tenantId: 't2' }],
    set({ userTenants: [TWO, THREE] }, 'Set the tenants.'),
  ],
  ['set', [], set({ userTenants: [] }, 'Set the tenants.')],
  ['remove', [{ tenantId: 't3' }], SAME],
])('%s the tenants %j', (tenantsChange, tenants, outcome) => {
  expect(run({ tenantsChange, tenants }).outcome).toEqual(outcome);
});

test.each<[config: JsonObject, message: string]>([
  [
    { rolesChange: 'add', roles: ['king'] },
    'The project has no role "king": it has reader, admin, owner.',
  ],
  [
    { tenantsChange: 'add', tenants: [{ tenantId: 't1', roles: ['king'] }] },
    'The project has no role "king": it has reader, admin, owner.',
  ],
  [
    { tenantsChange: 'set', tenants: [{ tenantId: 't9' }] },
    'The project has no tenant "t9": it has t1, t2, t3.',
  ],
])('%j fails, and nothing is changed', (config, message) => {
  expect(run(config).outcome).toEqual({
    type: 'fail',
    error: { type: 'UpdateUserPropertiesFailed', message },
  });
});

test('where the settings declare none any role and tenant goes', () => {
  const config = {
    rolesChange: 'set',
    roles: ['king'],
    tenantsChange: 'set',
    tenants: [{ tenantId: 't9' }],
  };
  expect(run(config, false).outcome).toEqual(
    set(
      {
        roleNames: ['king'],
        userTenants: [{ tenantId: 't9', tenantName: '', roleNames: [], permissions: [] }],
      },
      'Set the roles, the tenants.',
    ),
  );
});
