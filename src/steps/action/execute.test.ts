import { describe, expect, test } from 'vitest';
import { parseFlow } from '../../core/document/parse.ts';
import { makeEnv, makeRunnable } from '../../core/engine/env.ts';
import type { JsonObject } from '../../core/json.ts';
import { portsOf } from '../../core/kind/ports.ts';
import { scenarioSchema } from '../../core/scenario/schema.ts';
import type { UserInput } from '../../core/users/user.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import type { RunSummary } from '../../hosts/session/run-result.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { TEST_TOOLS } from '../../core/testing/tools.ts';
import { registry } from '../registry.ts';

// What actions do to users and tokens. Steps stand in a row; each error ends the run.

const ANN: UserInput = {
  userId: 'ann',
  loginIds: ['ann@acme.example'],
  email: 'ann@acme.example',
  phone: '+15550100',
  lastLoginTime: 1,
};
const BOB: UserInput = { userId: 'bob', loginIds: ['bob@acme.example', '+15550177'] };

interface Play {
  readonly actions: readonly (string | JsonObject)[];
  readonly form?: JsonObject;
  readonly request?: JsonObject;
  readonly answers?: readonly JsonObject[];
  readonly users?: readonly UserInput[];
  readonly assumptions?: JsonObject;
  readonly settings?: JsonObject;
  /** Besides those in a row. */
  readonly steps?: readonly JsonObject[];
  readonly edges?: readonly JsonObject[];
}

const SESSION = { session: { state: 'valid', user: 'ann@acme.example' } };

describe('sign in, sign up, sign up or in', () => {
  test.each<[action: string, email: string, error: string | null, code?: string]>([
    ['password-sign-in-v2', 'ann@acme.example', null],
    ['password-sign-in-v2', 'ANN@acme.example', null],
    ['password-sign-in-v2', 'new@acme.example', 'PasswordSignInFailed', 'E062108'],
    ['password-sign-in-v2', '', 'PasswordSignInFailed', 'E011002'],
    ['password-sign-up', 'new@acme.example', null],
    ['password-sign-up', 'ann@acme.example', 'PasswordSignUpFailed', 'E062107'],
    ['sign-in-otp-email', 'new@acme.example', 'OTPSignInEmailFailed', 'E062108'],
    ['sign-up-otp-email', 'ann@acme.example', 'OTPSignUpEmailFailed', 'E062107'],
    ['sign-up-or-in-otp-email', 'new@acme.example', null],
    ['sign-up-or-in-otp-email', '', 'OTPSignUpOrInEmailFailed', 'E011002'],
    ['sign-in-magic-link-email', 'new@acme.example', 'MagicLinkSignInEmailFailed', 'E062108'],
    ['sign-up-or-in-magic-link-email', 'new@acme.example', null],
    ['webauthn-sign-in-start', 'ann@acme.example', 'WebAuthnFailed', 'E067010'],
    ['webauthn-sign-up-or-in-start', 'new@acme.example', null],
    ['oauth-start-sign-in', 'new@acme.example', 'OAuthExchangeCodeFailed', 'E062108'],
    ['oauth-start-sign-up', 'ann@acme.example', 'OAuthExchangeCodeFailed', 'E062107'],
  ])('%s with "%s": %s', (action, email, error, code) => {
    const { outcome, error: found } = play({ actions: [action], form: { email } });
    expect({ outcome, type: found?.type ?? null, code: found?.code }).toEqual({
      outcome: error === null ? 'completed' : 'failed',
      type: error,
      code,
    });
  });

  test('a disabled user gets nothing, and nothing changes', () => {
    const users: readonly UserInput[] = [{ ...ANN, status: 'disabled' }];
    const run = play({ actions: ['password-sign-in-v2'], form: { email: ANN.email ?? '' }, users });
    expect(run).toMatchObject({ outcome: 'failed', error: { type: 'PasswordSignInFailed' } });
    expect(run.changes).toEqual([]);
  });

  test('where the assumption says so, signing up again signs in', () => {
    const run = play({
      actions: ['password-sign-up'],
      form: { email: 'ann@acme.example' },
      assumptions: { 'sign-up-existing': 'merge' },
    });
    expect(run).toMatchObject({ outcome: 'completed', user: { userId: 'ann' } });
  });

  test('somebody new is made of what the form says', () => {
    const { user } = play({
      actions: ['password-sign-up'],
      form: {
        email: 'new@acme.example',
        fullName: 'New One',
        givenName: 'New',
        familyName: 'One',
        phone: '+15550188',
      },
    });
    expect(user).toMatchObject({
      loginIds: ['new@acme.example'],
      name: 'New One',
      givenName: 'New',
      familyName: 'One',
      email: 'new@acme.example',
      verifiedEmail: false,
      phone: '+15550188',
      password: true,
      status: 'enabled',
    });
  });
});

