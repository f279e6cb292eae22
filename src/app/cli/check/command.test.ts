import { afterAll, describe, expect, test } from 'vitest';
import { flowmint } from '../testing/flowmint.ts';
import { signInFlow } from '../testing/sign-in-flow.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

const [login, check, jwt, claims, end] = signInFlow.steps;
const [, , ...otherEdges] = signInFlow.edges;
const good = files.write('good.json', signInFlow);
const broken = files.write('broken.json', '{');

/** What `flowmint check` says of a flow, without the file's name. */
async function linesFor(flow: object): Promise<readonly string[]> {
  const file = files.write('bad.json', { ...signInFlow, ...flow });
  const { code, stdout, stderr } = await flowmint(['check', file]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  return stdout.trimEnd().replaceAll(`${file}:`, '').split('\n');
}

describe('flowmint check', () => {
  test('a flow without problems', async () => {
    expect(await flowmint(['check', good])).toEqual({
      code: 0,
      stdout: 'no problems in 1 flow\n',
      stderr: '',
    });
  });

  test.each([
    [
      'an unknown kind',
      { steps: [login, check, { ...jwt, kind: 'teleport' }, claims, end] },
      'steps[2].kind error unknown-kind',
    ],
    [
      'an edge into nowhere',
      { edges: [...signInFlow.edges, { from: 'end', port: 'success', to: 'gone' }] },
      'edges[4].to error dangling-edge',
    ],
    [
      'a circle without a screen',
      { start: 'check', edges: [{ from: 'check', port: 'success', to: 'check' }, ...otherEdges] },
      'steps[1] error cycle-without-screen',
    ],
    ['no first step', { start: null }, 'start error no-start'],
    ['a first step that is gone', { start: 'gone' }, 'start error dangling-start'],
  ])('%s is an error', async (_title, flow, beginning) => {
    const lines = await linesFor(flow);
    const escaped = `^${beginning.replaceAll(/[[\].]/g, String.raw`\$&`)} `;
    expect(lines.join('\n').match(new RegExp(escaped, 'gm'))).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/^\d+ errors?.* in 1 flow$/);
  });

  test('warnings alone are no reason to fail', async () => {
    const file = files.write('warned.json', {
      ...signInFlow,
      steps: [...signInFlow.steps, { id: 'lonely', kind: 'end', name: 'Lonely', config: {} }],
    });
    const { code, stdout } = await flowmint(['check', file]);
    expect(stdout).toMatch(/^\S+steps\[5\] (warning|info) unreachable/);
    expect(code).toBe(0);
  });

  test('checks the others when one file cannot be read', async () => {
    const bad = files.write('bad.json', { ...signInFlow, start: null });
    const { code, stdout, stderr } = await flowmint(['check', good, broken, bad, good]);
    expect(code).toBe(2);
    expect(stdout).toContain(`${bad}:start error`);
    expect(stdout.trimEnd()).toMatch(/ in 3 flows; 1 unreadable$/);
    expect(stderr).toBe(
      `${broken}:line 1, column 2: expected a key in quotes or "}", found the end of the file\n`,
    );
  });

  test('keeps to one line per problem, whatever a flow is called', async () => {
    const lines = await linesFor({
      start: null,
      steps: [{ ...login, name: 'a\nb\u001b[2J' }, check, jwt, claims, end],
    });
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines.slice(0, -1)) {
      expect(line).toMatch(
        /^(start|(steps|edges|scenarios)\[\d+\]\S*) (error|warning|info) [a-z-]+ \S/,
      );
      // oxlint-disable-next-line no-control-regex -- none may arrive
      expect(line).not.toMatch(/[\u0000-\u001f]/);
    }
    expect(lines.join()).toContain('"a\\nb\\u001b[2J"');
  });
});

describe('flowmint check --json', () => {
  test('lists files with their problems, and counts', async () => {
    const bad = files.write('bad.json', { ...signInFlow, start: 'gone' });
    const { code, stdout } = await flowmint(['check', '--json', good, bad, broken]);
    expect(code).toBe(2);
    const report = JSON.parse(stdout) as {
      files: { problems?: object[] }[];
      counts: { error: number };
    };
    expect(report).toMatchObject({
      files: [
        { file: good, problems: [] },
        { file: bad },
        {
          file: broken,
          unreadable: {
            code: 'json-syntax',
            path: 'line 1, column 2',
            message: 'expected a key in quotes or "}", found the end of the file',
          },
        },
      ],
      counts: { flows: 2, unreadable: 1 },
    });
    expect(report.files[1]?.problems).toContainEqual({
      code: expect.any(String),
      severity: 'error',
      path: 'start',
      step: null,
      message: expect.stringContaining('gone'),
    });
    expect(report.counts.error).toBeGreaterThan(0);
  });

  test('exits with 1 for an error-level problem', async () => {
    const bad = files.write('bad.json', { ...signInFlow, start: null });
    expect(await flowmint(['check', bad, '--json'])).toMatchObject({ code: 1, stderr: '' });
  });
});
