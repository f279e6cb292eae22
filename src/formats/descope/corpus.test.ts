import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseFlow } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { serialiseFlow } from '../../core/document/serialise.ts';
import { parseJson } from '../../core/json.ts';
import type { Json } from '../../core/json.ts';
import { registry } from '../../steps/registry.ts';
import { exportDescope } from './export-descope.ts';
import { importDescope } from './import-descope.ts';

// Real exports that other people published: input of tests only, beside the project and never in it.
const CORPUS = join(import.meta.dirname, '../../../../shared/flows');
const files = existsSync(CORPUS)
  ? ['exported', 'console', 'snapshot'].flatMap((folder) =>
      readdirSync(join(CORPUS, folder)).map((name) => join(folder, name)),
    )
  : [];

function read(file: string): Json {
  return parseJson(readFileSync(join(CORPUS, file), 'utf8'));
}

describe.skipIf(files.length === 0)('real flows (skipped where ../shared/flows is missing)', () => {
  test('are there in every packaging', () => {
    expect(files.length).toBeGreaterThanOrEqual(20);
  });

  describe.each(files)('%s', (file) => {
    test('comes back as it was', () => {
      const original = read(file);
      const { flow } = importDescope(original, { fileName: 'flow' });
      const stored = parseFlow(JSON.parse(serialiseFlow(flow)), registry);
      const { value, notes } = exportDescope(stored);
      expect(value).toStrictEqual(original);
      expect(JSON.stringify(value)).toBe(JSON.stringify(original));
      expect(notes).toEqual([]);
    });

    test.each(edits)('changes where it was edited alone: %s', (_title, edit) => {
      const original = read(file);
      const { flow } = importDescope(original, { fileName: 'flow' });
      const edited = edit(flow);
      if (edited === null) return;
      const { value } = exportDescope(edited.flow);
      const differences = differencesOf(original, value);
      expect(differences.filter((path) => !edited.expected.test(path))).toEqual([]);
      expect(differences).not.toEqual([]);
      const again = importDescope(value, { fileName: 'flow' }).flow;
      expect({ ...again, source: null }).toEqual({ ...edited.flow, source: null });
    });
  });
});

type Edit = (flow: Flow) => { readonly flow: Flow; readonly expected: RegExp } | null;

const edits: readonly [title: string, edit: Edit][] = [
  [
    'a name',
    (flow) => {
      const step = flow.steps[0];
      if (step === undefined) return null;
      const steps = flow.steps.map((one) =>
        one === step ? { ...one, name: 'Another name' } : one,
      );
      const id = escaped(step.id);
      return { flow: { ...flow, steps }, expected: new RegExp(`tasks\\.${id}(\\.end)?\\.name$`) };
    },
  ],
  [
    'a position',
    (flow) => {
      const step = flow.steps.at(-1);
      if (step === undefined) return null;
      const layout = { ...flow.layout, [step.id]: { x: 1234, y: 567 } };
      const id = escaped(step.id);
      return {
        flow: { ...flow, layout },
        expected: new RegExp(`tasks\\.${id}(\\.end)?\\.view\\.[xy]$`),
      };
    },
  ],
  [
    'an edge',
    (flow) => {
      const at = flow.edges.findIndex(({ to }) => to !== flow.start);
      const edge = flow.edges[at];
      if (edge === undefined || flow.start === null) return null;
      const { start } = flow;
      const edges = flow.edges.map((one, i) => (i === at ? { ...one, to: start } : one));
      const id = escaped(edge.from);
      return {
        flow: { ...flow, edges },
        expected: new RegExp(`tasks\\.${id}(\\.end)?\\.next\\.rules\\.\\d+\\.taskId$`),
      };
    },
  ],
  [
    'a claim',
    (flow) => {
      const step = flow.steps.find(({ kind }) => kind === 'custom-claims');
      if (step === undefined) return null;
      const claims = [{ key: 'plan', type: 'string', value: 'gold' }];
      const steps = flow.steps.map((one) =>
        one === step ? { ...one, config: { ...one.config, claims } } : one,
      );
      const id = escaped(step.id);
      return {
        flow: { ...flow, steps },
        expected: new RegExp(`tasks\\.${id}\\.arguments\\.customClaims\\.value\\.`),
      };
    },
  ],
];

function escaped(id: string): string {
  return id.replaceAll(/[.-]/g, '\\$&');
}

/** The paths at which two JSON values differ. */
function differencesOf(a: unknown, b: unknown, path = ''): readonly string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return Object.is(a, b) ? [] : [path];
  }
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differencesOf(left.get(key), right.get(key), path === '' ? key : `${path}.${key}`),
  );
}
