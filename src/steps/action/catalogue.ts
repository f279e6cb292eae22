import type { ActionConfig } from './config.ts';
import type { ActionRow } from './row.ts';
import { CODE_ROWS } from './rows/codes.ts';
import { CONNECTOR_ROWS } from './rows/connectors.ts';
import { LINK_ROWS } from './rows/links.ts';
import { OAUTH_ROWS } from './rows/oauth.ts';
import { PASSKEY_ROWS } from './rows/passkeys.ts';
import { PASSWORD_ROWS } from './rows/passwords.ts';
import { RISK_ROWS } from './rows/risk.ts';
import { TENANT_ROWS } from './rows/tenants.ts';
import { USER_ROWS } from './rows/users.ts';
import { unknownAction } from './unknown-action.ts';

/** Every action there is a row for, in the palette's order. */
export const ROWS: readonly ActionRow[] = [
  ...USER_ROWS,
  ...TENANT_ROWS,
  ...CODE_ROWS,
  ...LINK_ROWS,
  ...PASSWORD_ROWS,
  ...PASSKEY_ROWS,
  ...OAUTH_ROWS,
  ...RISK_ROWS,
  ...CONNECTOR_ROWS,
];

const BY_ID: ReadonlyMap<string, ActionRow> = new Map(ROWS.map((row) => [row.id, row]));

/** The row of an action; one that nobody knows is kept as it is, and runs as a step that works. */
export function rowOf({ action }: Pick<ActionConfig, 'action'>): ActionRow {
  return BY_ID.get(action) ?? { ...unknownAction(action), ...UNKNOWN };
}

const UNKNOWN: Pick<ActionRow, 'unasked' | 'succeed' | 'problems'> = {
  unasked: true,
  succeed(context) {
    context.assume('simulated-success');
    const why = `The action "${context.config.action}" is not known here: it counts as done.`;
    return { type: 'go', port: 'success', why };
  },
  // No error: exports rightly hold actions that there is no row for. But a run says nothing of what they would do.
  problems: ({ action }) => [
    {
      code: 'unknown-action',
      severity: 'warning',
      at: ['action'],
      message: `the action "${action}" is not known here: it is kept as it is, and a run goes through it as if it had worked.`,
    },
  ],
};
