import type { Assumption } from '../assumption.ts';

/** What Custom Claims, the JWT template and a session’s renewal assume. */
export const TOKENS_ASSUMPTIONS = [
  {
    id: 'early-custom-claims',
    question: 'What do Custom Claims do before anyone is signed in?',
    choices: [
      {
        id: 'wait',
        label:
          'they wait and are applied when the session starts, with a warning; where none starts no token has them, also where the person brought one along',
      },
    ],
    standard: 'wait',
    reason:
      'The docs place the action after the user is verified and say nothing of the other order.',
    where: 'Custom Claims, End',
  },
  {
    id: 'claims-of-another',
    question: 'Do Custom Claims outlive a change of who is signed in?',
    choices: [
      { id: 'kept', label: 'yes: the session of the other user carries them too' },
      { id: 'dropped', label: 'no, they end with the session they were set for' },
    ],
    standard: 'kept',
    reason:
      'The docs say that claims are added or overridden for that flow run; of two users in one run they say nothing.',
    where: 'Session and refresh token',
  },
  {
    id: 'reserved-claims',
    question: 'May Custom Claims write a registered or Descope claim?',
    choices: [{ id: 'warn', label: 'yes, with a warning' }],
    standard: 'warn',
    reason: 'No list of reserved names was found.',
    where: 'Custom Claims',
  },
  {
    id: 'claim-limits',
    question: 'What happens past the limits of 60, 500 and 100?',
    choices: [
      { id: 'written', label: 'the claims are written all the same, with a warning' },
      { id: 'left-out', label: 'those past a limit are left out, with a warning' },
    ],
    standard: 'written',
    reason:
      'The docs name the limits (characters of a key and of a value, custom claims of a JWT), not what happens past them. A value that is no text counts by its JSON; the claims of the JWT template are custom claims of a JWT too.',
    where: 'Custom Claims',
  },
  {
    id: 'unreadable-claims',
    question: 'What do advanced Custom Claims do that are no JSON object?',
    choices: [{ id: 'left-out', label: 'none is written, with a warning' }],
    standard: 'left-out',
    reason: 'Not documented; the action has no named error.',
    where: 'Custom Claims',
  },
  {
    id: 'claim-times',
    question: 'What does a row of the type Time hold?',
    choices: [
      { id: 'text', label: 'the time as text, ISO 8601 in UTC' },
      { id: 'seconds', label: 'unix seconds' },
    ],
    standard: 'text',
    reason: 'The docs list the type and say nothing of its value; rexp is written so.',
    where: 'Key / type / value rows',
  },
  {
    id: 'typed-rows',
    question:
      'What does a row of the type Number or Boolean hold whose dynamic value is of another type?',
    choices: [
      {
        id: 'coerced',
        label: 'the number or the truth value that text reads as; else nothing, with a warning',
      },
    ],
    standard: 'coerced',
    reason:
      'Rows of these types are documented with plain values; what is typed into a form is text.',
    where: 'Key / type / value rows',
  },
  {
    id: 'template-claims',
    question: 'How are the claims of a JWT template filled in?',
    choices: [
      {
        id: 'typed',
        label:
          'a text that is one {{path}} becomes the value itself; empty is nothing, empty text, an empty list or object, at any depth, also as written: kept, nothing as empty text (None), null (Nil) or left out (Delete)',
      },
    ],
    standard: 'typed',
    reason: 'The docs name the policies and show values such as {{user.customAttributes.x}}.',
    where: 'JWT template',
  },
  {
    id: 'auth-schema',
    question: 'What do the other authorization claims formats leave out?',
    choices: [
      {
        id: 'as-named',
        label:
          '"Current tenant": no tenants, and the roles and permissions of dct at the root; "No Descope claims": no dct, roles, permissions, tenants',
      },
    ],
    standard: 'as-named',
    reason: 'The docs describe the formats by their names.',
    where: 'JWT template',
  },
  {
    id: 'custom-subject',
    question: 'Where is the user ID when Custom Claims set sub?',
    choices: [
      {
        id: 'as-template',
        label:
          'in dsub, where "Override subject claim" is on, as for a sub of the template; else in no claim',
      },
    ],
    standard: 'as-template',
    reason: 'The SDK names the option: with a custom sub the user ID moves to dsub.',
    where: 'Custom Claims, JWT template',
  },
  {
    id: 'jti',
    question: 'What is a jti?',
    choices: [{ id: 'drawn', label: '28 characters, other ones in each token' }],
    standard: 'drawn',
    reason: 'The option exists; no sample with a jti was found.',
    where: 'JWT template',
  },
  {
    id: 'omit-from-refresh',
    question: 'Which claims does "Omit custom claims from the refresh token" leave out?',
    choices: [
      { id: 'all', label: 'those of Custom Claims and those of the template, but not the subject' },
    ],
    standard: 'all',
    reason: 'The SDK names the option only.',
    where: 'JWT template',
  },
  {
    id: 'role-permissions',
    question: 'Which permissions does a role give?',
    choices: [{ id: 'declared', label: 'those the settings declare, besides the user’s own' }],
    standard: 'declared',
    reason: 'Roles are sets of permissions; how a token lists them is shown without roles’ own.',
    where: 'Session token',
  },
  {
    id: 'user-changes-renew',
    question: 'Does a change of the user reach a session that has started?',
    choices: [
      { id: 'renew', label: 'yes: roles, tenants and what the JWT template reads are renewed' },
      { id: 'next', label: 'no, only the next one' },
    ],
    standard: 'renew',
    reason: 'The docs return the token at the End, after such steps.',
    where: 'Session and refresh token',
  },
  {
    id: 'tenant-hint',
    question: 'Does a hint at a tenant that the user is not in fill dct?',
    choices: [
      {
        id: 'any',
        label: 'yes: dct and {{tenant}} are that tenant, and the user is not put in it',
      },
      { id: 'members', label: 'no, it counts as none' },
    ],
    standard: 'any',
    reason:
      'The docs say that the flow input populates dct and does not assign the tenant; of users who are not in it they say no more.',
    where: 'Session token, tenant.*',
  },
  {
    id: 'selected-tenant',
    question: 'When does dct name a tenant that was chosen (form.userSelectedTenant)?',
    choices: [
      { id: 'renew', label: 'at once, if the user is in it: a session under way is renewed' },
      { id: 'next', label: 'once the tokens are issued anew, if the user is in it' },
    ],
    standard: 'renew',
    reason:
      'The docs say that the JWT names the chosen tenant, one of the user’s; not which step issues it, nor what another tenant counts.',
    where: 'Session token, tenant.*',
  },
  {
    id: 'anonymous-token',
    question: 'What does a token without user authentication hold?',
    choices: [
      {
        id: 'without-subject',
        label: 'everything but sub, roles, permissions and tenants; Custom Claims that waited too',
      },
    ],
    standard: 'without-subject',
    reason: 'The End action has the option; no sample of such a token was found.',
    where: 'End',
  },
] as const satisfies readonly Assumption[];
