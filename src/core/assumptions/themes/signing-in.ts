import type { Assumption } from '../assumption.ts';

/** What Generate JWT and every match by login ID assume. */
export const SIGNING_IN_ASSUMPTIONS = [
  {
    id: 'login-id-precedence',
    question: 'Which identifier is the login ID when both are set?',
    choices: [
      { id: 'external-id', label: 'form.externalId, else form.email' },
      { id: 'email', label: 'form.email, else form.externalId' },
    ],
    standard: 'external-id',
    reason:
      'A Custom Login ID is the explicit identifier of other actions; the page names no order.',
    where: 'Generate JWT, unauthUser, loginIds',
  },
  {
    id: 'login-id-case',
    question: 'Does the case of a login ID with "@" matter?',
    choices: [
      { id: 'insensitive', label: 'no' },
      { id: 'exact', label: 'yes' },
    ],
    standard: 'insensitive',
    reason: 'Nobody has two accounts that differ in the case of an email address.',
    where: 'Every match by login ID, Update User / Attributes',
  },
  {
    id: 'login-id-blanks',
    question: 'Do blanks around a login ID matter?',
    choices: [{ id: 'trimmed', label: 'no, they are cut off' }],
    standard: 'trimmed',
    reason:
      'A value that is blank after trimming counts as not set, so the same trimming is used for matching.',
    where: 'Generate JWT, Update User / Attributes',
  },
  {
    id: 'missing-login-id',
    question: 'What happens when neither identifier is set?',
    choices: [
      {
        id: 'error',
        label: 'error MissingLoginId (E011002); an object or list: InvalidArguments (E011004)',
      },
    ],
    standard: 'error',
    reason:
      'The codes mean missing and invalid arguments; that this action answers them is not documented.',
    where: 'Generate JWT',
  },
  {
    id: 'user-not-found-code',
    question: 'Which error does Sign In give for an unknown user?',
    choices: [{ id: 'E062108', label: 'UserNotFound (E062108)' }],
    standard: 'E062108',
    reason:
      'The code means "User not found" in the SDKs; its link to this action, and the type name, are assumed.',
    where: 'Generate JWT / Sign In',
  },
  {
    id: 'sign-up-existing',
    question: 'What does Sign Up do when the user exists?',
    choices: [
      { id: 'error', label: 'error UserAlreadyExists (E062107)' },
      { id: 'merge', label: 'merge and sign in' },
    ],
    standard: 'error',
    reason:
      'The SDKs have the error and Sign Up / Password refuses; an old page says that signing up again merges.',
    where: 'Generate JWT / Sign Up',
  },
  {
    id: 'login-id-collision',
    question: 'What if the two identifiers belong to two users?',
    choices: [{ id: 'error', label: 'error LoginIdCollision (our name), nothing changed' }],
    standard: 'error',
    reason: 'Signing in either one could hand a session to the wrong person.',
    where: 'Generate JWT',
  },
  {
    id: 'disabled-user',
    question: 'What does a disabled user get?',
    choices: [
      {
        id: 'error',
        label:
          'no token: error UserDisabled (our name); actions fail by an error of their own, also where the user was disabled after a code or link was sent',
      },
    ],
    standard: 'error',
    reason: 'The status exists; no error code for it was found, so none is shown.',
    where: 'Generate JWT, actions',
  },
  {
    id: 'disabled-session',
    question: 'What becomes of the session of a user who is disabled?',
    choices: [
      {
        id: 'over',
        label:
          'it is over: Update User fails, no token is renewed, and an End hands out none, with a warning',
      },
      { id: 'kept', label: 'it goes on as that of any user' },
    ],
    standard: 'over',
    reason:
      'A disabled user gets no token, and Load User refuses them; what becomes of a session that began before is not documented.',
    where: 'Update User / Attributes, session and refresh token, End',
  },
  {
    id: 'new-user-login-ids',
    question: 'Which login IDs does a new user get?',
    choices: [
      { id: 'both', label: 'both identifiers' },
      { id: 'login-id', label: 'only the login ID' },
    ],
    standard: 'both',
    reason: '"Matched by email or external ID" works for the next visit only if both are kept.',
    where: 'Generate JWT / Sign Up, Sign Up or In',
  },
  {
    id: 'new-user-verified-email',
    question: 'Is the email of a new user verified?',
    choices: [
      { id: 'no', label: 'no' },
      { id: 'yes', label: 'yes' },
    ],
    standard: 'no',
    reason: 'The management API wants emailVerified said explicitly.',
    where: 'Generate JWT / Sign Up, Sign Up or In',
  },
  {
    id: 'first-seen',
    question: 'When is authInfo.firstSeen true?',
    choices: [
      { id: 'never-logged-in', label: 'the user has never logged in before' },
      { id: 'created', label: 'this run created the user' },
    ],
    standard: 'never-logged-in',
    reason: 'Documented as "whether the user is logging in for the first time".',
    where: 'Generate JWT, actions, a merge by Update User',
  },
  {
    id: 'amr',
    question: 'Which amr does Generate JWT issue?',
    choices: [
      { id: 'empty', label: '[]' },
      { id: 'external', label: '["external"]' },
      { id: 'pwd', label: '["pwd"]' },
      { id: 'fed', label: '["fed"]' },
    ],
    standard: 'empty',
    reason: 'The documented list of methods has no value for a third-party IdP.',
    where: 'Session and refresh token',
  },
  {
    id: 'earlier-methods',
    question: 'Do the methods of a valid session that the person brings along count?',
    choices: [
      { id: 'count', label: 'yes, in the amr of a session of the same user' },
      { id: 'forgotten', label: 'no, a session has the methods of its own flow' },
    ],
    standard: 'count',
    reason:
      'The SDKs have an option of later factors to keep the methods of before; what Generate JWT and other sign-ins do in a flow is not said.',
    where: 'Session and refresh token',
  },
] as const satisfies readonly Assumption[];