describe('a code of the API', () => {
  test.each<[action: string, error: string, code?: string]>([
    ['password-sign-in-v2', 'PasswordExpired', 'E062909'],
    ['password-sign-in-v2', 'ActionErrorRateLimitExceeded', 'E130429'],
    ['check-rate-limit', 'ActionErrorRateLimitExceeded', 'E130429'],
    ['password-sign-in-v2', 'ActionErrorTenantDisabled'],
    ['oauth-start', 'OAuthCanceled'],
    ['connector', 'missing_field'],
    ['sign-up-or-in-otp-sms', 'OTPSignUpOrInPhoneRateLimitByProviderFailed'],
  ])(
    'comes with an error of %s, chosen, only where it means just that: %s',
    (action, outcome, code) => {
      const run = play({
        actions: [action],
        form: { email: 'ann@acme.example', phone: '+15550100' },
        answers: [{ step: 'step-1', outcome }],
      });
      expect(run.error).toMatchObject({ type: outcome });
      expect(run.error?.code).toBe(code);
      const step = run.trace.findLast((entry) => entry.type === 'step');
      expect(step?.assumptions?.includes('action-codes') ?? false).toBe(code !== undefined);
    },
  );

  test.each<[userId: string, code: string]>([
    ['', 'E011002'],
    ['nobody', 'E112102'],
  ])('says whether the user to disable is not given or not there: "%s", %s', (userId, code) => {
    const run = play({ actions: ['user-disable'], request: { client: { userId } } });
    expect(run.error).toMatchObject({ type: 'UserStatusFailed', code });
  });
});

describe('amr', () => {
  test.each<[actions: readonly string[], amr: readonly string[]]>([
    [['password-sign-in-v2'], ['pwd']],
    [['oauth-start'], ['oauth']],
    [['saml-start'], ['fed']],
    [['sign-in-magic-link-email'], ['email']],
    [
      ['password-sign-in-v2', 'verify-totp-code'],
      ['pwd', 'totp', 'mfa'],
    ],
    [
      ['oauth-start', 'webauthn-update-user-start'],
      ['oauth', 'webauthn', 'mfa'],
    ],
    [['sign-in-magic-link-email', 'password-send-reset'], ['email']],
    [['external-authentication'], []],
  ])('of %j is %j', (actions, amr) => {
    const run = play({ actions, form: { email: 'ann@acme.example' } });
    expect(run.session?.claims['amr']).toEqual(amr);
  });
});

test('the code of an app is that of whoever is signed in, whatever login ID is in the form', () => {
  const form = { email: 'ann@acme.example', externalId: 'nobody has this' };
  const run = play({ actions: ['oauth-start', 'verify-totp-code'], form });
  expect(run.session?.claims).toMatchObject({ sub: 'ann', amr: ['oauth', 'totp', 'mfa'] });
  expect(play({ actions: ['verify-totp-code'], form }).error?.type).toBe('TOTPVerifyCodeFailed');
});

