import { describe, expect, test } from 'vitest';
import { registry } from '../../steps/registry.ts';
import { parseFlow } from '../document/parse.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Session } from '../tokens/session.ts';
import { parsePath, readAt } from '../values/path.ts';
import { CONTEXT_ROOTS } from './context-roots.ts';
import { makeEnv, makeRunnable } from './env.ts';
import { readContext, wholeContext } from './read-context.ts';
import type { Readable } from './read-context.ts';
import { factsOf } from './request-facts.ts';
import { READY } from './state.ts';

// Every root and key that facts/descope.md §4.2 lists, in its order, with what a run shows there.

const env = makeEnv(
  makeRunnable(
    parseFlow(
      {
        format: 'flowmint/flow',
        version: 1,
        id: 'f',
        name: 'F',
        start: null,
        steps: [],
        edges: [],
        settings: { tenants: [{ id: 't1', name: 'Acme', domains: ['acme.example'] }] },
      },
      registry,
    ),
    registry,
  ),
  {
    users: [
      {
        userId: 'U1',
        loginIds: ['ann@acme.example', '+15550100'],
        name: 'Ann B. Cole',
        givenName: 'Ann',
        middleName: 'B.',
        familyName: 'Cole',
        email: 'ann@acme.example',
        phone: '+15550100',
        verifiedEmail: true,
        verifiedPhone: false,
        userTenants: [{ tenantId: 't1', tenantName: 'Acme', roleNames: ['owner'] }],
        picture: 'https://img.example/ann',
        status: 'enabled',
        test: true,
        webauthn: true,
        OAuth: { google: true },
        customAttributes: { plan: 'pro' },
      },
      { userId: 'U2', loginIds: ['bob-1'], status: 'invited', customAttributes: { plan: 'free' } },
      { userId: 'U3', loginIds: ['eve'], status: 'disabled' },
    ],
  },
);

/** What the request says besides the plain inputs. */
const FACTS: JsonObject = {
  user: {
    fingerprint: { knownDevice: true },
    lastAuth: {
      country: 'DE',
      countries: ['DE', 'FR'],
      city: 'Berlin',
      cities: ['Berlin', 'Paris'],
      ip: '192.0.2.1',
      ips: ['192.0.2.1'],
    },
  },
  device: { location: { scheme: 'https', origin: 'https://app.example' } },
  adminLinks: { ssoConfiguration: 'https://admin.example/sso' },
  deviceInfo: { webAuthnSupport: true },
  geo: { country: 'US' },
  riskInfo: { riskScore: 0.7, botDetected: false, impossibleTravel: true, trustedDevice: false },
  sentTo: { maskedEmail: 'a***@acme.example', maskedPhone: '+1*****00' },
  idpInitiated: true,
  provider: 'google',
  externalToken: 'x.y.z',
  abTestingKey: 42,
  lastAuth: { loginId: 'ann', authMethod: 'otp', oauthProvider: 'google', name: 'Ann' },
  totp: { key: 'ABC' },
  notp: { image: 'data:' },
  project: { name: 'Demo' },
  sso: { url: 'https://sso.example' },
  linkId: '73',
  genericForm: { a: 1 },
};

const SESSION: Session = {
  userId: 'U1',
  firstSeen: true,
  amr: ['email'],
  step: 'jwt',
  authorizedBy: null,
  refreshExpires: 1_000_300,
  custom: {},
  session: { handle: 'jwt:1', claims: { sub: 'U1' }, sources: {} },
  refresh: { handle: 'jwt:2', claims: { iat: 1_000_000 }, sources: {} },
};

