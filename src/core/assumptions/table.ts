/** One thing no source confirms: what we do instead, what else could be chosen, and why this is the default. */
export interface Assumption {
  readonly id: string;
  readonly question: string;
  /** The choices; a single one where a switch would make no sense. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** The id of the default choice. */
  readonly standard: string;
  readonly reason: string;
  /** Where it takes effect, in the product's words. */
  readonly where: string;
}

/**
 * Everything the product assumes, in one table: the README's table, the switches in the page and the names in the
 * trace all come from here. Nothing in it is presented as Descope's behaviour.
 */
export const ASSUMPTIONS = [
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
    where: 'Generate JWT',
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
    where: 'Every match by login ID',
  },
  {
    id: 'login-id-blanks',
    question: 'Do blanks around a login ID matter?',
    choices: [{ id: 'trimmed', label: 'no, they are cut off' }],
    standard: 'trimmed',
    reason:
      'A value that is blank after trimming counts as not set, so the same trimming is used for matching.',
    where: 'Generate JWT',
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
    choices: [{ id: 'error', label: 'error UserDisabled (our name), no token' }],
    standard: 'error',
    reason: 'The status exists; no error code for it was found, so none is shown.',
    where: 'Generate JWT',
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
    where: 'Generate JWT',
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
    id: 'simulated-success',
    question: 'How does a simulated action turn out?',
    choices: [{ id: 'success', label: 'well, unless the scenario or a person chooses otherwise' }],
    standard: 'success',
    reason: 'No provider, browser or device takes part; what can be checked against the users is.',
    where: 'Actions',
  },
  {
    id: 'otp-code',
    question: 'What is a one-time code like?',
    choices: [
      {
        id: 'standard',
        label: '6 digits from the run’s chance; holds 3 minutes, and 5 wrong tries',
      },
    ],
    standard: 'standard',
    reason: 'The screen asks for 6 digits; neither lifetime nor number of tries was found.',
    where: 'OTP actions',
  },
  {
    id: 'otp-user-created',
    question: 'When does Sign Up by code create the user?',
    choices: [{ id: 'verified', label: 'once the code is verified' }],
    standard: 'verified',
    reason: 'Not documented; an unproved address should not make a user.',
    where: 'Verify Code / OTP',
  },
  {
    id: 'magic-link-opened',
    question: 'Who opens a magic link?',
    choices: [
      { id: 'at-once', label: 'it counts as opened at once, unless "not opened yet" is chosen' },
    ],
    standard: 'at-once',
    reason:
      'In Descope it is opened elsewhere while a screen polls; here both halves are one step.',
    where: 'Magic Link actions',
  },
  {
    id: 'second-factor',
    question: 'Whom does an action mean when no login ID is set and someone is signed in?',
    choices: [{ id: 'signed-in', label: 'whoever is signed in; the method is added to amr' }],
    standard: 'signed-in',
    reason: 'Real flows run Sign In / OTP / SMS as a second factor without asking for a phone.',
    where: 'Actions',
  },
  {
    id: 'sign-up-details',
    question: 'What does Sign Up take from the form besides the login ID?',
    choices: [
      { id: 'form', label: 'displayName or fullName, givenName, familyName, email, phone' },
    ],
    standard: 'form',
    reason:
      'Those are the names of the stock inputs; which of them Sign Up keeps is not documented.',
    where: 'Sign-up actions',
  },
  {
    id: 'merge-users',
    question: 'What does merging with an existing user do?',
    choices: [
      { id: 'existing', label: 'signs in the existing user; the other one stays as it is' },
    ],
    standard: 'existing',
    reason:
      'The SDK says that the existing user is kept; what becomes of the other one is not said.',
    where: 'Update User / OTP, Magic Link',
  },
  {
    id: 'action-codes',
    question: 'Which code does an action’s error carry?',
    choices: [
      { id: 'by-meaning', label: 'the SDKs’ code of the same meaning, where there is one' },
    ],
    standard: 'by-meaning',
    reason: 'The codes’ meanings are confirmed, their link to these actions is not.',
    where: 'Actions',
  },
  {
    id: 'provider-account',
    question: 'Which account does an OAuth or SSO provider report?',
    choices: [
      {
        id: 'known-email',
        label:
          'the login hint, else form.email, else the email of whoever is signed in, else an invented one; its email is verified',
      },
    ],
    standard: 'known-email',
    reason: 'Nobody is redirected, so somebody has to say who it was.',
    where: 'OAuth, SSO',
  },
  {
    id: 'sso-tenant',
    question: 'Which tenant does SSO put a user in?',
    choices: [{ id: 'domain', label: 'the one with the domain of the email, if there is one' }],
    standard: 'domain',
    reason: 'SSO is set up per tenant; the settings know tenants by domain.',
    where: 'SSO',
  },
  {
    id: 'risk-score',
    question: 'What is the risk score of a visitor?',
    choices: [{ id: 'low', label: 'what the request says, else 0.1; no bot' }],
    standard: 'low',
    reason: 'Default flows branch above 0.5; how the score comes about is not public.',
    where: 'Risk Calculator, Fingerprint / Assess',
  },
  {
    id: 'load-user-error',
    question: 'What does Load User do without a valid session?',
    choices: [{ id: 'error', label: 'error LoadUserFailed (our name)' }],
    standard: 'error',
    reason: 'The docs say to check user.loggedIn first; no error name was found.',
    where: 'Load User',
  },
  {
    id: 'step-up-without-session',
    question: 'What does Step Up do when nobody is signed in yet?',
    choices: [
      { id: 'wait', label: 'the session to come is stepped up' },
      { id: 'error', label: 'error StepUpFailed (our name)' },
    ],
    standard: 'wait',
    reason: 'With Generate JWT the person has a session of another system only.',
    where: 'Step Up',
  },
  {
    id: 'audit-data',
    question: 'What is audit data that is no JSON object?',
    choices: [{ id: 'text', label: 'text, under the key "text"' }],
    standard: 'text',
    reason:
      'The record’s data is an object; what the action does with plain text is not documented.',
    where: 'Generate Audit Event',
  },
  {
    id: 'add-tenant-none',
    question: 'What does Add Tenant do when no tenant has the domain?',
    choices: [{ id: 'error', label: 'error AddTenantFailed (our name), nothing changed' }],
    standard: 'error',
    reason: 'Not documented.',
    where: 'Update User / Add Tenant',
  },
  {
    id: 'create-tenant',
    question: 'Who is in a tenant that Create Tenant made?',
    choices: [{ id: 'user', label: 'whoever is signed in, with the roles given' }],
    standard: 'user',
    reason: 'The action has roles, which only a member can have.',
    where: 'Create Tenant',
  },
  {
    id: 'early-custom-claims',
    question: 'What do Custom Claims do before anyone is signed in?',
    choices: [
      { id: 'wait', label: 'they wait and are applied when the session starts, with a warning' },
    ],
    standard: 'wait',
    reason:
      'The docs place the action after the user is verified and say nothing of the other order.',
    where: 'Custom Claims',
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
      'The docs name the limits (characters of a key and of a value, custom claims of a JWT), not what happens past them. A value that is no text counts by its JSON.',
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
    id: 'template-claims',
    question: 'How are the claims of a JWT template filled in?',
    choices: [
      {
        id: 'typed',
        label:
          'a text that is one {{path}} becomes the value itself; empty is nothing, empty text, an empty list or object: kept as empty text (None), null (Nil) or left out (Delete)',
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
          'with "Merge: use the existing user" that one is kept and signed in; without: error UpdateUserPropertiesFailed',
      },
    ],
    standard: 'existing-or-error',
    reason:
      'The SDK’s onMergeUseExisting means "merge and keep the existing one"; what becomes of the other is not said: it stays as it is.',
    where: 'Update User / Attributes',
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
  {
    id: 'unparsable-answer',
    question: 'What is a 2xx answer whose body is no JSON?',
    choices: [
      { id: 'text', label: 'success, the body as text' },
      { id: 'error', label: 'error ConnectorFailed' },
    ],
    standard: 'text',
    reason: 'Not documented; keeping the text lets a Condition see it.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'connector-errors',
    question: 'Which failure is which error?',
    choices: [
      {
        id: 'by-status',
        label:
          'no connection or no answer in time: ConnectorFailed; status 400 and above: request_error',
      },
    ],
    standard: 'by-status',
    reason:
      'A real flow handles "not found" on request_error and leaves ConnectorFailed automatic.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'error-body',
    question: 'Is the answer readable after request_error?',
    choices: [{ id: 'kept', label: 'yes, under the Context Key' }],
    standard: 'kept',
    reason: 'The docs say a later Condition can look at the error codes of an HTTP connector.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'access-token',
    question: 'How long is an OAuth 2.0 access token of a connector used?',
    choices: [{ id: 'run', label: 'in one run until it expires; the next run gets another' }],
    standard: 'run',
    reason: 'The docs name the authentication type and say nothing of keeping tokens.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'async-connector',
    question: 'What of an asynchronous request that fails?',
    choices: [{ id: 'ignored', label: 'nothing: the step has gone on by success' }],
    standard: 'ignored',
    reason: 'The docs say that its response is not available; of errors they say nothing.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'hmac-encoding',
    question: 'How is the HMAC of x-descope-webhook-s256 written?',
    choices: [
      { id: 'hex', label: 'hexadecimal' },
      { id: 'base64', label: 'Base64' },
    ],
    standard: 'hex',
    reason:
      'The docs name the header and what is signed (the Base64 of the payload), not the encoding.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'form-mapping',
    question: 'How does an answer get into the form?',
    choices: [
      {
        id: 'shorthand',
        label:
          '"Map response to form" rows: our shorthand for a Scriptlet with form override; a row that finds nothing leaves the form as it is, with a warning',
      },
    ],
    standard: 'shorthand',
    reason: 'Real flows do it with a Scriptlet; no export shows a mapping on the connector itself.',
    where: 'Generic HTTP Connector',
  },
  {
    id: 'cookies',
    question: 'Can a flow read cookies.<name>?',
    choices: [{ id: 'readable', label: 'yes' }],
    standard: 'readable',
    reason:
      'Second-hand: guide files list it, no page confirms it. Only cookies of the flow’s own domain can arrive.',
    where: 'Dynamic values',
  },
  {
    id: 'unresolved-value',
    question: 'What is a dynamic value that is not set?',
    choices: [{ id: 'empty', label: 'empty in text, undefined in a typed row, with a warning' }],
    standard: 'empty',
    reason: 'Not documented.',
    where: 'Dynamic values',
  },
  {
    id: 'automatic-without-screen',
    question: 'What is an automatic error when no screen was shown?',
    choices: [{ id: 'fail', label: 'the run fails with that error' }],
    standard: 'fail',
    reason: '"Back to the last screen they saw" has no meaning then.',
    where: 'Error handling',
  },
  {
    id: 'subflow-input',
    question: 'How does a subflow read what it is handed?',
    choices: [{ id: 'subflow-input', label: 'as subflowInput.<key>' }],
    standard: 'subflow-input',
    reason:
      'Second-hand: guide files name it, no page confirms it. The context is shared in any case.',
    where: 'Subflow',
  },
  {
    id: 'step-budget',
    question: 'How many steps may a run take?',
    choices: [{ id: '10000', label: '10,000, ours: keeps the tab alive' }],
    standard: '10000',
    reason: 'No documented limit was found.',
    where: 'Every run',
  },
  {
    id: 'pattern-syntax',
    question: 'What is a pattern of the operator Matches?',
    choices: [
      {
        id: 'javascript',
        label:
          'a regular expression of JavaScript in linear time: lookaround and backreferences are refused; (?i), \\p{…}, \\A and \\z are understood',
      },
    ],
    standard: 'javascript',
    reason:
      'The vendor’s published evaluator is JavaScript and mirrors a server that is not: no page names the syntax.',
    where: 'Condition',
  },
  {
    id: 'email-check',
    question: 'What is an email address for Is email?',
    choices: [{ id: 'validator', label: 'what the library validator says' }],
    standard: 'validator',
    reason: 'It is checked on the server with a library that nobody names.',
    where: 'Condition',
  },
  {
    id: 'phone-check',
    question: 'What is a phone number for Is phone?',
    choices: [
      {
        id: 'international',
        label:
          'a number in international form (+…) that fits its country by libphonenumber’s smallest data',
      },
    ],
    standard: 'international',
    reason:
      'It is checked on the server with a library that nobody names; stricter data refuses numbers that people invent for tests, such as +49 111 111111.',
    where: 'Condition',
  },
  {
    id: 'number-operators',
    question: 'What are In range, Not in range and Divisible by for a key that is no number?',
    choices: [{ id: 'false', label: 'false, each of them' }],
    standard: 'false',
    reason:
      'The vendor’s published code has them for abTestingKey alone; other number operators are false then.',
    where: 'Condition',
  },
  {
    id: 'branch-error',
    question: 'What is the error called that a branch raises?',
    choices: [{ id: 'BranchError', label: 'BranchError (our name), without a code' }],
    standard: 'BranchError',
    reason: 'Real flows hold its message, and that its handling is Automatic.',
    where: 'Condition',
  },
  {
    id: 'script-language',
    question: 'What is a Scriptlet written in?',
    choices: [
      {
        id: 'quickjs',
        label:
          'JavaScript (ES2023) as QuickJS has it, with lodash 4.18.1 as _ and CryptoJS 4.2.0; no network, no timers, no modules',
      },
    ],
    standard: 'quickjs',
    reason: 'The page names Lodash and CryptoJS without their versions, and no engine.',
    where: 'Scriptlet',
  },
  {
    id: 'script-limits',
    question: 'How much may a Scriptlet do?',
    choices: [
      {
        id: 'counted',
        label:
          '5 million counted steps (calls and turns of loops), 16 MB of memory, 500,000 characters of result; 10 s in any case',
      },
    ],
    standard: 'counted',
    reason:
      'No page names a limit. Ours are counted, so that a script ends at the same place on every machine.',
    where: 'Scriptlet',
  },
  {
    id: 'script-clock',
    question: 'What are time and chance in a Scriptlet?',
    choices: [
      {
        id: 'run',
        label: 'the run’s: its clock stands still in a script, in UTC; chance has its seed',
      },
    ],
    standard: 'run',
    reason: 'The same scenario gives the same run everywhere.',
    where: 'Scriptlet',
  },
  {
    id: 'script-results',
    question: 'What is kept of what a Scriptlet returns?',
    choices: [
      {
        id: 'json',
        label:
          'what JSON.stringify makes of it (a date becomes text); nothing clears the Context Key; functions, circles and BigInt fail',
      },
    ],
    standard: 'json',
    reason: 'The page says that it lands under the Context Key, where dynamic values read JSON.',
    where: 'Scriptlet',
  },
  {
    id: 'script-promises',
    question: 'What is the result of a Scriptlet that returns a promise?',
    choices: [
      { id: 'awaited', label: 'what the promise comes to; one that nothing settles fails' },
    ],
    standard: 'awaited',
    reason: 'No page says; a promise itself is no JSON.',
    where: 'Scriptlet',
  },
] as const satisfies readonly Assumption[];

export type AssumptionId = (typeof ASSUMPTIONS)[number]['id'];