describe('one-time codes', () => {
  const login = (code: string, more: JsonObject = {}) => ({
    step: 'ask',
    press: 'go',
    form: { code },
    ...more,
  });
  const VERIFY = ['sign-up-or-in-otp-email', 'ask', 'verify-code-otp-email'];
  const form = { email: 'new@acme.example' };
  const code = codeOf(play({ actions: VERIFY, form }));

  test('the code that was sent signs up, and the email is verified', () => {
    const run = play({ actions: VERIFY, form, answers: [login(code)] });
    expect(code).toMatch(/^\d{6}$/);
    expect(run).toMatchObject({
      outcome: 'completed',
      user: { loginIds: ['new@acme.example'], email: 'new@acme.example', verifiedEmail: true },
      session: { claims: { amr: ['email'] } },
    });
    expect(run.changes).toHaveLength(1);
  });

  test('nobody is created before the code is verified', () => {
    expect(play({ actions: VERIFY, form }).changes).toEqual([]);
  });

  test('screens say where it went, without the address', () => {
    const { trace } = play({ actions: VERIFY, form });
    expect(trace).toContainEqual(
      expect.objectContaining({
        writes: [{ path: 'sentTo.maskedEmail', value: 'n***@acme.example' }],
        messages: [
          {
            channel: 'email',
            to: 'new@acme.example',
            subject: 'Your code',
            text: `Your code is ${code}.`,
            code,
          },
        ],
      }),
    );
  });

  test('another code does not', () => {
    const run = play({ actions: VERIFY, form, answers: [login('000000')] });
    expect(run.error).toMatchObject({ type: 'OTPVerifyCodeEmailFailed', code: 'E061102' });
    expect(run.changes).toEqual([]);
  });

  test('it holds to the last millisecond of 3 minutes on the run’s clock', () => {
    const after = (delayMs: number) =>
      play({ actions: VERIFY, form, answers: [login(code, { delayMs })] });
    expect(after(180_000).outcome).toBe('completed');
    expect(after(180_001).error).toMatchObject({ type: 'OTPVerifyCodeExpired' });
  });

  test('whoever types an expired one again is told again that it has expired', () => {
    const late = login(code, { delayMs: 180_001 });
    const run = play({ actions: VERIFY, form, answers: [late, login(code), login('000000')] });
    expect(errorsIn(run)).toEqual(
      Array.from({ length: 3 }, () => ['OTPVerifyCodeExpired', undefined]),
    );
  });

  test('after 5 wrong tries it is void, though the sixth is right', () => {
    const tries = Array.from({ length: 5 }, () => login('1'));
    const fifth = play({ actions: VERIFY, form, answers: tries });
    expect(fifth.error).toMatchObject({ type: 'OTPVerifyCodeEmailFailed', code: 'E061103' });
    const more = [login(code), login(code, { delayMs: 180_001 })];
    const run = play({ actions: VERIFY, form, answers: [...tries, ...more] });
    expect(errorsIn(run).slice(4)).toEqual(
      Array.from({ length: 3 }, () => ['OTPVerifyCodeEmailFailed', 'E061103']),
    );
    const fourth = play({ actions: VERIFY, form, answers: [...tries.slice(1), login(code)] });
    expect(fourth.outcome).toBe('completed');
  });

  test('another one holds where that one has expired', () => {
    const errorHandling = { OTPVerifyCodeExpired: { handling: 'ignore' } };
    const late = { action: 'verify-code-otp-email', errorHandling };
    const actions = ['sign-up-or-in-otp-email', { kind: 'screen', ...ASK }, late, ...VERIFY];
    const first = { ...login(code, { delayMs: 180_001 }), step: 'step-2' };
    const shared = { actions, form };
    const second = codeOf(play({ ...shared, answers: [first] }));
    expect(second).not.toBe(code);
    const run = play({ ...shared, answers: [first, login(second)] });
    expect(errorsIn(run)).toEqual([['OTPVerifyCodeExpired', undefined]]);
    expect(run).toMatchObject({ outcome: 'completed', user: { verifiedEmail: true } });
  });

  test('it holds once', () => {
    const again = [...VERIFY, 'verify-code-otp-email'];
    const run = play({ actions: again, form, answers: [login(code)] });
    expect(run.error?.message).toBe('No code was sent, or it was used up.');
  });

  test('whoever is signed in gets it where the form has no phone: a second factor', () => {
    const actions = ['password-sign-in-v2', 'sign-in-otp-sms', 'ask', 'verify-code-otp-sms'];
    const typed = { email: 'ann@acme.example' };
    const sent = codeOf(play({ actions, form: typed }));
    const run = play({ actions, form: typed, answers: [login(sent)] });
    expect(run).toMatchObject({
      user: { userId: 'ann', phone: '+15550100', verifiedPhone: true },
      session: { claims: { amr: ['pwd', 'sms', 'mfa'] } },
    });
  });

  test('a user known by a Custom Login ID gets it at their own address', () => {
    const users = [{ ...ANN, loginIds: ['ann-1'] }];
    const actions = ['sign-in-otp-email', 'ask', 'verify-code-otp-email'];
    const { trace } = play({ actions, form: { externalId: 'ann-1' }, users });
    expect(trace).toContainEqual(
      expect.objectContaining({ messages: [expect.objectContaining({ to: 'ann@acme.example' })] }),
    );
  });

  describe('of test users', () => {
    const settings = {
      testUsers: {
        loginIdPattern: '^test-',
        verifierPattern: '@example[.]com$',
        staticOtp: '123456',
      },
    };
    const actions = ['sign-up-or-in-otp-email', 'ask', 'verify-code-otp-email'];
    const typed = (email: string, code: string, users: readonly UserInput[] = []) =>
      play({ actions, form: { email }, settings, users, answers: [login(code)] });

    test.each([
      ['somebody new whose login ID matches', 'test-1@example.com', []],
      [
        'a user who is one',
        'bob@example.com',
        [{ loginIds: ['bob@example.com'], email: 'bob@example.com', test: true }],
      ],
    ])('the static code is right for %s', (_who, email, users) => {
      const run = typed(email, '123456', users);
      expect(run.error).toBeUndefined();
      expect(run.user).toMatchObject({ test: true, verifiedEmail: true });
    });

    test.each([
      ['somebody new whose login ID does not match', 'new@example.com', []],
      ['an address that does not match', 'test-1@elsewhere.example', []],
      [
        'a user who is none, though the login ID matches',
        'test-2@example.com',
        [{ loginIds: ['test-2@example.com'], email: 'test-2@example.com' }],
      ],
    ])('it is wrong for %s', (_who, email, users) => {
      expect(typed(email, '123456', users).error).toMatchObject({ code: 'E061102' });
    });
  });

  describe('for a new address', () => {
    const update = (args: JsonObject, email: string) => {
      const actions = [
        'loadUser',
        { action: 'update-user-otp-email', args },
        'ask',
        'verify-code-otp-email',
      ];
      const shared = { actions, form: { email }, request: SESSION };
      return play({ ...shared, answers: [login(codeOf(play(shared)))] });
    };

    test('it becomes the user’s email, and a login ID where that is asked for', () => {
      expect(update({}, 'annie@acme.example').user).toMatchObject({
        email: 'annie@acme.example',
        verifiedEmail: true,
        loginIds: ['ann@acme.example'],
      });
      expect(update({ addToLoginIDs: true }, 'annie@acme.example').user?.loginIds).toEqual([
        'ann@acme.example',
        'annie@acme.example',
      ]);
    });

    test('somebody else’s login ID is an error, or that user is kept: both are assumed', () => {
      const refused = update({ addToLoginIDs: 'true' }, 'bob@acme.example');
      expect(refused.error).toMatchObject({ type: 'OTPUpdateUserEmailFailed', code: 'E062107' });
      const merge = { addToLoginIDs: true, onMergeUseExisting: 'true' };
      const merged = update(merge, 'bob@acme.example');
      expect(merged.user).toMatchObject({
        userId: 'bob',
        email: 'bob@acme.example',
        verifiedEmail: true,
      });
      for (const run of [refused, merged]) expect(assumedIn(run)).toContain('login-id-taken');
    });
  });
});

