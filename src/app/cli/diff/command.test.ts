import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Flow, Step } from '../../../core/document/schema.ts';
import { exported, fromConsole, snapshot } from '../../../formats/testing/hand-made-export.ts';
import { importDescope } from '../../../formats/descope/import-descope.ts';
import { flowmint } from '../testing/flowmint.ts';
import { signInFlow } from '../testing/sign-in-flow.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';

const files = temporaryFiles();
afterAll(() => files.remove());

/** Claims, a connector's answer, a new way out, and a scenario are not as they were; ids are all others. */
const edited = withOtherIds({
  ...signInFlow,
  steps: [
    ...signInFlow.steps.map((step): Step => {
      if (step.id === 'claims') {
        const claims = [{ key: 'plan', type: 'string', value: 'free' }];
        return { ...step, config: { ...step.config, claims } };
      }
      if (step.id === 'check') {
        const errorHandling = { request_error: { handling: 'custom' } };
        return { ...step, config: { ...step.config, errorHandling } };
      }
      return step;
    }),
    { id: 'refused', kind: 'end', name: 'Refused', config: {} },
  ],
  edges: [...signInFlow.edges, { from: 'check', port: 'request_error', to: 'refused' }],
  settings: { session: { lifetimeSeconds: 900 } },
  scenarios: [
    ...signInFlow.scenarios.slice(0, 1),
    { ...signInFlow.scenarios[0], name: 'Nobody types', answers: [] },
  ],
});
const a = files.write('a.json', signInFlow);
const b = files.write('b.json', edited);

