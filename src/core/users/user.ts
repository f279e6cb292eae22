import { z } from 'zod';
import type { Json } from '../json.ts';

const text = (title: string) => z.string().optional().meta({ title });
const flag = (title: string) => z.boolean().optional().meta({ title });

/** A tenant the user belongs to, with the roles and permissions held there. */
const userTenantSchema = z.looseObject({
  tenantId: z.string().min(1).meta({ title: 'Tenant ID' }),
  tenantName: text('Tenant name'),
  roleNames: z.array(z.string()).optional().meta({ title: 'Roles' }),
  permissions: z.array(z.string()).optional().meta({ title: 'Permissions' }),
});

/**
 * A made-up user as people write one: login IDs and whatever else matters. Field names are those of the user object
 * that Descope's API answers (facts/descope.md §8.1); `lastLoginTime` is ours and decides `authInfo.firstSeen`.
 */
export const userSchema = z
  .looseObject({
    loginIds: z.array(z.string().min(1)).min(1).meta({
      title: 'Login IDs',
      description: 'What the user is matched by: an email, a phone number or a Custom Login ID.',
    }),
    userId: z.string().min(1).optional().meta({ title: 'User ID' }),
    name: text('Name'),
    givenName: text('Given name'),
    middleName: text('Middle name'),
    familyName: text('Family name'),
    email: text('Email'),
    phone: text('Phone'),
    verifiedEmail: flag('Email verified'),
    verifiedPhone: flag('Phone verified'),
    roleNames: z.array(z.string()).optional().meta({ title: 'Roles' }),
    permissions: z.array(z.string()).optional().meta({ title: 'Permissions' }),
    userTenants: z.array(userTenantSchema).optional().meta({ title: 'Tenants' }),
    status: z
      .enum(['enabled', 'disabled', 'invited'])
      .optional()
      .meta({ title: 'Status', placeholder: 'Enabled' }),
    picture: text('Picture'),
    test: flag('Test user'),
    password: flag('Has a password'),
    webauthn: flag('Has a passkey'),
    TOTP: flag('Has an authenticator app'),
    SAML: flag('Signs in by SSO'),
    OAuth: z
      .record(z.string(), z.boolean())
      .optional()
      .meta({ title: 'OAuth providers', description: 'Such as google: yes.' }),
    customAttributes: z
      .record(z.string(), z.json())
      .optional()
      .meta({ title: 'Custom attributes' }),
    createdTime: z
      .int()
      .min(0)
      .optional()
      .meta({ title: 'Created', description: 'Unix seconds.', control: 'time' }),
    lastLoginTime: z.int().min(0).optional().meta({
      title: 'Last login',
      description: 'Unix seconds; left out for a user who never logged in.',
      control: 'time',
    }),
  })
  .meta({ id: 'User', title: 'User' });

export type UserInput = z.infer<typeof userSchema>;

/** A user of a run: the input with every field in place. A type alias, so that it is JSON like everything in a state. */
export type User = {
  readonly loginIds: readonly string[];
  readonly userId: string;
  readonly name: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly familyName: string;
  readonly email: string;
  readonly phone: string;
  readonly verifiedEmail: boolean;
  readonly verifiedPhone: boolean;
  readonly roleNames: readonly string[];
  readonly permissions: readonly string[];
  readonly userTenants: readonly UserTenant[];
  readonly status: 'enabled' | 'disabled' | 'invited';
  readonly picture: string;
  readonly test: boolean;
  /** What the user can sign in with. */
  readonly password: boolean;
  readonly webauthn: boolean;
  readonly TOTP: boolean;
  readonly SAML: boolean;
  readonly OAuth: { readonly [provider: string]: boolean };
  readonly customAttributes: { readonly [key: string]: Json };
  /** Unix seconds. */
  readonly createdTime: number;
  /** Unix seconds; null for a user who never logged in. */
  readonly lastLoginTime: number | null;
};

export type UserTenant = {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly roleNames: readonly string[];
  readonly permissions: readonly string[];
};

/** Fills in what a made-up user leaves out: empty text, false, no roles, `enabled`. */
export function completeUser(input: UserInput, userId: string): User {
  return {
    loginIds: input.loginIds,
    userId: input.userId ?? userId,
    name: input.name ?? '',
    givenName: input.givenName ?? '',
    middleName: input.middleName ?? '',
    familyName: input.familyName ?? '',
    email: input.email ?? '',
    phone: input.phone ?? '',
    verifiedEmail: input.verifiedEmail ?? false,
    verifiedPhone: input.verifiedPhone ?? false,
    roleNames: input.roleNames ?? [],
    permissions: input.permissions ?? [],
    userTenants: (input.userTenants ?? []).map((tenant) => ({
      tenantId: tenant.tenantId,
      tenantName: tenant.tenantName ?? '',
      roleNames: tenant.roleNames ?? [],
      permissions: tenant.permissions ?? [],
    })),
    status: input.status ?? 'enabled',
    picture: input.picture ?? '',
    test: input.test ?? false,
    password: input.password ?? false,
    webauthn: input.webauthn ?? false,
    TOTP: input.TOTP ?? false,
    SAML: input.SAML ?? false,
    OAuth: input.OAuth ?? {},
    customAttributes: input.customAttributes ?? {},
    createdTime: input.createdTime ?? 0,
    lastLoginTime: input.lastLoginTime ?? null,
  };
}
