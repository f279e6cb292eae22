import { afterAll, describe, expect, test } from 'vitest';
import { flowmint } from '../testing/flowmint.ts';
import { signInFlow } from '../testing/sign-in-flow.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

const [rightPassword, wrongPassword] = signInFlow.scenarios;
const { scenarios: _none, ...withoutScenarios } = signInFlow;
const good = files.write('good.json', signInFlow);
const empty = files.write('empty.json', withoutScenarios);
const broken = files.write('broken.json', '{');
const failing = files.write('failing.json', {
  ...signInFlow,
  name: 'Sign in <&> "others"',
  scenarios: [
    rightPassword,
    {
      ...rightPassword,
      name: 'Expects "another" plan & <more>',
      expect: { outcome: 'completed', path: ['login', 'end'], claims: { plan: 'free' } },
    },
    { ...wrongPassword, expect: undefined },
  ],
});
const twins = files.write('twins.json', {
  ...signInFlow,
  scenarios: [
    rightPassword,
    { ...rightPassword, name: 'Twins', users: [{ loginIds: ['a'] }, { loginIds: ['a'] }] },
  ],
});
const TWINS = 'expected a login ID no other user has, found "a" twice';
const BROKEN = 'expected a key in quotes or "}", found the end of the file';

/** Without the names of temporary folders. */
function masked(text: string): string {
  return text.replaceAll(`${files.folder}/`, '');
}

