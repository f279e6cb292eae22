import type { Assumption } from '../assumption.ts';

/** What the actions of the console assume: their codes, links and providers are simulated. */
export const ACTIONS_ASSUMPTIONS = [
  {
    id: 'simulated-success',
    question: 'How does a simulated action turn out?',
    choices: [{ id: 'success', label: 'well, unless the scenario or a person chooses otherwise' }],
    standard: 'success',
    reason: 'No provider, browser or device takes part; what can be checked against the users is.',
    where: 'Actions',
  },
  {
    id: 'verify-token',
    question: 'How does a flow check the token of another system?',
    choices: [
      { id: 'ours', label: 'by the step Verify token, which is ours: Descope has no such action' },
    ],
    standard: 'ours',
    reason: 'The docs say "an existing cookie"; no action was found that checks a signature.',
    where: 'Verify token',
  },
  {
    id: 'otp-code',
    question: 'What is a one-time code like?',
    choices: [
      {
        id: 'standard',
        label:
          '6 digits from the run’s chance; holds 3 minutes, and 5 wrong tries; then it is refused for that reason until another one is sent',
      },
    ],
    standard: 'standard',
    reason: 'The screen asks for 6 digits; neither lifetime nor number of tries was found.',
    where: 'OTP actions',
  },
  {
    id: 'test-user-code',
    question: 'What is the static code of test users worth?',
    choices: [
      {
        id: 'instead',
        label:
          'it is right wherever a code was sent to an address of the settings’ pattern; the code sent is right as well',
      },
    ],
    standard: 'instead',
    reason:
      'The Terraform provider says that test users can use it instead of a real code, and no more.',
    where: 'Verify Code / OTP',
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
      {
        id: 'at-once',
        label:
          'it counts as opened at once, unless "not opened yet" is chosen; a screen that polls leads back to it then, for whom it was sent to, and any other button asks for a new one',
      },
    ],
    standard: 'at-once',
    reason:
      'In Descope it is opened elsewhere while a screen polls; here both halves are one step.',
    where: 'Magic Link actions',
  },
  {
    id: 'enchanted-link',
    question: 'How does an enchanted link turn out?',
    choices: [
      {
        id: 'right',
        label:
          'three numbers of two digits from the run’s chance; the right link is opened, unless another one, or none yet, is chosen',
      },
    ],
    standard: 'right',
    reason:
      'The docs tell of three links, of which one has the number that the screen shows; no export shows the action, its id or its errors.',
    where: 'Enchanted Link actions',
  },
  {
    id: 'second-factor',
    question:
      'Whom does an action mean that finds someone signed in, where no login ID is set or an app’s code is verified?',
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
    id: 'proved-address',
    question: 'Which address of the user does a sign-in by code, link or provider prove?',
    choices: [
      {
        id: 'own',
        label:
          'their own, in the stored spelling; another one that they are known by, such as an alias, changes nothing; who has none gets it',
      },
    ],
    standard: 'own',
    reason:
      'Not documented; a login ID that was typed should neither replace an address nor count as proof of it.',
    where: 'OTP, Magic Link, Enchanted Link, Send Password Reset, OAuth, SSO',
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
    id: 'step-up-after-sign-in',
    question: 'What does Step Up do to a session that this run has started already?',
    choices: [
      { id: 'later', label: 'nothing, with a warning: only a sign-in after it gets su' },
      { id: 'renew', label: 'the session is renewed with su' },
    ],
    standard: 'later',
    reason:
      'The docs say that it marks the flow, and that a sign-in after it yields su; of one before it they say nothing.',
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
    id: 'audit-type',
    question: 'Of which type is an audit event that names none of info, warn and error?',
    choices: [{ id: 'info', label: 'info' }],
    standard: 'info',
    reason:
      'The three are those that real exports name; what becomes of another is not documented.',
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
    question: 'Who is in a tenant that Create Tenant made, and when does it fail?',
    choices: [
      {
        id: 'user',
        label:
          'whoever is signed in, with the roles given; an ID that the settings or the user have already, or a role that is not declared, is error TenantFailed (our name)',
      },
    ],
    standard: 'user',
    reason: 'The action has roles, which only a member can have; an ID is unique.',
    where: 'Create Tenant',
  },
  {
    id: 'update-tenant',
    question: 'Which tenant does Update Tenant rename, and for whom?',
    choices: [
      {
        id: 'user',
        label:
          'the one asked for, else the only one of the user; for whoever is signed in, in this run; without one, error TenantFailed (our name)',
      },
    ],
    standard: 'user',
    reason: 'The form has no tenant to choose; users hold the names of their tenants.',
    where: 'Update Tenant',
  },
] as const satisfies readonly Assumption[];
