import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ASSUMPTIONS } from '../../../core/assumptions/table.ts';
import { registry } from '../../../steps/registry.ts';
import { generatedFiles } from './generated-files.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const MARKED = [
  '# Title',
  '<!-- generated:kinds -->',
  'old',
  '<!-- /generated:kinds -->',
  'kept',
  '<!-- generated:support --><!-- /generated:support -->',
  '<!-- generated:assumptions --><!-- /generated:assumptions -->',
  '',
].join('\n');

test.each(generatedFiles(read('README.md')))(
  '$path is up to date (npm run docs renews it)',
  ({ path, text }) => {
    expect(read(path)).toBe(text);
  },
);

test('only what stands between the marks is replaced', () => {
  const readme = generatedFiles(MARKED).find(({ path }) => path === 'README.md')?.text ?? '';
  const outside = readme.replaceAll(/(<!-- generated:\w+ -->)[^]*?(<!-- \/generated)/g, '$1$2');
  expect(outside).toBe(MARKED.replace('\nold\n', ''));
});

test('every kind, every entry of the palette and every assumption has its line', () => {
  const readme = generatedFiles(MARKED).find(({ path }) => path === 'README.md')?.text ?? '';
  const lines = readme.split('\n').filter((line) => line.startsWith('| '));
  const entries = [...registry.values()].flatMap(({ palette }) => palette);
  expect(lines).toHaveLength(3 * 2 + registry.size + (entries.length + 1) + ASSUMPTIONS.length);
  expect(new Set(lines.map((line) => line.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([6]));
});

test('a README without the marks is refused', () => {
  expect(() => generatedFiles('# Title')).toThrow('README.md lacks <!-- generated:kinds -->');
});
