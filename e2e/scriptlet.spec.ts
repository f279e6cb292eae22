import { expect, test } from './fixtures.ts';
import type { Flowmint } from './fixtures.ts';
import { longestGap, watchGaps } from './longest-gap.ts';

// Scripts run in QuickJS, WebAssembly in a Web Worker of their own. That no policy is violated every test sees to.

const CODE = 'Script';

test('a Scriptlet is written in a code editor, runs, and says what it logged', async ({
  flowmint,
}) => {
  await openScript(flowmint, 'return 1;');
  await flowmint.selectStep('Script');
  await flowmint.setField(
    CODE,
    "console.log('seen', _.capitalize(name));\nreturn { email: `${name}@example.com` };",
  );
  await flowmint.addItem('Arguments', 'Text');
  await flowmint.setField('Key', 'name', 'Argument 1');
  await flowmint.setField('Value', 'ann', 'name');

  expect(await flowmint.run()).toBe('completed');
  const rows = await flowmint.timeline();
  const last = rows.findLastIndex(({ step }) => step === 'Script');
  expect(rows[last]).toMatchObject({
    status: 'done',
    port: 'success',
    why: 'The script returned an object.',
  });
  await flowmint.timelineRows().nth(last).click();
  const details = flowmint.bottom.getByRole('region', { name: 'Details of the chosen row' });
  await expect(details).toContainText('Logged: seen Ann');
  await expect(details).toContainText('scripts.scriptletResult');
});

test('an error in a script names its line and column', async ({ flowmint }) => {
  await openScript(flowmint, 'const user = undefined;\nreturn user.name;');
  expect(await flowmint.run()).toBe('failed');
  expect((await flowmint.timeline()).at(-1)?.why).toContain(
    "Line 2, column 12: TypeError: cannot read property 'name' of undefined.",
  );
});

test('the page takes what is typed while a hostile script runs, which ends in its error', async ({
  flowmint,
  page,
}) => {
  // Multiplies numbers of a hundred thousand digits: the sandbox's count hardly moves, so its deadline has to end it.
  await openScript(flowmint, 'for (let n = 3n ** 100_000n; ; ) n = (n * n) / 3n ** 100_000n;');
  await watchGaps(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  await expect(pause).toBeVisible();

  const search = flowmint.palette.getByRole('searchbox');
  await search.pressSequentially('custom claims');
  await expect(search).toHaveValue('custom claims');
  await expect(flowmint.palette.getByRole('button', { name: 'Add Custom Claims' })).toBeVisible();
  await expect(pause).toBeVisible(); // the script has not ended meanwhile
  expect(await longestGap(page)).toBeLessThan(2_000);

  expect(await flowmint.settled()).toBe('failed');
  expect((await flowmint.timeline()).at(-1)?.why).toContain(
    'The script was stopped: it took longer than 10 s.',
  );
  await setScript(flowmint, 'for (;;);');
  expect(await flowmint.run()).toBe('failed');
  expect((await flowmint.timeline()).at(-1)?.why).toContain(
    'The script was stopped: it did more than 5 million counted steps of work.',
  );
  await setScript(flowmint, 'return 1;');
  expect(await flowmint.run()).toBe('completed');
});

async function setScript(flowmint: Flowmint, code: string): Promise<void> {
  await flowmint.selectStep('Script');
  await flowmint.setField(CODE, code);
}

/** Opens a flow of a Scriptlet and an End. */
async function openScript(flowmint: Flowmint, code: string): Promise<void> {
  const flow = {
    format: 'flowmint/flow',
    version: 1,
    id: 'script',
    name: 'A script',
    start: 'script',
    steps: [
      { id: 'script', kind: 'scriptlet', name: 'Script', config: { args: [], code } },
      { id: 'end', kind: 'end', name: 'End', config: {} },
    ],
    edges: [{ from: 'script', port: 'success', to: 'end' }],
    layout: { script: { x: 0, y: 0 }, end: { x: 384, y: 0 } },
  };
  await flowmint.openFile({ name: 'script.json', text: JSON.stringify(flow) });
  await expect(flowmint.flowName).toHaveValue('A script');
  await flowmint.ready();
}