describe('flowmint test', () => {
  test('lists the scenarios of every flow, and counts', async () => {
    expect(await flowmint(['test', good, empty])).toEqual({
      code: 0,
      stdout: [
        `Sign in ${good}`,
        '  ✓ Right password',
        '  ✓ Wrong password',
        '',
        `Sign in ${empty}`,
        '  - has no scenarios: nothing was tested',
        '',
        '2 passed, 0 failed in 2 flows',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('says of a failed scenario what was expected, what was found, and how the run ended', async () => {
    const { code, stdout, stderr } = await flowmint(['test', failing]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    await expect(masked(stdout)).toMatchFileSnapshot('golden/failing.txt');
  });

  test('runs only the scenarios of a name', async () => {
    const { code, stdout } = await flowmint([
      'test',
      failing,
      good,
      '--scenario',
      'Wrong password',
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('\n1 passed, 1 failed in 2 flows\n');
  });

  test('names the scenarios there are where none has the name', async () => {
    expect(await flowmint(['test', good, twins, '--scenario', 'Right'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'flowmint test: expected one of the scenarios "Right password", "Wrong password", "Twins", found --scenario "Right"\n',
    });
  });

  test('goes on after what cannot be read', async () => {
    expect(await flowmint(['test', broken, twins, good])).toEqual({
      code: 2,
      stdout: [
        `Sign in ${twins}`,
        '  ✓ Right password',
        '  ✗ Twins could not be read',
        '',
        `Sign in ${good}`,
        '  ✓ Right password',
        '  ✓ Wrong password',
        '',
        '3 passed, 0 failed, 2 unreadable in 2 flows',
        '',
      ].join('\n'),
      stderr: `${broken}:line 1, column 2: ${BROKEN}\n${twins}:scenarios[1].users[1].loginIds[0]: ${TWINS}\n`,
    });
  });

  test('says which ports no scenario takes, without failing for it', async () => {
    const file = files.write('custom.json', {
      ...signInFlow,
      steps: signInFlow.steps.map((step) =>
        step.id === 'jwt'
          ? {
              ...step,
              config: { ...step.config, errorHandling: { UserNotFound: { handling: 'custom' } } },
            }
          : step,
      ),
      edges: [...signInFlow.edges, { from: 'jwt', port: 'UserNotFound', to: 'login' }],
    });
    const { code, stdout } = await flowmint(['test', good, file, empty, '--coverage']);
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line.includes('ports'))).toEqual([
      '  4 of 4 ports covered (100 %)',
      '  4 of 5 ports covered (80 %); not taken: jwt.UserNotFound',
      '  0 of 4 ports covered (0 %); not taken: login.continue, check.success, jwt.success, claims.success',
    ]);
    expect(stdout).toContain(
      '  1 of 7 named errors met (14 %); not met: check.ConnectorFailed, jwt.MissingLoginId, jwt.InvalidArguments, jwt.UserNotFound, jwt.LoginIdCollision, jwt.UserDisabled\n',
    );
  });

  test('says which answers of a scenario came to nothing, in every report', async () => {
    const answers = [...(wrongPassword?.answers ?? []), { step: 'Log in', press: 'Continue' }];
    const scenario = {
      ...wrongPassword,
      answers: [...answers, { step: 'check', outcome: 'request_error' }],
    };
    const file = files.write('unused.json', { ...signInFlow, scenarios: [scenario] });
    const words = 'answer 3 (outcome "request_error" at "check") was not used';
    const { code, stdout } = await flowmint(['test', file]);
    expect(code).toBe(0);
    expect(stdout).toContain(`  ✓ Wrong password\n      ! ${words}\n`);
    const json = JSON.parse((await flowmint(['test', file, '--reporter', 'json'])).stdout);
    expect(json.flows[0].scenarios[0]).toMatchObject({ passed: true, warnings: [words] });
    const junit = (await flowmint(['test', file, '--reporter', 'junit'])).stdout;
    expect(elementsOf(junit)).toBe(4);
    expect(junit).toContain(`<system-out>${words.replaceAll('"', '&quot;')}</system-out>`);
    const alone = await flowmint(['run', file, '--scenario', 'Wrong password']);
    expect(alone).toMatchObject({ code: 0, stderr: `warning: ${words}\n` });
  });

  test('shows progress on a terminal only, and wipes it away', async () => {
    let clock = 0;
    const elapsed = () => (clock += 60);
    const argv = ['test', good, good];
    const { stdout, stderr } = await flowmint(argv, { stderrIsTTY: true, elapsed });
    expect(stderr.split('\r').slice(1, -1)).toEqual(
      [1, 2, 3, 4].map((done) => `${done} of 4 scenarios`),
    );
    expect(stderr).toMatch(/\[K$/);
    expect(stdout).toContain('  ✓ Right password 60 ms\n');
    expect((await flowmint(argv, { elapsed })).stderr).toBe('');
    // A suite that is over at once says nothing either.
    expect((await flowmint(argv, { stderrIsTTY: true })).stderr).toBe('');
  });
});

describe('flowmint test --reporter json', () => {
  test('prints what passed and failed, with the trace of what failed', async () => {
    const argv = ['test', failing, broken, twins, '--reporter', 'json', '--coverage'];
    const { code, stdout } = await flowmint(argv, { elapsed: () => 0 });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      flows: [
        {
          file: failing,
          id: 'sign-in',
          name: 'Sign in <&> "others"',
          scenarios: [
            {
              name: 'Right password',
              passed: true,
              durationMs: 0,
              outcome: 'completed',
              path: ['login', 'check', 'jwt', 'claims', 'end'],
            },
            {
              name: 'Expects "another" plan & <more>',
              passed: false,
              durationMs: 0,
              outcome: 'completed',
              path: ['login', 'check', 'jwt', 'claims', 'end'],
              failures: [
                {
                  path: 'path',
                  message:
                    'expected "end" as step 2 of the path, found "check" (login → check → jwt → claims → end)',
                  expected: ['login', 'end'],
                  found: ['login', 'check', 'jwt', 'claims', 'end'],
                },
                {
                  path: 'claims.plan',
                  message: 'expected the claim plan to be text "free", found text "pro"',
                  expected: 'free',
                  found: 'pro',
                },
              ],
              trace: expect.arrayContaining([expect.objectContaining({ type: 'end' })]),
            },
            {
              name: 'Wrong password',
              passed: false,
              durationMs: 0,
              outcome: 'failed',
              error: {
                type: 'request_error',
                message: 'POST /login answered with status 401.',
                step: 'check',
              },
              path: ['login', 'check', 'login'],
              failures: [expect.objectContaining({ path: 'outcome', found: 'failed' })],
              trace: expect.arrayContaining([expect.objectContaining({ type: 'show' })]),
            },
          ],
          coverage: expect.objectContaining({ ports: { covered: 4, total: 4 } }),
        },
        {
          file: broken,
          unreadable: { code: 'json-syntax', path: 'line 1, column 2', message: BROKEN },
        },
        {
          file: twins,
          id: 'sign-in',
          name: 'Sign in',
          scenarios: [
            expect.objectContaining({ passed: true }),
            {
              name: 'Twins',
              unreadable: {
                code: 'invalid-scenario',
                path: 'scenarios[1].users[1].loginIds[0]',
                message: TWINS,
              },
            },
          ],
          coverage: expect.objectContaining({ ports: { covered: 4, total: 4 } }),
        },
      ],
      counts: { flows: 2, passed: 2, failed: 2, unreadable: 2 },
    });
  });
});

describe('flowmint test --reporter junit', () => {
  test('prints suites, cases, failures and errors', async () => {
    const argv = ['test', failing, broken, twins, empty, '--reporter', 'junit', '--coverage'];
    let clock = 0;
    const { code, stdout } = await flowmint(argv, { elapsed: () => (clock += 1.5) });
    expect(code).toBe(2);
    expect(elementsOf(stdout)).toBeGreaterThan(10);
    await expect(masked(stdout)).toMatchFileSnapshot('golden/junit.xml');
  });

  test('stays well-formed whatever names hold', async () => {
    const evil = `]]>--><!&lt;"'\u0000\u001b[2J\ud800\uffff\r\n\t</testcase>🙂`;
    const file = files.write('evil.json', {
      ...signInFlow,
      name: evil,
      id: `evil${evil}`,
      scenarios: [
        { name: evil, expect: { outcome: 'failed', error: evil, claims: { [evil]: 1 } } },
      ],
    });
    const { code, stdout } = await flowmint(['test', file, '--reporter', 'junit', '--coverage']);
    expect(code).toBe(1);
    expect(elementsOf(stdout)).toBe(7);
    expect(stdout).toContain(
      'testcase name="]]&gt;--&gt;&lt;!&amp;lt;&quot;&apos;\ufffd\ufffd[2J\ufffd\ufffd&#13;&#10;&#9;&lt;/testcase&gt;🙂"',
    );
  });
});

/** Counts the elements of XML and throws unless it is well-formed (XML 1.0, without what we never write). */
function elementsOf(xml: string): number {
  const token =
    /<\?xml version="1.0" encoding="UTF-8"\?>|<(?<open>[a-z-]+)(?: [a-z]+="(?:[^<&"]|&(?:\w+|#\d+);)*")*(?<empty>\/?)>|<\/(?<close>[a-z-]+)>|(?:[^<&]|&(?:\w+|#\d+);)+/y;
  const opened: (string | undefined)[] = [];
  let elements = 0;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const match = token.exec(xml);
    if (match === null) throw new Error(`not well-formed at ${xml.slice(at, at + 80)}`);
    const { open, empty, close } = match.groups ?? {};
    if (open !== undefined) {
      elements += 1;
      if (empty === '') opened.push(open);
    }
    if (close !== undefined && opened.pop() !== close) throw new Error(`</${close}> too much`);
  }
  if (opened.length > 0) throw new Error(`<${opened.join('><')}> left open`);
  // oxlint-disable-next-line no-control-regex -- XML 1.0 §2.2
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(xml)) {
    throw new Error('a character that no XML holds');
  }
  return elements;
}
