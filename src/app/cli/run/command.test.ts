import { afterAll, describe, expect, test } from 'vitest';
import { flowmint } from '../testing/flowmint.ts';
import { signInFlow } from '../testing/sign-in-flow.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

const file = files.write('sign-in.json', signInFlow);
const { scenarios, ...withoutScenarios } = signInFlow;
const [rightPassword, wrongPassword] = scenarios;

/** Keys differ from process to process, and with them what is signed. */
function masked(report: string): string {
  return report
    .replaceAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<token>')
    .replaceAll(/(by key )[\w-]{43}/g, '$1<kid>');
}

describe('flowmint run', () => {
  test.each([
    ['a person who signs in', 'Right password', 0, 'signs-in.txt'],
    ['an error nobody handles', 'Wrong password', 0, 'wrong-password.txt'],
  ])('shows every step of %s', async (_title, scenario, code, golden) => {
    const called = await flowmint(['run', file, '--scenario', scenario]);
    expect(called).toMatchObject({ code, stderr: '' });
    await expect(masked(called.stdout)).toMatchFileSnapshot(`golden/${golden}`);
  });

  test('without a scenario shows the first screen, and says which scenarios there are', async () => {
    expect(await flowmint(['run', file])).toEqual({
      code: 1,
      stdout: [
        'Sign in',
        '',
        '2026-01-31T09:30:00Z on the run’s clock, seed 7',
        '',
        '  1  Log in screen  … waits',
        '     shows    Welcome, Email: ____, Password: ____, [Continue]',
        '     because  The screen waits for a person.',
        '',
        'waiting after 1 step',
        '',
      ].join('\n'),
      stderr:
        'hint: this flow has scenarios: "Right password", "Wrong password" (--scenario NAME)\n',
    });
  });

  test('says nothing of scenarios to a flow that has none', async () => {
    const plain = files.write('plain.json', withoutScenarios);
    expect(await flowmint(['run', plain])).toMatchObject({ code: 1, stderr: '' });
  });

  test('takes a scenario from a file of its own', async () => {
    const scenario = files.write('right-password.json', rightPassword);
    const plain = files.write('plain.json', withoutScenarios);
    const called = await flowmint(['run', plain, '--scenario', scenario, '--json']);
    expect(called).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(called.stdout)).toMatchObject({ outcome: 'completed' });
  });

  test.each([
    [
      file,
      'Forgotten password',
      `${file}: expected one of the scenarios "Right password", "Wrong password", found --scenario "Forgotten password"\n`,
    ],
    [
      files.write('plain.json', withoutScenarios),
      'Right password',
      `${files.folder}/plain.json: expected a flow with scenarios, found --scenario "Right password"\n`,
    ],
    [file, './none.json', './none.json: expected a readable file, found none\n'],
    [
      file,
      files.write('answerless.json', { name: 'x', answers: 'none' }),
      `${files.folder}/answerless.json:answers: expected an array, found text "none"\n`,
    ],
  ])('%s has no scenario %s', async (flow, scenario, stderr) => {
    expect(await flowmint(['run', flow, '--scenario', scenario])).toEqual({
      code: 2,
      stdout: '',
      stderr,
    });
  });

  test('says where two users of a scenario share a login ID', async () => {
    const users = [{ loginIds: ['a@b.c'] }, { loginIds: ['x', 'A@b.c'] }];
    const scenario = { ...rightPassword, name: 'Twins', users };
    const inFlow = files.write('twins.json', {
      ...signInFlow,
      scenarios: [...scenarios, scenario],
    });
    const alone = files.write('twins-alone.json', scenario);
    const said = 'expected a login ID no other user has, found "A@b.c" twice';
    expect(await flowmint(['run', inFlow, '--scenario', 'Twins'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${inFlow}:scenarios[2].users[1].loginIds[1]: ${said}\n`,
    });
    expect(await flowmint(['run', file, '--scenario', alone])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${alone}:users[1].loginIds[1]: ${said}\n`,
    });
  });

  test.each([
    ['fails without being expected to', { ...wrongPassword, expect: undefined }, 1, ''],
    [
      'fails although it was to complete',
      { ...wrongPassword, expect: { outcome: 'completed' } },
      1,
      'not as expected: outcome: expected the outcome completed, found failed: request_error at "check": POST /login answered with status 401.\n',
    ],
    [
      'issues other claims than expected',
      {
        ...rightPassword,
        expect: { outcome: 'completed', claims: { plan: 'free', drn: 'DS', sub: 'U-bob' } },
      },
      1,
      'not as expected: claims.plan: expected the claim plan to be text "free", found text "pro"\n' +
        'not as expected: claims.sub: expected the claim sub to be text "U-bob", found text "U-ann"\n',
    ],
    ['waits as expected', { name: 'x', expect: { outcome: 'waiting', path: ['login'] } }, 0, ''],
  ])('a run that %s', async (_title, scenario, code, stderr) => {
    const alone = files.write('scenario.json', scenario);
    const called = await flowmint(['run', file, '--scenario', alone, '--json']);
    expect(called).toMatchObject({ code, stderr });
  });

  test.each([
    [
      'an unknown kind',
      { steps: signInFlow.steps.with(0, { ...signInFlow.steps[0]!, kind: 'teleport' }) },
      'unknown-kind at Log in: "Log in" is of the kind "teleport", which this version can\'t run.',
    ],
    [
      'a dangling edge',
      { edges: [{ from: 'login', port: 'continue', to: 'gone' }] },
      'dangling-edge: The flow has no step "gone".',
    ],
    ['no first step', { start: null }, 'no-start: The flow has no first step.'],
    [
      'an unwired port',
      { edges: [] },
      'unwired-port at Log in: "Log in" left by its port "continue", and no edge leads on from there.',
    ],
    [
      'a circle without a screen',
      {
        start: 'claims',
        edges: [{ from: 'claims', port: 'success', to: 'claims' }],
      },
      'step-budget at Custom Claims: The run took 10000 steps without reaching an End.',
    ],
  ])('%s fails the run, and says so', async (_title, over, said) => {
    const flow = files.write('drawn-wrongly.json', { ...signInFlow, ...over });
    const began = performance.now();
    const { code, stdout, stderr } = await flowmint(['run', flow, '--scenario', 'Right password']);
    expect({ code, said: stdout.split('\n').find((line) => line.includes(said)) }).toEqual({
      code: 1,
      said,
    });
    expect(stderr).toContain('not as expected: outcome: expected the outcome completed');
    expect(stdout.split('\n').length).toBeLessThan(2_000);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('an assumption that ends a run is named there', async () => {
    const edges = [{ from: 'claims', port: 'success', to: 'claims' }];
    const flow = files.write('circle.json', { ...signInFlow, start: 'claims', edges });
    const { stdout } = await flowmint(['run', flow, '--scenario', 'Right password']);
    expect(stdout.split('\n')).toContain('     assumes  step-budget = 10000');
  });

  test('gives the same trace, claims and users every time', async () => {
    const call = async () => {
      const { stdout } = await flowmint(['run', file, '--scenario', 'Right password', '--json']);
      return stdout;
    };
    expect(await call()).toBe(await call());
  });

  test('takes time and chance from outside where the scenario has none', async () => {
    const alone = files.write('timeless.json', {
      ...rightPassword,
      now: undefined,
      seed: undefined,
    });
    const { stdout } = await flowmint(['run', file, '--scenario', alone, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      session: { claims: { iat: 1_769_851_800, exp: 1_769_852_400 } },
      trace: [{ type: 'start', at: 1_769_851_800_000, seed: 7 }, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });
});

describe('flowmint run --json', () => {
  test('prints everything a run came to, in the documented order', async () => {
    const called = await flowmint(['run', file, '--scenario', 'Right password', '--json']);
    expect(called).toMatchObject({ code: 0, stderr: '' });
    expect(called.stdout).toMatch(/^\{\n {2}"outcome": "completed",\n[^]*\n\}\n$/);
    const result: unknown = JSON.parse(called.stdout);
    expect(Object.keys(result as object)).toEqual([
      'outcome',
      'path',
      'session',
      'refresh',
      'cookies',
      'jwks',
      'user',
      'users',
      'changes',
      'trace',
    ]);
    const header = { alg: 'RS256', kid: expect.any(String), typ: 'JWT' };
    const ann = { userId: 'U-ann', status: 'enabled' };
    expect(result).toMatchObject({
      outcome: 'completed',
      cookies: { session: 'DS', refresh: 'DSR' },
      path: ['login', 'check', 'jwt', 'claims', 'end'],
      session: {
        jwt: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        header,
        claims: { drn: 'DS', plan: 'pro', sub: 'U-ann', iat: 1_769_851_800 },
      },
      refresh: { header, claims: { drn: 'DSR', plan: 'pro', sub: 'U-ann' } },
      jwks: { keys: [{ kty: 'RSA', alg: 'RS256', use: 'sig' }] },
      user: { ...ann, lastLoginTime: 1_769_851_800 },
      users: [{ ...ann, lastLoginTime: 1_769_851_800 }],
      changes: [
        {
          type: 'updated',
          before: { ...ann, lastLoginTime: 1 },
          after: { ...ann, lastLoginTime: 1_769_851_800 },
          matchedBy: { field: 'form.email', loginId: 'ann@example.com' },
        },
      ],
    });
  });

  test('prints no token, and the error, where the run failed', async () => {
    const called = await flowmint(['run', file, '--scenario', 'Wrong password', '--json']);
    const result = JSON.parse(called.stdout) as object;
    expect(Object.keys(result)).toEqual([
      'outcome',
      'error',
      'path',
      'jwks',
      'users',
      'changes',
      'trace',
    ]);
    expect(result).toMatchObject({
      outcome: 'failed',
      error: {
        type: 'request_error',
        message: 'POST /login answered with status 401.',
        step: 'check',
      },
      path: ['login', 'check', 'login'],
      changes: [],
    });
  });

  test('holds no raw private key', async () => {
    const called = await flowmint(['run', file, '--scenario', 'Right password', '--json']);
    const { jwks } = JSON.parse(called.stdout) as { jwks: { keys: object[] } };
    expect(jwks.keys.flatMap((key) => Object.keys(key)).toSorted()).toEqual([
      'alg',
      'e',
      'kid',
      'kty',
      'n',
      'use',
    ]);
  });
});

describe('what a terminal gets', () => {
  test.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['NO_COLOR and FORCE_COLOR', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('colours for %s: %s', async (_title, stdoutIsTTY, env, coloured) => {
    const { stdout } = await flowmint(['run', file], { stdoutIsTTY, env });
    expect(stdout.includes('\u001b[1mSign in\u001b[0m')).toBe(coloured);
    expect(stdout.includes('\u001b')).toBe(coloured);
  });

  test('never colours in JSON', async () => {
    const { stdout } = await flowmint(['run', file, '--json'], { stdoutIsTTY: true });
    expect(stdout).not.toContain('\u001b');
  });

  test('no control characters that a flow or an answer smuggles in', async () => {
    const evil = '\u001b]0;owned\u0007\r\n\u202egnp.exe';
    const hostile = files.write('hostile.json', {
      ...signInFlow,
      name: evil,
      steps: signInFlow.steps.map((step) => ({ ...step, name: `${step.name}${evil}` })),
      scenarios: [
        {
          ...rightPassword,
          name: evil,
          answers: [{ step: 'login', press: 'Continue', form: { email: evil, password: evil } }],
          mocks: [{ method: 'POST', path: '/login', status: 200, text: evil }],
        },
      ],
    });
    for (const argv of [
      ['run', hostile, '--scenario', evil],
      ['run', hostile],
      ['run', hostile, '--scenario', `not ${evil}`],
    ]) {
      const { stdout, stderr } = await flowmint(argv);
      expect(stdout + stderr).toContain('\\u001b]0;owned\\u0007\\r\\n\\u202egnp.exe');
      // oxlint-disable-next-line no-control-regex -- none of them may arrive
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
  });
});