const run: Readable = {
  env,
  context: {
    form: {
      email: 'ann@acme.example',
      phone: '+15550100',
      fullName: 'Ann Cole',
      givenName: 'Ann',
      familyName: 'Cole',
      password: 'p',
      newPassword: 'q',
      code: '123456',
      externalId: 'bob-1',
      userSelectedTenant: 't1',
      ssn: '1',
      'customAttribute.test': 'flat',
    },
    connectors: { httpResult: { body: { data: [1] } } },
    scripts: { scriptResult: { ok: true } },
    client: { plan: 'pro' },
    cookies: { sid: 's' },
    tenant: 't1',
  },
  overlay: [],
  session: SESSION,
  extra: {
    ...READY.extra,
    facts: factsOf(FACTS),
    existing: { state: 'valid', userId: 'U1', claims: { sub: 'U1', plan: 'old' } },
    stack: [{ step: 's', flow: 'g', input: { key: 'handed over' } }],
  },
};

const DOCUMENTED: readonly (readonly [path: string, value: Json])[] = [
  ['form.email', 'ann@acme.example'],
  ['form.phone', '+15550100'],
  ['form.fullName', 'Ann Cole'],
  ['form.displayName', 'Ann Cole'],
  ['form.givenName', 'Ann'],
  ['form.familyName', 'Cole'],
  ['form.password', 'p'],
  ['form.newPassword', 'q'],
  ['form.code', '123456'],
  ['form.externalId', 'bob-1'],
  ['form.userSelectedTenant', 't1'],
  ['form.ssn', '1'],
  ['form["customAttribute.test"]', 'flat'],
  ['inputs.phone', '+15550100'],
  ['user.userId', 'U1'],
  ['user.loginIds', ['ann@acme.example', '+15550100']],
  ['user.name', 'Ann B. Cole'],
  ['user.displayName', 'Ann B. Cole'],
  ['user.givenName', 'Ann'],
  ['user.middleName', 'B.'],
  ['user.familyName', 'Cole'],
  ['user.email', 'ann@acme.example'],
  ['user.emailDomain', 'acme.example'],
  ['user.phone', '+15550100'],
  ['user.verifiedEmail', true],
  ['user.verifiedPhone', false],
  ['user.userTenants[0].tenantId', 't1'],
  ['user.picture', 'https://img.example/ann'],
  ['user.status', 'active'],
  ['user.tenantNames', ['Acme']],
  ['user.tenantIds', ['t1']],
  ['user.tenant.roles', ['owner']],
  ['user.fingerprint.knownDevice', true],
  ['user.test', true],
  ['user.lastAuth.country', 'DE'],
  ['user.lastAuth.countries', ['DE', 'FR']],
  ['user.lastAuth.city', 'Berlin'],
  ['user.lastAuth.cities', ['Berlin', 'Paris']],
  ['user.lastAuth.ip', '192.0.2.1'],
  ['user.lastAuth.ips', ['192.0.2.1']],
  ['user.customAttributes.plan', 'pro'],
  ['user.loggedIn', true],
  ['user.webauthn', true],
  ['user.oauth.google', true],
  ['unauthUser.userId', 'U2'],
  ['unauthUser.loginId', 'bob-1'],
  ['unauthUser.loginIds', ['bob-1']],
  ['unauthUser.status', 'invited'],
  ['unauthUser.customAttributes.plan', 'free'],
  ['loginIds', ['bob-1', 'ann@acme.example', '+15550100']],
  ['authInfo.sessionJwt', 'jwt:1'],
  ['authInfo.refreshJwt', 'jwt:2'],
  ['authInfo.cookieDomain', ''],
  ['authInfo.cookiePath', '/'],
  ['authInfo.cookieMaxAge', 300],
  ['authInfo.cookieExpiration', 1_000_300],
  ['authInfo.firstSeen', true],
  ['authInfo.user.email', 'ann@acme.example'],
  ['device.location.scheme', 'https'],
  ['device.location.origin', 'https://app.example'],
  ['adminLinks.ssoConfiguration', 'https://admin.example/sso'],
  ['deviceInfo.webAuthnSupport', true],
  ['geo.country', 'US'],
  ['riskInfo.riskScore', 0.7],
  ['riskInfo.botDetected', false],
  ['riskInfo.impossibleTravel', true],
  ['riskInfo.trustedDevice', false],
  ['sessionJwtClaims.plan', 'old'],
  ['connectors.httpResult.body.data[0]', 1],
  ['scripts.scriptResult.ok', true],
  ['client.plan', 'pro'],
  ['tenant', 't1'],
  ['tenant.id', 't1'],
  ['tenant.name', 'Acme'],
  ['tenant.domains', ['acme.example']],
  ['tenant.roles', ['owner']],
  ['sentTo.maskedEmail', 'a***@acme.example'],
  ['sentTo.maskedPhone', '+1*****00'],
  ['idpInitiated', true],
  ['provider', 'google'],
  ['externalToken', 'x.y.z'],
  ['abTestingKey', 42],
  ['lastAuth.loginId', 'ann'],
  ['lastAuth.authMethod', 'otp'],
  ['lastAuth.oauthProvider', 'google'],
  ['lastAuth.name', 'Ann'],
  ['totp.key', 'ABC'],
  ['notp.image', 'data:'],
  ['project.name', 'Demo'],
  ['sso.url', 'https://sso.example'],
  ['linkId', '73'],
  ['genericForm.a', 1],
  ['jwtClaims.sub', 'U1'],
  ['cookies.sid', 's'],
  ['subflowInput.key', 'handed over'],
];

