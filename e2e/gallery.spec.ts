import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../.scripts/paths.mjs';
import { expect, test } from './fixtures.ts';

const folder = join(root, 'public/flows');

/** What is read here of a template. */
interface Template {
  readonly name: string;
  readonly steps: readonly { readonly id: string; readonly name: string }[];
  readonly scenarios: readonly {
    readonly name: string;
    readonly expect: {
      readonly outcome: string;
      readonly path: readonly string[];
      readonly claims?: Readonly<Record<string, unknown>>;
    };
  }[];
}

for (const { name, steps, scenarios } of await templates()) {
  const [first] = scenarios;
  if (first === undefined) throw new Error(`${name} has no scenario`);
  const { outcome, path, claims = {} } = first.expect;
  const nameOf = (id: string) => steps.find((step) => step.id === id)?.name ?? id;

  test(`the template “${name}” opens and runs to its end: ${first.name}`, async ({ flowmint }) => {
    await flowmint.openTemplate(name);
    expect((await flowmint.steps()).toSorted()).toEqual(steps.map((step) => step.name).toSorted());
    expect(await flowmint.problems()).toEqual([]);

    expect(await flowmint.run()).toBe(outcome);
    const left = (await flowmint.timeline()).flatMap(({ step, status }) =>
      step === null || status === 'waits' || status === 'note' ? [] : [step],
    );
    expect(left).toEqual(path.map(nameOf));
    if (claims['sub'] === null) {
      await flowmint.openTab('Token');
      await expect(flowmint.side.getByText('nobody signed in')).toBeVisible();
    } else {
      const token = await flowmint.token();
      expect(token.verified).toBe(true);
      expect(token.claims).toMatchObject({ sub: expect.any(String), ...claims });
    }
  });
}

test('a flow of the workspace is deleted only when that is meant', async ({ flowmint }) => {
  await flowmint.flowName.fill('Mine');
  await flowmint.openTemplate('Existing cookie');
  const gallery = await flowmint.openGallery();
  const flows = gallery.getByRole('region', { name: 'My flows' });
  const remove = flows.getByRole('button', { name: 'Delete Mine' });
  await remove.click();
  const question = flowmint.dialog('Delete Mine?');
  await flowmint.leaveBy(question, 'Cancel');
  await remove.click();
  await flowmint.leaveBy(question, 'Delete');
  await expect(remove).toHaveCount(0);
  await expect(flows.getByRole('button', { name: 'Delete Existing cookie' })).toBeDisabled();
});

test('a file is opened from the gallery; one that is no flow is told there', async ({
  page,
  flowmint,
}) => {
  const gallery = await flowmint.openGallery();
  const open = async (name: string, text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await gallery.getByRole('button', { name: 'Open a file' }).click();
    const buffer = Buffer.from(text);
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer });
  };
  await open('broken.json', '{');
  await expect(gallery.getByRole('alert')).toContainText('broken.json, line 1, column 2');

  await open('sign-in.json', await readFile(join(folder, 'sign-in.json'), 'utf8'));
  await expect(gallery).toBeHidden();
  await expect(flowmint.flowName).toHaveValue('Sign In with 3rd-party IdP');
});

/** The templates as they lie on the disk: a new one is tried as soon as it is there. */
async function templates(): Promise<readonly Template[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  return Promise.all(
    files.map(async (file) => {
      const template: Template = JSON.parse(await readFile(join(folder, file), 'utf8'));
      return template;
    }),
  );
}
