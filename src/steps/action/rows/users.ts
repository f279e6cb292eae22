import { z } from 'zod';
import type { Operation, Outcome } from '../../../core/engine/outcome.ts';
import { isJsonObject, parseJson } from '../../../core/json.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { ConfigProblem } from '../../../core/kind/definition.ts';
import { changeUser } from '../../../core/users/change-user.ts';
import type { User } from '../../../core/users/user.ts';
import { textArg } from '../args.ts';
import type { ActionConfig } from '../config.ts';
import { sendOperations } from '../contact.ts';
import { INVITE_FAILED, LOAD_USER_FAILED, STATUS_FAILED, STEP_UP_FAILED } from '../errors.ts';
import { failed } from '../fail.ts';
import type { Refusal } from '../fail.ts';
import { isRefusal, matchOf, personWith, readText } from '../person.ts';
import type { ActionRow, Context } from '../row.ts';
import { DETAILS, newUser } from '../sign-in.ts';
import { text } from './arguments.ts';

const COMMON = { group: 'User & token', fidelity: 'runs' } as const;
const AUDIT_TYPES = ['info', 'warn', 'error'] as const;
const USER_WRITES = [{ path: 'user', certainty: 'must' }] as const;

/** What concerns the user as such: these do what the documents say. */
export const USER_ROWS: readonly ActionRow[] = [
  {
    ...COMMON,
    id: 'loadUser',
    title: 'Load User',
    icon: 'user-check',
    does: 'loads the user of the session brought along',
    text: 'Loads the user whose session the person brought along: user.* shows them from then on. Check user.loggedIn first.',
    source: 'Descope docs, "Load User"',
    synonyms: ['session', 'logged in', 'existing user'],
    errors: [LOAD_USER_FAILED],
    decides: [LOAD_USER_FAILED.type],
    reads: [],
    writes: USER_WRITES,
    assumptions: ['load-user-error', 'disabled-user'],
    succeed: (context) => load(context, LOAD_USER_FAILED, []),
  },
  {
    ...COMMON,
    id: 'step-up',
    start: 'loadUser',
    finish: 'step-up',
    title: 'Step Up',
    icon: 'shield-check',
    does: 'the session to come is stepped up: su is true',
    text: 'Marks the flow as a step-up: the token that a later sign-in issues has su: true. Placed before Generate JWT, so that the first token has it.',
    source: 'Descope docs, "Step-up with Generate JWT", "Step-up"',
    synonyms: ['su', 'mfa', 'reauthenticate', 'elevate'],
    errors: [STEP_UP_FAILED],
    decides: [STEP_UP_FAILED.type],
    reads: [],
    writes: [
      { path: 'user', certainty: 'may' },
      { path: 'authInfo', certainty: 'may' },
    ],
    assumptions: ['step-up-without-session', 'disabled-user'],
    succeed: stepUp,
  },
  {
    ...COMMON,
    id: 'generate-audit-event',
    title: 'Generate Audit Event',
    icon: 'list',
    does: 'writes a line into the audit trail',
    text: 'Writes an event of your own into the audit trail. Here the timeline and the trace hold it.',
    source: 'Descope docs, "Generate Audit Event"',
    synonyms: ['log', 'audit', 'event', 'trail'],
    errors: [],
    reads: [],
    writes: [],
    assumptions: ['audit-data', 'audit-type'],
    args: {
      customAuditActionName: text('Action name'),
      customAuditType: z.enum(AUDIT_TYPES).optional().meta({ title: 'Type', placeholder: 'Info' }),
      customAuditData: text('Data', 'Text, or JSON with dynamic values.'),
    },
    succeed: audit,
    problems: problemsOfAudit,
  },
  {
    ...COMMON,
    id: 'user-invite',
    ours: true,
    title: 'User / Invite',
    icon: 'user-plus',
    group: 'Tenants & admin',
    fidelity: 'simulated',
    does: 'invites somebody by email',
    text: 'Creates the user of form.email with the status “invited” in the tenants of whoever is signed in, and sends an invitation.',
    source: 'Descope docs, "Add user to tenant"',
    rare: true,
    errors: [INVITE_FAILED],
    reads: ['user', ...DETAILS],
    writes: [{ path: 'sentTo.maskedEmail', certainty: 'must' }],
    assumptions: [
      'sign-up-details',
      'simulated-success',
      'action-codes',
      'sign-up-existing',
      'disabled-user',
    ],
    begin: (context) => (isInvitable(context) ? null : invite(context)),
    succeed: invite,
  },
  status('enabled', 'Enable'),
  status('disabled', 'Disable'),
];

function load(
  context: Context,
  failure: typeof LOAD_USER_FAILED,
  more: readonly Operation[],
): Outcome {
  const { user, existingSession } = context;
  const found = user ?? context.findUserById(existingUserId(context) ?? '');
  if (found === undefined) {
    context.assume('load-user-error');
    const expired = existingSession?.state === 'expired' ? ' It has expired.' : '';
    return failed(context, failure, {
      message: `The person brought no valid session of a user along.${expired}`,
    });
  }
  if (found.status === 'disabled') {
    context.assume('disabled-user');
    return failed(context, failure, { message: 'The user of the session is disabled.' });
  }
  const operations: Operation[] = [{ type: 'user.load', userId: found.userId }, ...more];
  const who = found.loginIds[0] ?? found.userId;
  return { type: 'go', port: 'success', operations, why: `Loaded "${who}".` };
}

