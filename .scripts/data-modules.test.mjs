import { runnerImport } from 'vite';
import { expect, test } from 'vitest';
import { asData, DATA_MODULES } from './data-modules.mjs';

test.each([...DATA_MODULES])('%s comes to the same as data', async (file, name) => {
  /** @type {{ module: Record<string, unknown> }} */
  const { module } = await runnerImport(file);
  const code = (await asData(file)) ?? '';
  const data = /^export const \w+ = JSON\.parse\((".*")\);$/.exec(code)?.[1] ?? '"null"';
  /** @type {string} */
  const json = JSON.parse(data);
  expect({ [name]: JSON.parse(json) }).toEqual({ ...module });
});

test('any other file is built as it stands', async () => {
  expect(await asData('/src/core/json.ts')).toBeUndefined();
});
