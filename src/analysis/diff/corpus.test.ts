import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Flow, Step } from '../../core/document/schema.ts';
import { isJsonObject, parseJson } from '../../core/json.ts';
import { importDescope } from '../../formats/descope/import-descope.ts';
import { registry } from '../../steps/registry.ts';
import { diffFlows } from './diff-flows.ts';

// Real exports that other people published: input of tests only, beside the project and never in it.
const CORPUS = join(import.meta.dirname, '../../../../shared/flows');
const files = existsSync(CORPUS)
  ? ['exported', 'console', 'snapshot'].flatMap((folder) =>
      readdirSync(join(CORPUS, folder)).map((name) => join(folder, name)),
    )
  : [];

describe.skipIf(files.length === 0)('real flows (skipped where ../shared/flows is missing)', () => {
  test.each(files)('%s: ids of tasks and places are no difference', (file) => {
    const flow = read(file);
    expect(diffFlows(flow, withOtherIds(flow), registry).differences).toEqual([]);
  });

  test.each(files)('%s: with other ids, a step renamed and edited is still that step', (file) => {
    const flow = read(file);
    const sizes = flow.steps.map(({ config }) => JSON.stringify(config).length);
    const at = sizes.indexOf(Math.max(...sizes));
    const step = flow.steps[at];
    if (step === undefined) throw new Error('expected a step');
    const edited: Step = { ...step, name: `${step.name} 2`, config: { ...step.config, extra: 1 } };
    const after = withOtherIds({ ...flow, steps: flow.steps.with(at, edited) });
    const { differences } = diffFlows(flow, after, registry);
    expect(differences.map(({ id }) => id)).toEqual([`step other-${step.id} changed`]);
  });

  test('one flow with another says the same twice, and the opposite the other way round', () => {
    const flows = files.slice(0, 8).map(read);
    for (const [i, one] of flows.entries()) {
      const other = flows[(i + 1) % flows.length] ?? one;
      const there = diffFlows(one, other, registry);
      expect(diffFlows(one, other, registry)).toEqual(there);
      const back = diffFlows(other, one, registry);
      const count = (diff: typeof there, type: string): number =>
        diff.differences.filter((each) => each.part === 'step' && each.type === type).length;
      expect(count(back, 'removed')).toBe(count(there, 'added'));
    }
  });
});

function read(file: string): Flow {
  const value = parseJson(readFileSync(join(CORPUS, file), 'utf8'));
  if (!isJsonObject(value)) throw new Error('expected an export');
  return importDescope(value, { fileName: file }).flow;
}

function withOtherIds({ layout: _layout, ...flow }: Flow): Flow {
  const other = (id: string): string => `other-${id}`;
  return {
    ...flow,
    start: flow.start === null ? null : other(flow.start),
    steps: flow.steps.map((step) => ({ ...step, id: other(step.id) })),
    edges: flow.edges.map(({ from, port, to }) => ({ from: other(from), port, to: other(to) })),
  };
}
