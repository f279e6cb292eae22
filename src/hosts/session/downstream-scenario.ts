import type { Scenario } from '../../core/scenario/schema.ts';
import { compactUser } from '../../core/users/compact-user.ts';
import { allUsers } from '../../core/users/overlay.ts';
import type { RunMoment } from './run-result.ts';

/**
 * A scenario in which somebody comes along with the session of this run (Descope docs, "Generate JWT": downstream
 * flows): its session token is valid there, users are as the run left them, and it is the time that it was. Null where
 * nobody has a session.
 */
export function downstreamScenario({ env, state }: RunMoment, name: string): Scenario | null {
  if (state.session === null) return null;
  const { userId, session } = state.session;
  const users = allUsers(env.users, state.overlay);
  const loginId = users.find((user) => user.userId === userId)?.loginIds[0];
  return {
    name,
    now: new Date(state.clock).toISOString(),
    users: users.map(compactUser),
    request: {
      session: {
        state: 'valid',
        ...(loginId !== undefined && { user: loginId }),
        claims: { ...session.claims },
      },
    },
  };
}
