import type { AssumptionId } from '../assumptions/table.ts';
import { own } from '../json.ts';
import type { User } from '../users/user.ts';
import type { Env } from './env.ts';
import type { Context } from './state.ts';

/** The form key that a Switch Tenant component writes (Descope docs, "Switch Tenant"). */
export const CHOSEN_TENANT = 'userSelectedTenant';

/**
 * ID of the tenant that is to be the current one: the one chosen on a screen if the user is in it, else the one the app
 * hinted at, which fills `dct` and assigns nothing (Descope docs, "Switch Tenant", "Flow inputs"). Null: nobody asked
 * for any.
 *
 * @param user undefined where nobody is known yet
 * @param assume told of the assumptions that decide here
 */
export function tenantAskedFor(
  { env, context }: { readonly env: Env; readonly context: Context },
  user: User | undefined,
  assume?: (id: AssumptionId) => void,
): string | null {
  const chosen = own(context.form, CHOSEN_TENANT);
  if (user !== undefined && typeof chosen === 'string' && chosen !== '') {
    assume?.('selected-tenant');
    if (isIn(user, chosen)) return chosen;
  }
  const { tenant: hint } = context;
  if (typeof hint !== 'string' || hint === '') return null;
  if (user === undefined || isIn(user, hint)) return hint;
  assume?.('tenant-hint');
  return env.flow.assumptions['tenant-hint'] === 'any' ? hint : null;
}

function isIn({ userTenants }: User, id: string): boolean {
  return userTenants.some(({ tenantId }) => tenantId === id);
}
