import type { Json } from '../../core/json.ts';
import { defineChecker } from '../../core/kind/definition.ts';
import type { ConfigProblem, Surroundings } from '../../core/kind/definition.ts';
import { projectOf } from '../../core/users/project.ts';
import type { Project } from '../../core/users/project.ts';
import { completeUser } from '../../core/users/user.ts';
import { problemsOfRows } from '../../core/values/row-problems.ts';
import type { ValueRow } from '../../core/values/row-schema.ts';
import { parseTemplate } from '../../core/values/template.ts';
import { setAttribute } from './attributes.ts';
import { updateUser } from './definition.ts';
import type { UpdateUserConfig } from './config.ts';

export const checker = defineChecker(updateUser, problemsOfUpdateUser);

const ANYBODY = completeUser({ loginIds: ['anybody'] }, 'anybody');

/** What would make the step fail whoever is signed in, or hand over an account. */
function problemsOfUpdateUser(
  config: UpdateUserConfig,
  { flow }: Surroundings,
): readonly ConfigProblem[] {
  const project = projectOf(flow.settings);
  const words = { field: 'attributes', noun: 'attribute', blankKey: 'error' } as const;
  return [
    ...problemsOfRows(config.attributes, words),
    ...config.attributes.flatMap((row, i) => checkRow(row, i, project)),
    ...checkMerge(config),
    ...checkRoles(config, project),
    ...checkTenants(config, project),
  ];
}

/** Found by setting the attribute on an invented user. */
function checkRow(row: ValueRow, i: number, { attributes }: Project): readonly ConfigProblem[] {
  if (row.key.trim() === '') return [];
  const unknown = setAttribute(ANYBODY, row.key, '', attributes);
  const at = ['attributes', i];
  if (typeof unknown === 'string') return error('unknown-attribute', [...at, 'key'], unknown);
  const literal = literalOf(row);
  const wrong =
    literal === undefined ? ANYBODY : setAttribute(ANYBODY, row.key, literal, attributes);
  return typeof wrong === 'string' ? error('wrong-type', [...at, 'value'], wrong) : [];
}

function checkMerge(config: UpdateUserConfig): readonly ConfigProblem[] {
  if (config.addToLoginIDs !== true || config.onMergeUseExisting !== true) return [];
  const message =
    'whoever sets another user’s address is signed in as that user: make sure that the address was verified before this step.';
  return [{ code: 'unproved-merge', severity: 'warning', at: ['onMergeUseExisting'], message }];
}

function checkRoles(
  { rolesChange, roles = [], tenantsChange, tenants = [] }: UpdateUserConfig,
  project: Project,
): readonly ConfigProblem[] {
  const named: (readonly [role: string, at: readonly (string | number)[]])[] = [
    ...(rolesChange === undefined ? [] : roles).map((role, i) => [role, ['roles', i]] as const),
    ...(tenantsChange === undefined ? [] : tenants).flatMap(({ roles: held = [] }, i) =>
      held.map((role, j) => [role, ['tenants', i, 'roles', j]] as const),
    ),
  ];
  const known = [...project.roles.keys()];
  return named.flatMap(([role, at]) =>
    isUnknown(role, project.roles)
      ? error('unknown-role', at, `the project has no role "${role}": it has ${known.join(', ')}.`)
      : [],
  );
}

function checkTenants(
  { tenantsChange, tenants = [] }: UpdateUserConfig,
  project: Project,
): readonly ConfigProblem[] {
  if (tenantsChange === undefined || tenantsChange === 'remove') return [];
  const known = [...project.tenants.keys()].join(', ');
  return tenants.flatMap(({ tenantId }, i) =>
    isUnknown(tenantId, project.tenants)
      ? error(
          'unknown-tenant',
          ['tenants', i, 'tenantId'],
          `the project has no tenant "${tenantId}": it has ${known}.`,
        )
      : [],
  );
}

/** Only what is the same in every run can be known, and only where something is declared. */
function isUnknown(name: string, declared: ReadonlyMap<string, unknown>): boolean {
  const isLiteral = name.trim() !== '' && parseTemplate(name).paths.length === 0;
  return declared.size > 0 && isLiteral && !declared.has(name.trim());
}

function error(
  code: string,
  at: readonly (string | number)[],
  message: string,
): readonly ConfigProblem[] {
  return [{ code, severity: 'error', at, message }];
}

/** The value of a row that is the same in every run; undefined where dynamic values decide. */
function literalOf(row: ValueRow): Json | undefined {
  if (row.type === 'context' || row.type === 'time' || row.type === 'object') return undefined;
  const dynamic = row.type === 'string' && parseTemplate(row.value).paths.length > 0;
  return dynamic ? undefined : row.value;
}
