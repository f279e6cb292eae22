import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './paths.mjs';
import { withoutJsonSchema } from './zod-without-json-schema.mjs';

const code = readFileSync(join(root, 'node_modules/zod/v4/classic/schemas.js'), 'utf8');

test('what makes JSON Schema is taken out of zod, line by line, and nothing else', () => {
  const before = code.split('\n');
  const changed = withoutJsonSchema(code)
    .split('\n')
    .flatMap((line, i) => (line === before[i] ? [] : [[before[i]?.trim(), line.trim()]]));
  const methods = changed.filter(([, line]) => line !== '');
  expect(methods).toEqual([
    ['input: createStandardJSONSchemaMethod(this, "input"),', 'input: (() => undefined),'],
    ['output: createStandardJSONSchemaMethod(this, "output"),', 'output: (() => undefined),'],
    ['return createToJSONSchemaMethod(this, {})(params);', 'return (() => undefined)(params);'],
  ]);
  const lines = changed.filter(([, line]) => line === '').map(([line]) => line);
  expect(lines.length).toBeGreaterThan(30);
  expect(
    lines.filter((line) => line?.startsWith('inst._zod.processJSONSchema = (ctx, json') !== true),
  ).toEqual([]);
});

test('a zod that is written otherwise is refused', () => {
  expect(() => withoutJsonSchema('inst._zod.processJSONSchema =\n  other;')).toThrow(
    'zod writes its JSON Schema otherwise',
  );
});
