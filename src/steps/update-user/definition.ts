import { defineStep } from '../../core/kind/definition.ts';
import { pathsOfRow } from '../../core/values/row.ts';
import { parseTemplate } from '../../core/values/template.ts';
import { pathsWrittenBy } from './attributes.ts';
import { FORM_KEYS } from './from-form.ts';
import { ERRORS } from './errors.ts';
import type { UpdateUserConfig } from './config.ts';

export const updateUser = defineStep({
  kind: 'update-user',
  version: 1,
  title: 'Update User / Attributes',
  group: 'User & token',
  icon: 'user-pen',
  tone: 'user',
  help: {
    text: 'Sets the listed attributes of the user who is signed in or loaded; the others stay as they are. Custom attributes have to be of the type that the settings declare.',
    source: 'Descope docs, "Update User"; real exports (update-user-properties)',
    assumptions: [
      'update-user-from-form',
      'disabled-session',
      'attribute-types',
      'changed-address',
      'login-id-case',
      'login-id-blanks',
      'login-id-taken',
      'first-seen',
      'user-changes-renew',
      'claim-times',
      'typed-rows',
      'unresolved-value',
    ],
  },
  palette: [
    {
      title: 'Update User / Attributes',
      synonyms: [
        'properties',
        'profile',
        'attribute',
        'update user properties',
        'custom attributes',
        'roles',
        'tenants',
      ],
      defaults: { attributes: [] },
    },
  ],
  errors: ERRORS,
  ports: () => [{ id: 'success', label: 'Success', role: 'success' }],
  summary: summarise,
  reads: readsOf,
  writes: (config, port) =>
    port === 'success' ? writesOf(config).map((path) => ({ path, certainty: 'may' })) : [],
  needs: () => [
    {
      code: 'user-before-sign-in',
      severity: 'warning',
      anyOf: ['user'],
      what: 'a signed-in user',
      never: 'nobody is signed in, unless the person brings a session along',
      perhaps: 'nobody may be signed in, unless the person brings a session along',
    },
  ],
});

/** Old exports list nothing: the form says it all. */
function takesForm({ attributes, rolesChange, tenantsChange }: UpdateUserConfig): boolean {
  return attributes.length === 0 && rolesChange === undefined && tenantsChange === undefined;
}

function summarise(config: UpdateUserConfig): string {
  if (takesForm(config)) return 'sets what the form holds';
  const { attributes, rolesChange, roles = [], tenantsChange, tenants = [] } = config;
  const named = (names: readonly string[]): string => names.map((name) => name || '…').join(', ');
  return [
    ...(attributes.length > 0 ? [`sets ${named(attributes.map(({ key }) => key))}`] : []),
    ...(rolesChange === undefined ? [] : [`${VERBS[rolesChange]} ${named(roles) || 'no'} roles`]),
    ...(tenantsChange === undefined
      ? []
      : [
          `${VERBS[tenantsChange]} ${named(tenants.map(({ tenantId }) => tenantId)) || 'no'} tenants`,
        ]),
  ].join('; ');
}

const VERBS = { add: 'adds', remove: 'removes', set: 'sets' } as const;

function readsOf(config: UpdateUserConfig): readonly string[] {
  if (takesForm(config)) return ['user', 'form'];
  const { attributes, rolesChange, roles = [], tenantsChange, tenants = [] } = config;
  const templates = [
    ...(rolesChange === undefined ? [] : roles),
    ...(tenantsChange === undefined
      ? []
      : tenants.flatMap(({ tenantId, roles: held = [] }) => [tenantId, ...held])),
  ];
  const paths = templates.flatMap((text) => parseTemplate(text).paths);
  return ['user', ...new Set([...attributes.flatMap(pathsOfRow), ...paths])];
}

function writesOf(config: UpdateUserConfig): readonly string[] {
  const keys = takesForm(config) ? FORM_KEYS : config.attributes.map(({ key }) => key);
  return [
    ...new Set([
      ...keys.flatMap(pathsWrittenBy),
      ...(takesForm(config) ? ['user.customAttributes'] : []),
      ...(config.addToLoginIDs === true ? ['user.loginIds'] : []),
      ...(config.rolesChange === undefined ? [] : ['user.roleNames']),
      ...(config.tenantsChange === undefined ? [] : ['user.userTenants']),
      // Another user, with a session of their own.
      ...(config.onMergeUseExisting === true ? ['user', 'authInfo'] : []),
    ]),
  ];
}