test.each(DOCUMENTED)('%s', (path, value) => {
  expect(readContext(run, path)).toEqual(value);
});

test('every root is among them', () => {
  const roots = new Set(DOCUMENTED.map(([path]) => parsePath(path)?.[0]));
  expect(Object.keys(CONTEXT_ROOTS).filter((root) => !roots.has(root))).toEqual([]);
});

test('jq programs see the same, but for what stands below the tenant: there it is its id', () => {
  const whole = wholeContext(run);
  const others = DOCUMENTED.filter(([path, value]) => {
    const parsed = parsePath(path);
    if (parsed === null || path.startsWith('tenant.')) return false;
    return JSON.stringify(readAt(whole, parsed, 0)) !== JSON.stringify(value);
  });
  expect(others).toEqual([]);
});

describe('other states', () => {
  test.each<[title: string, Partial<Readable>, path: string, Json | undefined]>([
    ['keys flattened with dots are found by their path', {}, 'form.customAttribute.test', 'flat'],
    [
      'a disabled user',
      { context: { ...run.context, form: { email: 'eve' } } },
      'unauthUser.status',
      'disabled',
    ],
    [
      'a display name stands for the full name',
      { context: { ...run.context, form: { displayName: 'Al' } } },
      'form.fullName',
      'Al',
    ],
    [
      'without a hint the only tenant of the person is the current one',
      { context: { ...run.context, tenant: null } },
      'tenant',
      't1',
    ],
    [
      'a tenant hinted at before anyone signed in has what the settings say of it',
      { session: null, extra: READY.extra },
      'tenant.name',
      'Acme',
    ],
    [
      'a tenant hinted at that nobody declared has its id alone',
      { context: { ...run.context, form: {}, tenant: 't9' } },
      'tenant.name',
      undefined,
    ],
    [
      'a tenant chosen on a screen comes before one hinted at',
      { context: { ...run.context, tenant: 't9' } },
      'tenant',
      't1',
    ],
    [
      'nobody is signed in: what is known of the person is nobody’s',
      { session: null, extra: { ...run.extra, existing: null } },
      'user.fingerprint.knownDevice',
      undefined,
    ],
    [
      'a session that has expired has no claims',
      {
        extra: {
          ...run.extra,
          existing: { state: 'expired', userId: 'U1', claims: { sub: 'U1' } },
        },
      },
      'sessionJwtClaims.sub',
      undefined,
    ],
  ])('%s', (_title, more, path, expected) => {
    expect(readContext({ ...run, ...more }, path)).toEqual(expected);
  });
});
