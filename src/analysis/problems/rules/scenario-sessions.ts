import { chooseAssumptions } from '../../../core/assumptions/assumptions.ts';
import { FlowmintError } from '../../../core/error.ts';
import { own } from '../../../core/json.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { indexUsers, loginIdKeyOf } from '../../../core/users/user-index.ts';
import type { LoginIdKey, UserIndex } from '../../../core/users/user-index.ts';
import type { Finding, Rule } from '../finding.ts';

/** Sessions brought along that can't be: of nobody, of two users, valid after their end or expired before it. */
export const scenarioSessions: Rule = ({ flow }) => {
  const keyOf = loginIdKeyOf(chooseAssumptions(flow.assumptions ?? {}));
  const hasOtherSubjects = flow.settings?.template?.overrideSubject === true;
  return (flow.scenarios ?? []).flatMap((scenario, i) =>
    [...ownerTrouble(scenario, keyOf, hasOtherSubjects), ...timeTrouble(scenario)].map(
      ({ code, severity = 'error', below, expected, found }): Finding => ({
        code,
        severity,
        at: ['scenarios', i, 'request', 'session', ...below],
        step: null,
        message: `The session of the scenario "${scenario.name}" contradicts itself: expected ${expected}, found ${found}.`,
      }),
    ),
  );
};

interface Trouble {
  readonly code: string;
  /** Left out: an error. */
  readonly severity?: Finding['severity'];
  /** Where in the session. */
  readonly below: readonly string[];
  readonly expected: string;
  readonly found: string;
}

/** Where the scenario leaves its users out, who is there is not known before it runs. */
function ownerTrouble(
  { users, request }: Scenario,
  keyOf: LoginIdKey,
  hasOtherSubjects: boolean,
): readonly Trouble[] {
  const { user: loginId, claims = {} } = request?.session ?? {};
  const index = users === undefined || loginId === undefined ? null : indexOf(users, keyOf);
  if (index === null || loginId === undefined) return [];
  const owner = index.byLoginId.get(keyOf(loginId));
  if (owner === undefined) {
    const expected = 'a login ID of one of the scenario’s users';
    return [{ code: 'session-unknown-user', below: ['user'], expected, found: `"${loginId}"` }];
  }
  const sub = own(claims, 'sub');
  if (sub === undefined || sub === owner.userId || hasOtherSubjects) return [];
  // Custom Claims may have written any other text there.
  const isOfAnother = typeof sub === 'string' && index.byUserId.has(sub);
  return [
    {
      code: 'session-two-users',
      severity: isOfAnother ? 'error' : 'warning',
      below: ['claims', 'sub'],
      expected: `"${owner.userId}", the user ID of "${loginId}"`,
      found: JSON.stringify(sub),
    },
  ];
}

/** Users that can't be in one project are found elsewhere. */
function indexOf(users: NonNullable<Scenario['users']>, keyOf: LoginIdKey): UserIndex | null {
  try {
    return indexUsers(users, keyOf);
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    return null;
  }
}

/** Without a time of its own a scenario runs whenever it does. A token has ended at its `exp` (RFC 7519 §4.1.4). */
function timeTrouble({ now, request }: Scenario): readonly Trouble[] {
  const { state, claims = {} } = request?.session ?? {};
  const exp = own(claims, 'exp');
  if (now === undefined || state === undefined || typeof exp !== 'number') return [];
  const seconds = Math.floor(Date.parse(now) / 1000);
  if (exp > seconds === (state === 'valid')) return [];
  const expected =
    state === 'valid'
      ? `a valid one to end after the run begins (${seconds})`
      : `an expired one to have ended when the run begins (${seconds})`;
  return [{ code: 'session-times', below: ['claims', 'exp'], expected, found: String(exp) }];
}
