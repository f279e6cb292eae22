import type { Outcome } from '../../core/engine/outcome.ts';
import { isJsonArray } from '../../core/json.ts';
import type { ConfigProblem, Surroundings } from '../../core/kind/definition.ts';
import { changeUser } from '../../core/users/change-user.ts';
import { projectOf } from '../../core/users/project.ts';
import type { Project } from '../../core/users/project.ts';
import { parseTemplate } from '../../core/values/template.ts';
import { argOf, textArg } from './args.ts';
import type { ActionConfig } from './config.ts';
import { TENANT_FAILED } from './errors.ts';
import { failed } from './fail.ts';
import type { Refusal } from './fail.ts';
import { isRefusal, readText } from './person.ts';
import type { Context } from './row.ts';
import { membership, tenantsWith } from './tenant.ts';

/** A tenant to make; an empty ID is made up. */
interface Wanted {
  readonly name: string;
  readonly id: string;
  readonly roles: readonly string[];
}

/** Creates a tenant with whoever is signed in in it (assumption `create-tenant`). */
export function createTenant(context: Context): Outcome {
  const wanted = wantedIn(context);
  if (isRefusal(wanted)) return failed(context, TENANT_FAILED, wanted);
  const { name, roles } = wanted;
  const id = wanted.id || context.drawId('T2');
  const { user } = context;
  context.assume('create-tenant');
  if (user === undefined) {
    return { type: 'go', port: 'success', why: `Created the tenant "${name}" (${id}).` };
  }
  const joined = tenantsWith(user, membership(id, name, roles));
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'user.put', user: changeUser(user, { userTenants: joined }) }],
    why: `Created the tenant "${name}" (${id}), and the user is in it.`,
  };
}

/** How it fails where it can't be done; null where it can. */
export function refuseToCreate(context: Context): Outcome | null {
  const wanted = wantedIn(context);
  return isRefusal(wanted) ? failed(context, TENANT_FAILED, wanted) : null;
}

/** An ID is unique, and a role has to exist if the settings declare any. */
function wantedIn(context: Context): Wanted | Refusal {
  const { config, project, user } = context;
  const name = filled(context, 'tenantName');
  if (name === '') return { message: 'The tenant has no name.', code: 'E011002' };
  const id = filled(context, 'tenantId');
  const roles = rolesIn(config, (template) => context.text(template));
  const isTaken =
    project.tenants.has(id) || user?.userTenants.some(({ tenantId }) => tenantId === id) === true;
  const unknown = unknownRole(roles, project);
  if (!isTaken && unknown === null) return { name, id, roles };
  context.assume('create-tenant');
  if (isTaken) return { message: `A tenant with the ID "${id}" exists already.` };
  return { message: `The project ${unknown}` };
}

/** Gives the tenant another name where a run reads it: among the tenants of the user (assumption `update-tenant`). */
export function updateTenant(context: Context): Outcome {
  const id = readText(context, 'tenant');
  const { user } = context;
  if (id === '') return noTenant(context);
  const name = filled(context, 'tenantName');
  if (name === '') return { type: 'go', port: 'success', why: 'The tenant keeps its name.' };
  context.assume('update-tenant');
  const why = `The tenant "${id}" is called "${name}".`;
  if (user?.userTenants.some(({ tenantId }) => tenantId === id) !== true) {
    context.warn(`Nobody who is signed in is in the tenant "${id}": the run keeps its old name.`);
    return { type: 'go', port: 'success', why };
  }
  const userTenants = user.userTenants.map((one) =>
    one.tenantId === id ? { ...one, tenantName: name } : one,
  );
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'user.put', user: changeUser(user, { userTenants }) }],
    why,
  };
}

/** How it fails where no tenant is meant; null where one is. */
export function refuseToUpdate(context: Context): Outcome | null {
  return readText(context, 'tenant') === '' ? noTenant(context) : null;
}

function noTenant(context: Context): Outcome {
  context.assume('update-tenant');
  const message = 'The request names no tenant, and nobody is signed in who is in just one.';
  return failed(context, TENANT_FAILED, { message });
}

/** What would make every run fail. */
export function problemsOfCreateTenant(
  config: ActionConfig,
  { flow }: Surroundings,
): readonly ConfigProblem[] {
  const project = projectOf(flow.settings);
  const id = textArg(config, 'tenantId').trim();
  const unknown = unknownRole(rolesIn(config, withoutDynamic), project);
  return [
    ...(textArg(config, 'tenantName').trim() === ''
      ? [error('missing-tenant-name', 'tenantName', 'the tenant has no name.')]
      : []),
    ...(project.tenants.has(id)
      ? [error('tenant-exists', 'tenantId', `the project has a tenant "${id}" already.`)]
      : []),
    ...(unknown === null ? [] : [error('unknown-role', 'roles', `the project ${unknown}`)]),
  ];
}

/** An update that changes nothing. */
export function problemsOfUpdateTenant(config: ActionConfig): readonly ConfigProblem[] {
  const isEmpty = ['tenantName', 'selfProvisionDomains'].every(
    (name) => textArg(config, name).trim() === '',
  );
  const message = 'neither a name nor domains are given: the tenant stays as it is.';
  return isEmpty
    ? [{ ...error('missing-tenant-name', 'tenantName', message), severity: 'warning' }]
    : [];
}

function error(code: string, arg: string, message: string): ConfigProblem {
  return { code, severity: 'error', at: ['args', arg], message };
}

function filled(context: Context, arg: string): string {
  return context.text(textArg(context.config, arg)).trim();
}

/** A list, or names with commas between. */
function rolesIn(config: ActionConfig, fill: (template: string) => string): readonly string[] {
  const roles = argOf(config, 'roles');
  const names = isJsonArray(roles)
    ? roles.filter((role) => typeof role === 'string').map(fill)
    : fill(textArg(config, 'roles')).split(',');
  return names.map((role) => role.trim()).filter((role) => role !== '');
}

/** Only what is the same in every run can be known. */
function withoutDynamic(template: string): string {
  return parseTemplate(template).paths.length === 0 ? template : '';
}

/** Completes "The project …"; null where all are known. */
function unknownRole(names: readonly string[], { roles }: Project): string | null {
  const unknown = names.find((name) => roles.size > 0 && !roles.has(name));
  return unknown === undefined
    ? null
    : `has no role "${unknown}": it has ${[...roles.keys()].join(', ')}.`;
}