describe('what a sign-in proves of the email', () => {
  const ALIAS = { ...ANN, loginIds: ['ann@acme.example', 'alias@acme.example'] };
  const NO_EMAIL = { userId: 'ann', loginIds: ['alias@acme.example'] };
  const own = { email: 'ann@acme.example', verifiedEmail: true };
  const unproved = { email: 'ann@acme.example', verifiedEmail: false };

  describe.each<[action: string, verify?: string]>([
    ['sign-in-otp-email', 'verify-code-otp-email'],
    ['sign-in-magic-link-email'],
    ['sign-in-magic-linkv2-email'],
    ['sign-up-or-in-magic-link-email'],
    ['sign-in-enchanted-link-email'],
    ['password-send-reset'],
    ['oauth-start'],
    ['saml-start'],
  ])('by %s', (action, verify) => {
    test.each<[what: string, user: UserInput, typed: string, after: object, choice?: string]>([
      ['their own: that it is theirs', ALIAS, 'ann@acme.example', own],
      ['another spelling: the same, and the stored one is kept', ALIAS, 'ANN@acme.example', own],
      ['another of their login IDs: nothing', ALIAS, 'alias@acme.example', unproved],
      [
        'one where they had none: it is theirs from then on',
        NO_EMAIL,
        'alias@acme.example',
        { email: 'alias@acme.example', verifiedEmail: true },
      ],
      [
        'another spelling, where case matters: nothing',
        { ...ALIAS, loginIds: ['ANN@acme.example'] },
        'ANN@acme.example',
        unproved,
        'exact',
      ],
    ])('%s', (_what, user, typed, after, choice = 'insensitive') => {
      const shared = {
        actions: verify === undefined ? [action] : [action, 'ask', verify],
        form: { email: typed },
        users: [user],
        assumptions: { 'login-id-case': choice },
      };
      const code = codeOf(play(shared));
      const answers = verify === undefined ? [] : [{ step: 'ask', press: 'go', form: { code } }];
      const run = play({ ...shared, answers });
      expect(run).toMatchObject({ outcome: 'completed', user: { userId: 'ann', ...after } });
      const assumed = assumedIn(run);
      expect(assumed.includes('login-id-case')).toBe(typed.startsWith('ANN'));
      expect(assumed.includes('proved-address')).toBe(after === unproved || user === NO_EMAIL);
    });
  });
});

describe('a new address that a disabled user has as login ID', () => {
  const args = { addToLoginIDs: true, onMergeUseExisting: true };
  const users: readonly UserInput[] = [ANN, { ...BOB, status: 'disabled' }];

  test.each<[action: string, verify: string | null, form: JsonObject, error: string]>([
    [
      'update-user-otp-email',
      'verify-code-otp-email',
      { email: 'bob@acme.example' },
      'OTPUpdateUserEmailFailed',
    ],
    [
      'update-user-otp-sms',
      'verify-code-otp-sms',
      { phone: '+15550177' },
      'OTPUpdateUserPhoneFailed',
    ],
    [
      'update-user-magic-link-email',
      null,
      { email: 'bob@acme.example' },
      'MagicLinkUpdateUserEmailFailed',
    ],
    ['update-user-magic-link-sms', null, { phone: '+15550177' }, 'MagicLinkUpdateUserPhoneFailed'],
  ])('%s signs nobody in: %s', (action, verify, form, error) => {
    const more = verify === null ? [] : ['ask', verify];
    const shared = {
      actions: ['loadUser', { action, args }, ...more],
      form,
      request: SESSION,
      users,
    };
    const code = verify === null ? '' : codeOf(play(shared));
    const run = play({ ...shared, answers: [{ step: 'ask', press: 'go', form: { code } }] });
    expect(run.error).toMatchObject({
      type: error,
      message: 'The user "bob@acme.example" is disabled.',
    });
    expect(run.changes).toEqual([]);
    expect(run.session).toBeUndefined();
    expect(assumedIn(run)).toEqual(expect.arrayContaining(['login-id-taken', 'disabled-user']));
  });
});

describe('a user who is disabled after the code was sent', () => {
  const request = { client: { userId: 'ann' } };
  const disabled = (before: readonly (string | JsonObject)[], verify: string, form: JsonObject) => {
    const shared = {
      actions: [...before, 'ask', 'user-disable', verify],
      form,
      request: before.includes('loadUser') ? { ...request, ...SESSION } : request,
    };
    const code = codeOf(play(shared));
    return play({ ...shared, answers: [{ step: 'ask', press: 'go', form: { code } }] });
  };

  test.each([
    [
      ['sign-in-otp-email'],
      'verify-code-otp-email',
      { email: 'ann@acme.example' },
      'OTPVerifyCodeEmailFailed',
    ],
    [
      ['sign-in-otp-sms'],
      'verify-code-otp-sms',
      { externalId: 'ann@acme.example' },
      'OTPVerifyCodePhoneFailed',
    ],
    [
      ['loadUser', 'update-user-otp-email'],
      'verify-code-otp-email',
      { email: 'annie@acme.example' },
      'OTPUpdateUserEmailFailed',
    ],
    [
      ['loadUser', 'update-user-otp-sms'],
      'verify-code-otp-sms',
      { phone: '+15550111' },
      'OTPUpdateUserPhoneFailed',
    ],
  ])('stays so, and nobody is signed in: %j, %s', (before, verify, form, error) => {
    const run = disabled(before, verify, form);
    const message = 'The user "ann@acme.example" is disabled.';
    expect(run.error).toMatchObject({ type: error, message });
    const [change, ...others] = run.changes;
    expect(change?.after).toEqual({ ...change?.before, status: 'disabled' });
    expect(others).toEqual([]);
    expect(run.session).toBeUndefined();
    expect(assumedIn(run)).toContain('disabled-user');
  });
});

describe('magic links', () => {
  const actions = ['sign-up-or-in-magic-link-email'];
  const form = { email: 'new@acme.example' };

  test('are opened at once: signed up, the email verified', () => {
    expect(play({ actions, form }).user).toMatchObject({ verifiedEmail: true });
  });

  test('that skip verification sign nobody in', () => {
    const config = { action: 'sign-up-or-in-magic-link-email', args: { skipVerify: 'true' } };
    const run = play({ actions: [config], form });
    expect(run).toMatchObject({ outcome: 'completed', changes: [] });
    expect(run.session).toBeUndefined();
  });
});

