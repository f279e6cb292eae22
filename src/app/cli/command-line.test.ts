import { afterAll, describe, expect, test } from 'vitest';
import { main } from './command-line.ts';
import { flowmint, madeUpIo } from './testing/flowmint.ts';
import { signInFlow } from './testing/sign-in-flow.ts';
import { temporaryFiles } from './testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());
const file = files.write('sign-in.json', signInFlow);

const OPTIONS_OF_RUN = '--scenario, --live, --secrets, --deadline, --json or --help';

describe('flowmint', () => {
  test.each([
    [
      [],
      'flowmint: expected a command (run, check, test, explore, import, export, diff) or --help, found nothing',
    ],
    [
      ['walk'],
      'flowmint: expected a command (run, check, test, explore, import, export, diff) or --help, found "walk"',
    ],
    [
      ['--version'],
      'flowmint: expected a command (run, check, test, explore, import, export, diff) or --help, found "--version"',
    ],
    [['import', 'x'], 'flowmint import: expected -o DIR or --check, found neither'],
    [
      ['import', 'x', '-o', 'y', '--check'],
      'flowmint import: expected -o DIR or --check, found both',
    ],
    [['import', 'x', '-o'], 'flowmint import: expected DIR after --out, found nothing'],
    [['import', 'x', '-p'], 'flowmint import: expected --out, --check or --help, found -p'],
    [['export', 'x'], 'flowmint export: expected -o FILE, found nothing'],
    [['export', 'x', 'y', '-o', 'z'], 'flowmint export: expected one FLOW, found "y" as well'],
    [
      ['export', 'x', '-o', 'y', '--format', 'yaml'],
      'flowmint export: expected a format (descope, flowmint), found "yaml"',
    ],
    [['diff', 'x'], 'flowmint diff: expected A and B, found "x" alone'],
    [['diff', 'x', 'y', 'z'], 'flowmint diff: expected A and B, found "z" as well'],
    [
      ['diff', 'x', 'y', '--explore'],
      'flowmint diff: expected --behaviour with --explore, found none',
    ],
    [['diff'], 'flowmint diff: expected A and B (file names), found nothing'],
    [['run'], 'flowmint run: expected FLOW (a file name), found nothing'],
    [['check'], 'flowmint check: expected FLOW (a file name), found nothing'],
    [['test', '--coverage'], 'flowmint test: expected FLOW (a file name), found nothing'],
    [['run', 'a', 'b'], 'flowmint run: expected one FLOW, found "b" as well'],
    [['run', 'a', '--fast'], `flowmint run: expected ${OPTIONS_OF_RUN}, found --fast`],
    [['run', 'a', '-x'], `flowmint run: expected ${OPTIONS_OF_RUN}, found -x`],
    [
      ['run', 'a', '--constructor'],
      `flowmint run: expected ${OPTIONS_OF_RUN}, found --constructor`,
    ],
    [['check', 'a', '--live'], 'flowmint check: expected --json or --help, found --live'],
    [['run', 'a', '--json=yes'], 'flowmint run: expected --json without a value, found "yes"'],
    [
      ['run', 'a', '--scenario'],
      'flowmint run: expected NAME|FILE after --scenario, found nothing',
    ],
    [
      ['run', 'a', '--scenario='],
      'flowmint run: expected NAME|FILE after --scenario, found nothing',
    ],
    [
      ['run', 'a', '--deadline', 'soon'],
      'flowmint run: expected seconds after --deadline, found "soon"',
    ],
    [['run', 'a', '--deadline', '0'], 'flowmint run: expected seconds after --deadline, found "0"'],
    [
      ['run', 'a', '--deadline', '1e9'],
      'flowmint run: expected seconds after --deadline, found "1e9"',
    ],
    [['run', 'a', '--deadline=-1'], 'flowmint run: expected seconds after --deadline, found "-1"'],
    [
      ['test', 'a', '--reporter', 'tap'],
      'flowmint test: expected a reporter (spec, json, junit), found "tap"',
    ],
    [['run', '--', '--help'], '--help: expected a readable file, found none'],
    [
      ['walk\u001b[2J\n'],
      'flowmint: expected a command (run, check, test, explore, import, export, diff) or --help, found "walk\\u001b[2J\\n"',
    ],
  ])('%j is refused in one line', async (argv, line) => {
    expect(await flowmint(argv)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` });
  });

  test.each([['--help'], ['-h']])('%s shows every command', async (option) => {
    const { code, stdout, stderr } = await flowmint([option]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot('golden/help.txt');
  });

  test.each([['run'], ['check'], ['test'], ['import'], ['export'], ['diff']])(
    '%s --help shows its options',
    async (command) => {
      const { code, stdout, stderr } = await flowmint([command, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      await expect(stdout).toMatchFileSnapshot(`golden/help-${command}.txt`);
      expect(await flowmint([command, 'a', '--nonsense', '-h'])).toMatchObject({ code: 0, stdout });
    },
  );

  test('takes options in any place, and the last of two', async () => {
    const argv = [
      'run',
      '--json',
      '--scenario=Wrong password',
      file,
      '--scenario',
      'Right password',
    ];
    const { code, stdout } = await flowmint(argv);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'completed' });
  });
});

describe('a bug of ours', () => {
  const failing = {
    ...madeUpIo({}),
    stdout: {
      isTTY: false,
      write: () => {
        throw new TypeError('no\nway');
      },
    },
  };

  test.each([
    ['is said in one line', {}, 1],
    ['is said with its place where FLOWMINT_DEBUG asks for it', { FLOWMINT_DEBUG: '1' }, 4],
  ])('%s', async (_title, env, leastLines) => {
    let stderr = '';
    const said = { isTTY: false, write: (text: string) => void (stderr += text) };
    expect(await main(['--help'], { ...failing, env, stderr: said })).toBe(2);
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe('flowmint: bug: TypeError: no\\nway (FLOWMINT_DEBUG=1 shows where)');
    expect(lines.length).toBeGreaterThanOrEqual(leastLines);
    expect(lines.length > 1).toBe(leastLines > 1);
  });
});
