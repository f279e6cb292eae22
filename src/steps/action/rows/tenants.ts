import type { Outcome } from '../../../core/engine/outcome.ts';
import { isJsonArray } from '../../../core/json.ts';
import { changeUser } from '../../../core/users/change-user.ts';
import { argOf, textArg } from '../args.ts';
import { ADD_TENANT_FAILED, ADMIN_LINK_FAILED, NO_TENANT, TENANT_FAILED } from '../errors.ts';
import { failed } from '../fail.ts';
import { isRefusal, readText, signedInPerson } from '../person.ts';
import type { ActionRow, Context } from '../row.ts';
import { need } from '../send-code.ts';
import { membership, tenantFor, tenantsWith } from '../tenant.ts';
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
    begin: (context) => (tenantName(context) === '' ? createTenant(context) : null),
    succeed: createTenant,
  },
  {
    ...COMMON,
    id: 'update-tenant',
    ours: true,
    title: 'Update Tenant',
    fidelity: 'simulated',
    does: 'updates the tenant',
    text: 'Updates name and domains of the tenant. Nothing of the run reads them, so only the trace says so.',
    source: 'Descope docs, "Add attributes to tenant"',
    synonyms: ['organisation', 'organization', 'company'],
    errors: [TENANT_FAILED],
    reads: [],
    writes: [],
    assumptions: ['simulated-success'],
    args: { tenantName: text('Tenant name'), selfProvisionDomains: text('Self provision domains') },
    succeed(context) {
      const name = tenantName(context);
      const why = name === '' ? 'The tenant keeps its name.' : `The tenant is called "${name}".`;
      return { type: 'go', port: 'success', why };
    },
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

function tenantName(context: Context): string {
  return context.text(textArg(context.config, 'tenantName')).trim();
}

function createTenant(context: Context): Outcome {
  const name = tenantName(context);
  if (name === '') {
    return failed(context, TENANT_FAILED, { message: 'The tenant has no name.', code: 'E011002' });
  }
  const id = context.text(textArg(context.config, 'tenantId')).trim() || context.drawId('T2');
  const { user } = context;
  context.assume('create-tenant');
  if (user === undefined) {
    return { type: 'go', port: 'success', why: `Created the tenant "${name}" (${id}).` };
  }
  const joined = tenantsWith(user, membership(id, name, rolesIn(context)));
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'user.put', user: changeUser(user, { userTenants: joined }) }],
    why: `Created the tenant "${name}" (${id}), and the user is in it.`,
  };
}

function rolesIn(context: Context): readonly string[] {
  const roles = argOf(context.config, 'roles');
  const all = isJsonArray(roles)
    ? roles.filter((role) => typeof role === 'string')
    : context.text(textArg(context.config, 'roles')).split(',');
  return all.map((role) => role.trim()).filter((role) => role !== '');
}

function tenantOf(context: Context): string {
  return readText(context, 'tenant') || (context.user?.userTenants[0]?.tenantId ?? '');
}
