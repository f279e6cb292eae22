import { expect, test } from 'vitest';
import { parseFlowText } from '../../core/document/parse.ts';
import { registry } from '../../steps/registry.ts';
import { findProblems } from './find-problems.ts';

const templates = import.meta.glob<string>('../../../public/flows/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('there are templates', () => {
  expect(Object.keys(templates).length).toBeGreaterThan(0);
});

test.each(Object.entries(templates))('nothing is wrong with %s', (_path, text) => {
  expect(findProblems(parseFlowText(text, registry), registry)).toEqual([]);
});