describe.each([
  ['sign-in-magic-link-email', 'MagicLinkSignInEmailFailed'],
  ['password-send-reset', 'PasswordSendResetFailed'],
  ['sign-in-enchanted-link-email', 'EnchantedLinkSignInEmailFailed'],
])('a link that waits, of %s', (action, failure) => {
  const BOBBY: UserInput = { ...BOB, email: 'bob@acme.example' };
  const email = { type: 'input', input: 'email', label: 'Email' };
  const waiting = {
    components: [
      email,
      { type: 'polling', id: 'polling' },
      { type: 'button', id: 'resend', label: 'Send again' },
      { type: 'button', id: 'disable', label: 'Disable' },
    ],
  };
  const wait = (...answers: readonly JsonObject[]) =>
    play({
      actions: [{ kind: 'screen', components: [email, ASK.components[1] ?? {}] }, action],
      steps: [
        { id: 'wait', kind: 'screen', name: 'wait', config: waiting },
        { id: 'disable', kind: 'action', name: 'disable', config: { action: 'user-disable' } },
      ],
      edges: [
        { from: 'step-2', port: 'sent', to: 'wait' },
        { from: 'wait', port: 'polling', to: 'step-2' },
        { from: 'wait', port: 'resend', to: 'step-2' },
        { from: 'wait', port: 'disable', to: 'disable' },
        { from: 'disable', port: 'success', to: 'wait' },
      ],
      users: [ANN, BOBBY],
      request: { client: { userId: 'ann' } },
      answers: [
        { step: 'step-1', press: 'go', form: { email: ANN.email ?? '' } },
        { step: 'step-2', outcome: 'sent' },
        ...answers,
      ],
    });
  const polling = { step: 'wait', press: 'polling' };
  const opened = { step: 'step-2', outcome: 'success' };
  const asBob = { form: { email: 'bob@acme.example' } };
  const sentTo = ({ trace }: RunSummary) =>
    trace
      .flatMap((entry) => (entry.type === 'step' ? (entry.messages ?? []) : []))
      .map(({ to }) => to);

  test.each<[what: string, answers: readonly JsonObject[], userId: string, to: readonly string[]]>([
    ['once a screen has polled, without another email', [polling, opened], 'ann', ['ann']],
    [
      'for whom it was sent to, whatever the form says by now',
      [{ ...polling, ...asBob }, opened],
      'ann',
      ['ann'],
    ],
    [
      'however often nobody has opened it yet',
      [polling, { step: 'step-2', outcome: 'sent' }, { ...polling, ...asBob }, opened],
      'ann',
      ['ann'],
    ],
    [
      'but another one goes to whoever asks for it',
      [{ step: 'wait', press: 'resend', ...asBob }, opened],
      'bob',
      ['ann', 'bob'],
    ],
    [
      'and that one is what is polled for then',
      [
        polling,
        { step: 'step-2', outcome: 'sent' },
        { step: 'wait', press: 'resend', ...asBob },
        { step: 'step-2', outcome: 'sent' },
        { ...polling, form: { email: ANN.email ?? '' } },
        opened,
      ],
      'bob',
      ['ann', 'bob'],
    ],
  ])('is opened %s', (_what, answers, userId, to) => {
    const run = wait(...answers);
    expect(run).toMatchObject({ outcome: 'completed', user: { userId, verifiedEmail: true } });
    expect(sentTo(run)).toEqual(to.map((name) => `${name}@acme.example`));
    expect(run.changes).toHaveLength(1);
  });

  test('signs nobody in who is disabled by then', () => {
    const run = wait({ step: 'wait', press: 'disable' }, polling, opened);
    expect(run.error).toMatchObject({
      type: failure,
      message: 'The user "ann@acme.example" is disabled.',
    });
    expect(run.changes.map(({ after }) => after.status)).toEqual(['disabled']);
    expect(run.session).toBeUndefined();
  });
});

test('a link to a new address that waits is the user’s it was sent for', () => {
  const polls = { components: [{ type: 'polling', id: 'polling' }] };
  const run = play({
    actions: ['loadUser', 'update-user-magic-link-email'],
    form: { email: 'annie@acme.example' },
    request: SESSION,
    steps: [{ id: 'wait', kind: 'screen', name: 'wait', config: polls }],
    edges: [
      { from: 'step-2', port: 'sent', to: 'wait' },
      { from: 'wait', port: 'polling', to: 'step-2' },
    ],
    answers: [
      { step: 'step-2', outcome: 'sent' },
      { step: 'wait', press: 'polling' },
    ],
  });
  expect(run.user).toMatchObject({
    userId: 'ann',
    email: 'annie@acme.example',
    verifiedEmail: true,
  });
});

test('of the links of an enchanted link one has the number that the screen shows', () => {
  const { trace, user } = play({
    actions: ['sign-up-or-in-enchanted-link-email'],
    form: { email: 'new@acme.example' },
  });
  const asked = trace.flatMap((entry) => (entry.type === 'request' ? [entry.effect] : []));
  const labels = asked.flatMap((effect) =>
    effect.type === 'choice' ? effect.request.outcomes.map(({ label }) => label) : [],
  );
  const done = trace.find((entry) => entry.type === 'step');
  const shown = done?.writes.find(({ path }) => path === 'linkId')?.value;
  const [message] = done?.messages ?? [];
  const sent = [...(message?.text.matchAll(/^(\d\d) /gm) ?? [])].map(([, number]) => number);

  const right = sent.find((number) => number === shown);
  expect(new Set(sent).size).toBe(3);
  expect(right).toBeDefined();
  const others = sent.filter((number) => number !== right);
  expect(labels).toEqual(
    expect.arrayContaining([
      `Link ${right} is opened, as the screen says`,
      expect.stringMatching(
        new RegExp(`^Link (${others.join(' or ')}|${others.toReversed().join(' or ')}) is opened$`),
      ),
    ]),
  );
  expect(user).toMatchObject({ email: 'new@acme.example', verifiedEmail: true });
});

