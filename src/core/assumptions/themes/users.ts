import type { Assumption } from '../assumption.ts';

/** What Update User / Attributes assumes. */
export const USERS_ASSUMPTIONS = [
  {
    id: 'session-user',
    question: 'Does a flow know the user of a valid session that the person brings along?',
    choices: [
      { id: 'known', label: 'yes, from the start' },
      { id: 'load-user', label: 'only after Load User' },
    ],
    standard: 'known',
    reason:
      'Flows of widgets, as exported, change the user without Load User; its page says that it loads the user.',
    where: 'user.*, and steps that change the user',
  },
  {
    id: 'update-user-from-form',
    question: 'What does Update User set when nothing is listed?',
    choices: [
      { id: 'form', label: 'every attribute that the form holds' },
      { id: 'nothing', label: 'nothing' },
    ],
    standard: 'form',
    reason:
      'Older exports of the action have no arguments at all and stand behind a profile screen.',
    where: 'Update User / Attributes',
  },
  {
    id: 'attribute-types',
    question: 'Which values does a declared custom attribute take?',
    choices: [
      {
        id: 'coerced',
        label:
          'numbers, true and false also as text; dates as ISO 8601 or unix seconds; selections among the options; else error UpdateUserPropertiesFailed',
      },
    ],
    standard: 'coerced',
    reason: 'The types are documented, their coercion is not.',
    where: 'Update User / Attributes',
  },
  {
    id: 'login-id-taken',
    question: 'What if a login ID to add belongs to another user?',
    choices: [
      {
        id: 'existing-or-error',
        label:
          'with "Merge: use the existing user" that one is gone on with and gets what the step sets, and the other stays as it is; without, or where it would be two users, the step fails and nothing changes',
      },
    ],
    standard: 'existing-or-error',
    reason:
      'The SDK’s onMergeUseExisting means "merge and keep the existing one"; what becomes of the other and of what else the step sets, and what happens without it, is not said.',
    where: 'Update User / Attributes, OTP, Magic Link',
  },
  {
    id: 'changed-address',
    question: 'Is an email or phone still verified once Update User changed it?',
    choices: [
      { id: 'unverified', label: 'no, unless the step sets verifiedEmail or verifiedPhone' },
      { id: 'kept', label: 'as before' },
    ],
    standard: 'unverified',
    reason: 'What was verified is the address before; the docs set the flag in the same step.',
    where: 'Update User / Attributes',
  },
] as const satisfies readonly Assumption[];