describe('flowmint diff', () => {
  test('says nothing differs of a flow and itself with other ids and places', async () => {
    const moved = files.write('moved.json', {
      ...withOtherIds(signInFlow),
      layout: { 'login-x': { x: 64, y: 64 } },
    });
    const { code, stdout } = await flowmint(['diff', a, moved]);
    expect({ code, said: stdout.split('\n').slice(2) }).toEqual({
      code: 0,
      said: ['No differences', ''],
    });
  });

  test('says what differs by what it means, and what comes out otherwise', async () => {
    const { code, stdout, stderr } = await flowmint(['diff', a, b, '--behaviour']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    await expect(named(stdout)).toMatchFileSnapshot('../golden/diff.txt');
  });

  test('prints the same as JSON', async () => {
    const { code, stdout } = await flowmint(['diff', a, b, '--behaviour', '--json']);
    expect(code).toBe(1);
    await expect(named(stdout)).toMatchFileSnapshot('../golden/diff-json.txt');
  });

  test('compares exports of Descope in any packaging with each other and with documents', async () => {
    const one = files.write('exported.json', exported());
    const other = files.write('console.json', fromConsole());
    const document = files.write('document.json', importDescope(exported()).flow);
    const { flow } = importDescope(exported());
    const renamed = files.write('renamed.json', {
      ...flow,
      steps: flow.steps.map((step) => (step.id === '7' ? { ...step, name: 'My claims' } : step)),
    });
    const same = await flowmint(['diff', one, document]);
    expect({ ...same, stdout: same.stdout.split('\n').slice(2) }).toEqual({
      code: 0,
      stdout: ['No differences', ''],
      stderr: '',
    });
    const steps = JSON.parse((await flowmint(['diff', one, other, '--json'])).stdout);
    expect(steps).toMatchObject({ steps: flow.steps.map(({ id }) => ({ before: id, after: id })) });
    const { code, stdout } = await flowmint(['diff', renamed, one, '--behaviour']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /\n {4}Name: "My claims" → .* {2}\[steps\[7\]\.name\]\n1 step renamed\n/,
    );
    expect(stdout).toMatch(/\nBehaviour: no difference in [1-9]\d* scenarios?\n$/);
  });

  test('tells last what two exports only keep, and that they differ in it', async () => {
    const newer = JSON.stringify(exported()).replace('"2.0.1"', '"3.1.0"');
    const [one, other] = [files.write('old.json', exported()), files.write('new.json', newer)];
    const { code, stdout } = await flowmint(['diff', one, other]);
    expect({ code, said: stdout.split('\n').slice(2) }).toEqual({
      code: 1,
      said: [
        '~ Kept of the export',
        '    Component version: "2.0.1" → "3.1.0"  [metadata.componentsVersion]',
        '1 part kept of the export changed',
        '',
      ],
    });
  });

  test('takes the folder of a snapshot, and refuses one with several flows', async () => {
    const flows = join(files.folder, 'flows');
    mkdirSync(join(flows, 'people'), { recursive: true });
    const write = (name: string, value: unknown): void => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      writeFileSync(join(flows, name), text);
    };
    for (const [name, value] of Object.entries(snapshot())) write(join('people', name), value);
    expect((await flowmint(['diff', flows, flows])).code).toBe(0);
    write('second.json', exported());
    const { code, stderr } = await flowmint(['diff', flows, a]);
    expect({ code, stderr: named(stderr) }).toEqual({
      code: 2,
      stderr: 'FOLDER/flows: expected one flow, found 2: name one of them\n',
    });
  });

  test('is coloured on a terminal by what came and what went', async () => {
    const { stdout } = await flowmint(['diff', a, b], { stdoutIsTTY: true });
    expect(stdout).toContain('\u001b[32m+ End "Refused"\u001b[0m');
    expect(stdout).toContain('\u001b[33m~ Custom Claims\u001b[0m');
  });

  test('finds scenarios by trying out where neither flow has any', async () => {
    const bare = ({ scenarios: _scenarios, ...flow }: Flow): Flow => flow;
    const [one, other] = [
      files.write('bare-a.json', bare(signInFlow)),
      files.write('bare-b.json', bare(edited)),
    ];
    const same = await flowmint(['diff', one, one, '--behaviour']);
    expect(same.code).toBe(0);
    expect(same.stdout).toMatch(/\nBehaviour: no difference in [1-9]\d* scenarios?\n$/);
    const { code, stdout } = await flowmint(['diff', one, other, '--behaviour']);
    expect(code).toBe(1);
    expect(stdout).toContain('(found by trying the flow before out)');
    expect(stdout).toMatch(/path, after “Check password”:\n.*\n {6}\+ Refused\n/);
    expect(stdout).toMatch(/claims › plan: .* → "free"/);
  });

  test('shows control characters of a flow as escapes', async () => {
    const hostile = files.write('hostile.json', { ...signInFlow, name: 'x\u001b[2J\u202e' });
    const { stdout } = await flowmint(['diff', a, hostile]);
    expect(stdout).toContain('\\u001b[2J\\u202e');
    expect(stdout).not.toContain('\u001b');
  });

  test.each([
    [
      'a file that is not there',
      ['diff', a, 'gone.json'],
      'gone.json: expected a readable file, found none',
    ],
    [
      'broken JSON',
      ['diff', files.write('broken.json', '{'), a],
      'FOLDER/broken.json:line 1, column 2: expected a key in quotes or "}", found the end of the file',
    ],
    [
      'no flow at all',
      ['diff', a, files.write('other.json', { x: 1 })],
      'FOLDER/other.json:format: expected a flow with "format": "flowmint/flow", found nothing',
    ],
  ])('%s is told in one line', async (_title, argv, line) => {
    const { code, stdout, stderr } = await flowmint(argv);
    expect({ code, stdout, stderr: named(stderr) }).toEqual({
      code: 2,
      stdout: '',
      stderr: `${line}\n`,
    });
  });
});

function named(text: string): string {
  return text.replaceAll(files.folder, 'FOLDER');
}

/** The flow with other ids of its steps everywhere; scenarios name steps as they did, by name. */
function withOtherIds(flow: Flow): Flow {
  return {
    ...flow,
    start: flow.start === null ? null : `${flow.start}-x`,
    steps: flow.steps.map((step) => ({ ...step, id: `${step.id}-x` })),
    edges: flow.edges.map(({ from, port, to }) => ({ from: `${from}-x`, port, to: `${to}-x` })),
  };
}