describe('providers', () => {
  test.each<[what: string, config: JsonObject, form: JsonObject, user: object]>([
    [
      'Google by default, the email of the form',
      { action: 'oauth-start' },
      { email: 'new@acme.example' },
      { email: 'new@acme.example', verifiedEmail: true, OAuth: { google: true } },
    ],
    [
      'the provider of the step, an invented account',
      { action: 'oauth-start', args: { defaultProvider: 'Microsoft' } },
      {},
      { email: 'someone@microsoft.example.com', OAuth: { microsoft: true } },
    ],
    [
      'the provider of the form',
      { action: 'oauth-start', args: { loginHint: '{{form.hint}}' } },
      { provider: 'apple', hint: 'ann@acme.example', email: 'x@x.example' },
      { userId: 'ann', OAuth: { apple: true } },
    ],
    [
      'SSO, with the tenant of the domain',
      { action: 'saml-start' },
      { email: 'new@acme.example' },
      { SAML: true, userTenants: [{ tenantId: 'acme', tenantName: 'Acme' }] },
    ],
  ])('%s', (_what, config, form, user) => {
    expect(play({ actions: [config], form }).user).toMatchObject(user);
  });
});

describe('Load User and Step Up', () => {
  test('the user of a valid session is loaded, and no token is issued', () => {
    const run = play({ actions: ['loadUser'], request: SESSION });
    expect(run).toMatchObject({ outcome: 'completed', user: { userId: 'ann' } });
    expect(run.session).toBeUndefined();
  });

  test.each([{}, { session: { state: 'expired', user: 'ann@acme.example' } }])(
    'a request with %j has nobody to load',
    (request) => {
      const run = play({ actions: ['loadUser'], request });
      expect(run.error).toMatchObject({ type: 'LoadUserFailed' });
    },
  );

  test('the token that comes after Step Up has su: true, from the first', () => {
    const form = { email: 'ann@acme.example' };
    const jwt = { kind: 'generate-jwt', variant: 'sign-in' };
    const run = play({ actions: ['step-up', jwt], form });
    expect(run.session?.claims).toMatchObject({ sub: 'ann', su: true });
    expect(play({ actions: [jwt], form }).session?.claims).not.toHaveProperty('su');
  });

  test('an existing session is loaded by it as well', () => {
    const run = play({ actions: ['step-up', 'verify-totp-code'], request: SESSION });
    expect(run.session?.claims).toMatchObject({ sub: 'ann', su: true, amr: ['totp'] });
  });
});