function existingUserId({ existingSession }: Context): string | null {
  return existingSession?.state === 'valid' ? existingSession.userId : null;
}

function stepUp(context: Context): Outcome {
  const operation: Operation = { type: 'session.step-up' };
  if (context.user !== undefined || existingUserId(context) !== null) {
    return load(context, STEP_UP_FAILED, [operation]);
  }
  if (context.assume('step-up-without-session') === 'error') {
    return failed(context, STEP_UP_FAILED, { message: 'There is no session to step up.' });
  }
  const why = 'The session to come is stepped up: its token has su.';
  return { type: 'go', port: 'success', operations: [operation], why };
}

function audit(context: Context): Outcome {
  const { config } = context;
  const known = AUDIT_TYPES.find((one) => one === textArg(config, 'customAuditType'));
  if (known === undefined) context.assume('audit-type');
  const action = context.text(textArg(config, 'customAuditActionName'));
  if (action.trim() === '') context.warn('The audit event has no action name.');
  const data = dataIn(context, textArg(config, 'customAuditData'));
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'audit.add', event: { action, type: known ?? 'info', data } }],
    why: `Wrote "${action}" into the audit trail.`,
  };
}

/** An event that nobody could find again, or that is of another type than it says. */
function problemsOfAudit(config: ActionConfig): readonly ConfigProblem[] {
  const type = textArg(config, 'customAuditType');
  const isKnown = type === '' || AUDIT_TYPES.some((one) => one === type);
  const [severity, args] = ['warning', 'args'] as const;
  return [
    ...(textArg(config, 'customAuditActionName').trim() === ''
      ? [
          {
            code: 'missing-audit-action',
            severity,
            at: [args, 'customAuditActionName'],
            message: 'the audit event has no action name.',
          },
        ]
      : []),
    ...(isKnown
      ? []
      : [
          {
            code: 'unknown-audit-type',
            severity,
            at: [args, 'customAuditType'],
            message: `the type "${type}" is none of ${AUDIT_TYPES.join(', ')}: the event is an info.`,
          },
        ]),
  ];
}

/** JSON objects as they are, any other text under `text`. */
function dataIn(context: Context, template: string): JsonObject {
  if (template.trim() === '') return {};
  const filled = context.jsonText(template);
  try {
    const data = parseJson(filled);
    if (isJsonObject(data)) return data;
  } catch {
    // No JSON: then it is text.
  }
  context.assume('audit-data');
  return { text: context.text(template) };
}

function isInvitable(context: Context): boolean {
  const email = readText(context, 'form.email');
  return email !== '' && context.findUser(email) === undefined;
}

function invite(context: Context): Outcome {
  const email = readText(context, 'form.email');
  if (email === '') {
    const message = 'form.email is not set.';
    return failed(context, INVITE_FAILED, { message, code: 'E011002' });
  }
  const person = personWith(context, 'sign-up', { field: 'form.email', loginId: email });
  if (isRefusal(person)) return failed(context, INVITE_FAILED, person);
  const user = newUser(context, email, {
    email,
    status: 'invited',
    userTenants: (context.user?.userTenants ?? []).map((one) => ({ ...one, roleNames: [] })),
  });
  const invitation = { to: email, subject: 'You are invited', text: 'You are invited to join.' };
  return {
    type: 'go',
    port: 'success',
    operations: [{ type: 'user.put', user }, ...sendOperations('email', invitation)],
    why: `Invited ${email}.`,
  };
}

function status(to: User['status'], verb: string): ActionRow {
  const change = (context: Context): Outcome => {
    const userId = readText(context, 'client.userId');
    const user = userId === '' ? context.user : context.findUserById(userId);
    if (user === undefined) {
      const refusal: Refusal =
        userId === ''
          ? { message: 'client.userId is not set.', code: 'E011002' }
          : { message: `No user has the user ID "${userId}".`, code: 'E112102' };
      return failed(context, STATUS_FAILED, refusal);
    }
    const after = changeUser(user, { status: to });
    return {
      type: 'go',
      port: 'success',
      operations: [{ type: 'user.put', user: after, matchedBy: matchOf(user) }],
      why: `The user is ${to}.`,
    };
  };
  return {
    ...COMMON,
    id: `user-${verb.toLowerCase()}`,
    ours: true,
    title: `User / ${verb}`,
    icon: to === 'enabled' ? 'user-check' : 'ban',
    group: 'Tenants & admin',
    does: `sets the status of a user to ${to}`,
    text: `Sets the status of the user with the user ID in client.userId, else of whoever is signed in, to ${to}.`,
    source: 'Descope docs, "Management flows"',
    rare: true,
    errors: [STATUS_FAILED],
    decides: [STATUS_FAILED.type],
    reads: ['client.userId', 'user'],
    writes: [
      { path: 'user.status', certainty: 'may' },
      { path: 'authInfo', certainty: 'may' },
    ],
    assumptions: ['action-codes'],
    succeed: change,
  };
}
