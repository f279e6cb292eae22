import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../.scripts/paths.mjs';
import { expect, test } from './fixtures.ts';

const template = join(root, 'public/flows/sign-in.json');

test.describe('a broken file that is dropped', () => {
  const broken: readonly (readonly [what: string, text: string, message: string])[] = [
    ['no JSON', '{\n  "format": }', 'line 2, column 13: expected a JSON value, found "}".'],
    [
      'something else',
      '{"a":1}',
      '(top level): expected a flow of Flowmint, with "format": "flowmint/flow", or one that Descope exported: an object with "contents" and "metadata", with "flow" and "screens", or with "tasks", found an object.',
    ],
    [
      'a flow with a mistake',
      '{"format":"flowmint/flow","version":1,"id":"f","name":"F","start":null,"steps":[{"id":1}],"edges":[]}',
      'steps[0].id: expected text, found number 1.',
    ],
  ];
  for (const [what, text, message] of broken) {
    test(`(${what}) is told with its place, and nothing else changes`, async ({
      page,
      flowmint,
    }) => {
      await flowmint.flowName.fill('Mine');
      const steps = await flowmint.steps();
      await flowmint.openFile({ name: 'broken.json', text });

      await expect(page.getByText(`broken.json, ${message}`)).toBeVisible();
      await expect(flowmint.flowName).toHaveValue('Mine');
      expect(await flowmint.steps()).toEqual(steps);
      await flowmint.undo();
      await expect(flowmint.flowName).not.toHaveValue('Mine');
    });
  }
});

test('a flow that is dropped opens, runs, and is kept', async ({ page, flowmint }) => {
  await flowmint.openFile(template);
  await expect(flowmint.flowName).toHaveValue('Sign In with 3rd-party IdP');
  expect(await flowmint.run()).toBe('completed');

  await page.reload();
  await flowmint.ready();
  await expect(flowmint.flowName).toHaveValue('Sign In with 3rd-party IdP');
});

test('a flow is opened by the file dialog', async ({ page, flowmint }) => {
  const chooser = page.waitForEvent('filechooser');
  await flowmint.deselect();
  await page.keyboard.press('ControlOrMeta+o');
  await (await chooser).setFiles(template);

  await expect(flowmint.flowName).toHaveValue('Sign In with 3rd-party IdP');
});

test('a flow that is saved as a file is the flow that was opened, byte for byte', async ({
  page,
  flowmint,
}) => {
  // Without the dialog for saving, which no test can answer, the browser downloads.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.reload();
  await flowmint.ready();
  await flowmint.openFile(template);
  await expect(flowmint.flowName).toHaveValue('Sign In with 3rd-party IdP');
  const download = page.waitForEvent('download');
  await flowmint.deselect();
  await page.keyboard.press('ControlOrMeta+s');
  const saved = await download;

  expect(saved.suggestedFilename()).toBe('sign-in.flow.json');
  expect(await readFile(await saved.path(), 'utf8')).toBe(await readFile(template, 'utf8'));
});

test('a flow of a newer version is shown and cannot be changed', async ({ page, flowmint }) => {
  const { flowName } = flowmint;
  const before = await flowName.inputValue();
  const newer = JSON.stringify({
    format: 'flowmint/flow',
    version: 7,
    id: 'from-the-future',
    name: 'From the future',
    start: 'end',
    steps: [{ id: 'end', kind: 'end', name: 'End', config: {} }],
    edges: [],
  });
  await flowmint.openFile({ name: 'newer.json', text: newer });

  await expect(
    page.getByText('newer.json was made by a newer Flowmint (version 7): it is shown read-only.'),
  ).toBeVisible();
  await expect(flowName).toHaveValue('From the future');
  await expect(flowName).not.toBeEditable();
  expect(await flowmint.steps()).toEqual(['End']);

  await page.reload();
  await flowmint.ready();
  await expect(flowName).toHaveValue(before);
});
