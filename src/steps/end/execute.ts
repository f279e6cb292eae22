import type { Operation, Outcome } from '../../core/engine/outcome.ts';
import { defineExecutor } from '../../core/kind/definition.ts';
import type { StepContext } from '../../core/kind/definition.ts';
import { REFRESH_COOKIE, SESSION_COOKIE } from '../../core/tokens/token-size.ts';
import { resolveRow } from '../../core/values/row.ts';
import { end } from './definition.ts';
import type { EndConfig } from './config.ts';

export const executor = defineExecutor(end, { execute: executeEnd });

type Context = StepContext<EndConfig>;

const NONE: readonly Operation[] = [];

/** Ends the flow with its outputs, and with a token if someone signed in or the End returns one all the same. */
function executeEnd(context: Context): Outcome<never> {
  const { config } = context;
  if (context.isInSubflow) {
    return { type: 'finish', why: 'This flow ends; the one that entered it goes on.' };
  }
  const outputs = outputsOf(context);
  if ((config.externalTokenConnector ?? '') !== '') {
    context.warn('The external token is not simulated: none was made.');
  }
  const { sessionCookieName: session, refreshCookieName: refresh } = config;
  const names: readonly Operation[] =
    session === undefined && refresh === undefined
      ? NONE
      : [
          {
            type: 'cookies.name',
            names: { session: session ?? SESSION_COOKIE, refresh: refresh ?? REFRESH_COOKIE },
          },
        ];
  if (context.hasSession) {
    const { user } = context;
    const whose = user?.loginIds[0] ?? user?.userId;
    if (user?.status === 'disabled' && context.assume('disabled-session') === 'over') {
      context.warn(`"${whose}" is disabled: the session is over, and no token is handed out.`);
      return finish([...outputs, { type: 'session.end' }], 'The flow ends without a token.');
    }
    const operations = names.length === 0 ? outputs : [...outputs, ...names];
    return finish(operations, `The flow ends with the session of ${whose}.`);
  }
  if (config.tokenWithoutAuthentication !== true) {
    warnOfWaitingClaims(context);
    const why =
      context.existingSession?.state === 'valid'
        ? 'No step signed anyone in, so there is no new token: the session brought along stays as it was.'
        : 'Nobody signed in, so there is no session token.';
    return finish(outputs, `The flow ends. ${why}`);
  }
  context.assume('anonymous-token');
  const anonymous: Operation = { type: 'session.start', userId: null, firstSeen: false, amr: [] };
  return finish(
    [anonymous, ...outputs, ...names],
    'The flow ends. Nobody signed in: the token it returns is one without a user.',
  );
}

/** So many claims are named in a warning. */
const NAMED = 5;

/** Custom Claims that waited come to nothing where no session started. */
function warnOfWaitingClaims(context: Context): void {
  const names = Object.keys(context.customClaims);
  if (names.length === 0) return;
  context.assume('early-custom-claims');
  const others = names.length - NAMED;
  const more = others > 0 ? ` and ${others} more` : '';
  context.warn(
    `No session started, so no token carries the claims that waited for one: ${names.slice(0, NAMED).join(', ')}${more}.`,
  );
}

function outputsOf(context: Context): readonly Operation[] {
  const { outputs } = context.config;
  if (outputs === undefined) return NONE;
  const operations: Operation[] = [];
  for (const row of outputs) {
    const key = row.key.trim();
    if (key === '') {
      context.warn('A flow output without a key was left out.');
      continue;
    }
    const value = resolveRow(row, context, `The flow output "${key}" was left out`);
    if (value !== undefined) operations.push({ type: 'output.set', key, value });
  }
  return operations;
}

function finish(operations: readonly Operation[], why: string): Outcome<never> {
  return operations.length === 0 ? { type: 'finish', why } : { type: 'finish', operations, why };
}