describe('users and tenants', () => {
  test('Add Tenant takes the tenant of the email’s domain, whatever its case', () => {
    const run = play({ actions: ['loadUser', 'update-user-add-tenant'], request: SESSION });
    expect(run.user?.userTenants).toEqual([
      { tenantId: 'acme', tenantName: 'Acme', roleNames: [], permissions: [] },
    ]);
  });

  test('a user who is in the tenant stays as they are', () => {
    const userTenants = [{ tenantId: 'acme', tenantName: 'Old', roleNames: ['Boss'] }];
    const users = [{ ...ANN, userTenants }];
    const run = play({ actions: ['loadUser', 'update-user-add-tenant'], request: SESSION, users });
    expect(run.user?.userTenants).toMatchObject(userTenants);
  });

  test('an invited user is in the inviter’s tenants', () => {
    const run = play({
      actions: ['loadUser', 'update-user-add-tenant', 'user-invite'],
      request: SESSION,
      form: { email: 'new@acme.example' },
    });
    expect(run.users.at(-1)).toMatchObject({
      loginIds: ['new@acme.example'],
      status: 'invited',
      userTenants: [{ tenantId: 'acme' }],
    });
  });

  describe('Create Tenant', () => {
    const roles = [{ name: 'Admin' }, { name: 'Editor' }];
    const create = (args: JsonObject, more: Partial<Play> = {}) =>
      play({
        actions: ['loadUser', { action: 'create-tenant', args }],
        request: SESSION,
        settings: { roles },
        ...more,
      });

    test.each<JsonObject>([
      { roles: ' Admin, {{form.role}},' },
      { roles: ['Admin', '{{form.role}}'] },
    ])('puts the user in it, with %j', (args) => {
      const given = { tenantName: 'New', tenantId: 'new', ...args };
      expect(create(given, { form: { role: 'Editor' } }).user?.userTenants).toEqual([
        { tenantId: 'new', tenantName: 'New', roleNames: ['Admin', 'Editor'], permissions: [] },
      ]);
    });

    test.each<[args: JsonObject, message: string, code?: string]>([
      [{ tenantName: ' ' }, 'The tenant has no name.', 'E011002'],
      [
        { tenantName: 'Acme', tenantId: '{{form.id}}' },
        'A tenant with the ID "acme" exists already.',
      ],
      [{ tenantName: 'Mine', tenantId: 'mine' }, 'A tenant with the ID "mine" exists already.'],
      [
        { tenantName: 'New', roles: 'Admin, Boss' },
        'The project has no role "Boss": it has Admin, Editor.',
      ],
    ])('fails, and nothing changes, with %j: %s', (args, message, code) => {
      const users = [{ ...ANN, userTenants: [{ tenantId: 'mine' }] }];
      const run = create(args, {
        users,
        form: { id: 'acme' },
        settings: { roles, tenants: [{ id: 'acme', name: 'Acme' }] },
      });
      expect(run.error).toMatchObject({ type: 'TenantFailed', message });
      expect(run.error?.code).toBe(code);
      expect(run.changes).toEqual([]);
      expect(assumedIn(run)).toContain(code === undefined ? 'create-tenant' : 'action-codes');
    });

    test('takes any role where none is declared', () => {
      const run = create({ tenantName: 'New', roles: 'Boss' }, { settings: {} });
      expect(run.user?.userTenants).toMatchObject([{ roleNames: ['Boss'] }]);
    });
  });

  describe('Update Tenant', () => {
    const mine = { tenantId: 'acme', tenantName: 'Acme', roleNames: ['Boss'] };
    const other = { tenantId: 'other', tenantName: 'Other' };
    const update = (userTenants: UserInput['userTenants'], request: JsonObject, name = ' New ') =>
      play({
        actions: ['loadUser', { action: 'update-tenant', args: { tenantName: name } }],
        users: [{ ...ANN, ...(userTenants !== undefined && { userTenants }) }],
        request: { ...SESSION, ...request },
      });

    test.each<[what: string, tenants: UserInput['userTenants'], request: JsonObject, id: string]>([
      ['the only one of the user', [mine], {}, 'acme'],
      ['the one that the request names', [mine, other], { tenant: 'other' }, 'other'],
    ])('renames %s, for this run', (_what, tenants, request, id) => {
      const run = update(tenants, request);
      expect(run.user?.userTenants).toMatchObject(
        (tenants ?? []).map((one) => (one.tenantId === id ? { ...one, tenantName: 'New' } : one)),
      );
      expect(assumedIn(run)).toContain('update-tenant');
    });

    test('is read as tenant.name and user.tenantNames from then on', () => {
      const outputs = ['tenant.name', 'user.tenantNames'].map((value, i) => ({
        key: `${i}`,
        type: 'context',
        value,
      }));
      const run = play({
        actions: [
          'loadUser',
          { action: 'update-tenant', args: { tenantName: 'New' } },
          { kind: 'end', outputs },
        ],
        users: [{ ...ANN, userTenants: [mine] }],
        request: SESSION,
      });
      expect(run.outputs).toEqual({ '0': 'New', '1': ['New'] });
    });

    test.each([[[]], [[mine, other]]])('fails where none is meant: %j', (tenants) => {
      const run = update(tenants, {});
      expect(run.error).toMatchObject({
        type: 'TenantFailed',
        message: 'The request names no tenant, and nobody is signed in who is in just one.',
      });
      expect(run.changes).toEqual([]);
    });

    test('changes nothing without a name, and warns where nobody is in the tenant', () => {
      expect(update([mine], {}, ' ').changes).toEqual([]);
      const run = play({
        actions: [{ action: 'update-tenant', args: { tenantName: 'New' } }],
        request: { tenant: 'acme' },
      });
      expect(run).toMatchObject({ outcome: 'completed', changes: [] });
      expect(run.trace).toContainEqual(
        expect.objectContaining({
          warnings: [
            'Nobody who is signed in is in the tenant "acme": the run keeps its old name.',
          ],
        }),
      );
    });
  });

  test('Enable and Disable take the user of client.userId', () => {
    const request = { client: { userId: 'bob' } };
    const status = (action: string) =>
      play({ actions: [action], request }).users.find(({ userId }) => userId === 'bob')?.status;
    expect([status('user-disable'), status('user-enable')]).toEqual(['disabled', 'enabled']);
  });

  test('an audit event holds JSON as it is, with dynamic values, and text as text', () => {
    const event = (customAuditData: string) => {
      const args = {
        customAuditActionName: 'Seen {{form.x}}',
        customAuditType: 'warn',
        customAuditData,
      };
      const { trace } = play({
        actions: [{ action: 'generate-audit-event', args }],
        form: { x: '"1"' },
      });
      return trace.flatMap((entry) => (entry.type === 'step' ? (entry.audit ?? []) : []));
    };
    const shared = { action: 'Seen "1"', type: 'warn' };
    expect(event('{"x":"{{form.x}}"}')).toEqual([{ ...shared, data: { x: '"1"' } }]);
    expect(event('x is {{form.x}}')).toEqual([{ ...shared, data: { text: 'x is "1"' } }]);
    expect(event('')).toEqual([{ ...shared, data: {} }]);
  });

  test.each<[args: JsonObject, type: string, assumed: boolean, warned: boolean]>([
    [{ customAuditActionName: 'Seen', customAuditType: 'error' }, 'error', false, false],
    [{ customAuditActionName: 'Seen', customAuditType: 'fatal' }, 'info', true, false],
    [{ customAuditActionName: 'Seen' }, 'info', true, false],
    [{ customAuditActionName: '{{form.x}}', customAuditType: 'info' }, 'info', false, true],
  ])('an audit event with %j is of the type %s', (args, type, assumed, warned) => {
    const run = play({ actions: [{ action: 'generate-audit-event', args }], form: { x: ' ' } });
    const [step] = run.trace.flatMap((entry) =>
      entry.type === 'step' && entry.audit !== undefined ? [entry] : [],
    );
    expect(step?.audit).toMatchObject([{ type }]);
    expect(assumedIn(run).includes('audit-type')).toBe(assumed);
    expect(step?.warnings ?? []).toEqual(warned ? ['The audit event has no action name.'] : []);
  });
});

