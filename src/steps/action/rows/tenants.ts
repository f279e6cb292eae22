import type { Outcome } from '../../../core/engine/outcome.ts';
import { changeUser } from '../../../core/users/change-user.ts';
import {
  createTenant,
  problemsOfCreateTenant,
  problemsOfUpdateTenant,
  refuseToCreate,
  refuseToUpdate,
  updateTenant,
} from '../change-tenant.ts';
import { ADD_TENANT_FAILED, ADMIN_LINK_FAILED, NO_TENANT, TENANT_FAILED } from '../errors.ts';
import { failed } from '../fail.ts';
import { isRefusal, readText, signedInPerson } from '../person.ts';
import type { ActionRow, Context } from '../row.ts';
import { need } from '../send-code.ts';
import { tenantFor, tenantsWith } from '../tenant.ts';
import { text } from './arguments.ts';

const COMMON = { group: 'Tenants & admin', icon: 'users', rare: true } as const;
const MEMBERSHIP = [
  { path: 'user.userTenants', certainty: 'may' },
  { path: 'user.tenantIds', certainty: 'may' },
  { path: 'user.tenantNames', certainty: 'may' },
  { path: 'authInfo', certainty: 'may' },
] as const;

/** Tenants of the settings, and users in them. */
export const TENANT_ROWS: readonly ActionRow[] = [
  {
    ...COMMON,
    id: 'update-user-add-tenant',
    ours: true,
    title: 'Update User / Add Tenant',
    group: 'User & token',
    rare: false,
    fidelity: 'runs',
    does: 'adds the user to the tenant of their email’s domain',
    text: 'Adds the signed-in user to the tenant that has the domain of the user’s email among its email domains (settings, Tenants).',
    source: 'Descope docs, "Add user to tenant"',
    synonyms: ['organisation', 'organization', 'domain', 'join'],
    errors: [ADD_TENANT_FAILED],
    decides: [ADD_TENANT_FAILED.type],
    reads: ['user'],
    writes: MEMBERSHIP,
    proves: ['user'],
    needs: [need('email', 'update')],
    assumptions: ['add-tenant-none', 'disabled-user'],
    succeed: addTenant,
  },
  {
    ...COMMON,
    id: 'create-tenant',
    ours: true,
    title: 'Create Tenant',
    fidelity: 'simulated',
    does: 'creates a tenant for the user',
    text: 'Creates a tenant and adds the signed-in user to it with the roles given. The settings’ tenants stay as they are: it lasts for the run.',
    source: 'Descope docs, "Add attributes to tenant"',
    synonyms: ['organisation', 'organization', 'company'],
    errors: [TENANT_FAILED],
    reads: ['user'],
    writes: MEMBERSHIP,
    assumptions: ['create-tenant', 'simulated-success', 'action-codes'],
    args: {
      tenantName: text('Tenant name'),
      tenantId: text('Tenant ID', 'Left out: made up.'),
      selfProvisionDomains: text('Self provision domains', 'Kept.'),
      roles: text('Roles', 'Names with commas between.'),
    },
    begin: refuseToCreate,
    succeed: createTenant,
    problems: problemsOfCreateTenant,
  },
  {
    ...COMMON,
    id: 'update-tenant',
    ours: true,
    title: 'Update Tenant',
    fidelity: 'simulated',
    does: 'updates the tenant',
    text: 'Renames the tenant asked for, else the only one of the user, for whoever is signed in: it lasts for the run. The settings’ tenants stay as they are; domains are kept.',
    source: 'Descope docs, "Add attributes to tenant"',
    synonyms: ['organisation', 'organization', 'company', 'rename'],
    errors: [TENANT_FAILED],
    reads: ['tenant', 'user'],
    writes: MEMBERSHIP,
    assumptions: ['update-tenant', 'simulated-success', 'action-codes'],
    args: {
      tenantName: text('Tenant name', 'Left out: the tenant keeps its own.'),
      selfProvisionDomains: text('Self provision domains', 'Kept.'),
    },
    begin: refuseToUpdate,
    succeed: updateTenant,
    problems: problemsOfUpdateTenant,
  },
  {
    ...COMMON,
    id: 'admin-link-sso-generate-v2',
    title: 'Generate SSO setup suite admin link',
    icon: 'link',
    fidelity: 'simulated',
    does: 'makes a link to the SSO setup',
    text: 'Makes a link by which a tenant’s admin sets up SSO, for the tenant of the request or of the user. The link is invented.',
    synonyms: ['sso setup', 'self service', 'admin link'],
    errors: [ADMIN_LINK_FAILED, NO_TENANT],
    decides: [NO_TENANT.type],
    reads: ['tenant', 'user'],
    writes: [{ path: 'adminLinks.ssoConfiguration', certainty: 'must' }],
    assumptions: ['simulated-success'],
    args: { timeout: text('Timeout', 'Kept.') },
    begin: (context) =>
      tenantOf(context) === ''
        ? failed(context, NO_TENANT, { message: 'Neither the request nor the user has a tenant.' })
        : null,
    succeed: (context) => ({
      type: 'go',
      port: 'success',
      operations: [
        {
          type: 'set',
          path: 'adminLinks.ssoConfiguration',
          value: `https://auth.example.com/sso-setup?tenant=${encodeURIComponent(tenantOf(context))}`,
        },
      ],
      why: 'Made a link to the SSO setup.',
    }),
  },
];

function addTenant(context: Context): Outcome {
  const found = signedInPerson(context);
  if (isRefusal(found)) return failed(context, ADD_TENANT_FAILED, found);
  const { user } = found;
  const tenant = tenantFor(context, user.email);
  if (tenant === undefined) {
    context.assume('add-tenant-none');
    const message = `No tenant of the settings has the domain of "${user.email}".`;
    return failed(context, ADD_TENANT_FAILED, { message });
  }
  const after = changeUser(user, { userTenants: tenantsWith(user, tenant) });
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'user.put', user: after }],
    why: `"${user.email}" belongs to the tenant "${tenant.tenantId}".`,
  };
}

function tenantOf(context: Context): string {
  return readText(context, 'tenant') || (context.user?.userTenants[0]?.tenantId ?? '');
}