describe('risk', () => {
  test.each([
    [{}, 0.1],
    [{ context: { riskInfo: { riskScore: 0.9 } } }, 0.9],
  ])('with the request %j the score is %d', (request, score) => {
    const { trace } = play({ actions: ['risk'], request });
    expect(trace).toContainEqual(
      expect.objectContaining({ writes: [{ path: 'riskInfo.riskScore', value: score }] }),
    );
  });
});

describe('Check Rate Limit', () => {
  test.each<[args: JsonObject, outcome: string, message: string]>([
    [
      { errorMessage: ' Slow down, {{form.name}}. ' },
      'ActionErrorRateLimitExceeded',
      'Slow down, Ann.',
    ],
    [{}, 'ActionErrorRateLimitExceeded', 'Check Rate Limit: rate limit exceeded.'],
    [
      { errorMessage: '{{form.nothing}}' },
      'ActionErrorRateLimitExceeded',
      'Check Rate Limit: rate limit exceeded.',
    ],
    [{ errorMessage: 'Slow down.' }, 'Other', 'Check Rate Limit: other.'],
  ])('%j, %s: %s', (args, outcome, message) => {
    const errorHandling = { Other: { handling: 'automatic' } };
    const run = play({
      actions: [{ action: 'check-rate-limit', args, errorHandling }],
      form: { name: 'Ann' },
      answers: [{ step: 'step-1', outcome }],
    });
    expect(run.error).toMatchObject({ type: outcome, message });
  });
});

describe('an action nobody knows', () => {
  const config = {
    action: 'teleport',
    args: { to: '{{form.place}}' },
    errorHandling: { TeleportFailed: { handling: 'custom' }, Lost: { handling: 'automatic' } },
  };

  test('counts as done, which is assumed', () => {
    const run = play({ actions: [config] });
    expect(run.outcome).toBe('completed');
    expect(assumedIn(run)).toEqual(['simulated-success']);
  });

  test('has the errors that its settings name, and reads what its arguments do', () => {
    const definition = registry.get('action');
    if (definition === undefined) throw new TypeError('the kind is gone');
    expect(portsOf(definition, config).map(({ id }) => id)).toEqual(['success', 'TeleportFailed']);
    expect(definition.reads(config)).toEqual(['form.place']);
    expect(definition.fidelity?.(config)).toBe('kept');
  });

  test('can be made to fail', () => {
    const answers = [{ step: 'step-1', outcome: 'Lost' }];
    expect(play({ actions: [config], answers }).error).toMatchObject({ type: 'Lost' });
  });

  test('an outcome that is not there is passed over', () => {
    const answers = [{ step: 'step-1', outcome: 'Found' }];
    const run = play({ actions: [config], answers });
    expect(run.outcome).toBe('completed');
    expect(run.trace).toContainEqual(expect.objectContaining({ type: 'ignored' }));
  });
});

/** Runs actions one after another; `ask` is a screen for a code, an error goes back to it or ends the run. */
function play(one: Play): RunSummary {
  const steps = one.actions.map((config, i) => {
    const id = config === 'ask' ? 'ask' : `step-${i + 1}`;
    if (config === 'ask') return { id, kind: 'screen', name: id, config: ASK };
    if (typeof config === 'string')
      return { id, kind: 'action', name: id, config: { action: config } };
    const { kind = 'action', ...rest } = config;
    return { id, kind, name: id, config: rest };
  });
  const end = { id: 'end', kind: 'end', name: 'end', config: {} };
  const flow = parseFlow(
    {
      format: 'flowmint/flow',
      version: 1,
      id: 'play',
      name: 'Play',
      start: steps[0]?.id ?? null,
      steps: [...steps, ...(one.steps ?? []), end],
      edges: [
        ...steps.map(({ id, kind }, i) => ({
          from: id,
          port: kind === 'screen' ? 'go' : 'success',
          to: steps[i + 1]?.id ?? 'end',
        })),
        ...(one.edges ?? []),
      ],
      settings: {
        tenants: [{ id: 'acme', name: 'Acme', domains: ['Acme.example'] }],
        ...one.settings,
      },
      assumptions: one.assumptions ?? {},
    },
    registry,
  );
  const { form = {}, request = {}, answers = [], users = [ANN, BOB] } = one;
  const scenario = scenarioSchema.parse({
    name: 'play',
    now: '2026-01-31T09:30:00Z',
    seed: 7,
    request: { form, ...request },
    answers,
  });
  const env = makeEnv(makeRunnable(flow, registry), { users, mocks: [], tools: TEST_TOOLS });
  return summarise(runMocked(env, scenario, { chance: { now: () => 0, seed: () => 0 } }));
}

const ASK = {
  components: [
    { type: 'input', input: 'code', label: 'Code' },
    { type: 'button', id: 'go', label: 'Go' },
  ],
};

function codeOf({ trace }: RunSummary): string {
  const messages = trace.flatMap((entry) => (entry.type === 'step' ? (entry.messages ?? []) : []));
  return messages.at(-1)?.code ?? '';
}

/** Type and code of every error, in order. */
function errorsIn({ trace }: RunSummary): readonly (readonly [string, string | undefined])[] {
  return trace.flatMap((entry) =>
    entry.type === 'step' && entry.error !== undefined
      ? [[entry.error.type, entry.error.code] as const]
      : [],
  );
}

function assumedIn({ trace }: RunSummary): readonly string[] {
  return trace.flatMap((entry) => (entry.type === 'step' ? (entry.assumptions ?? []) : []));
}
