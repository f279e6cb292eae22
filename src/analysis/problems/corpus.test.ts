import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { libraryOf } from '../../core/document/parse.ts';
import type { Flow } from '../../core/document/schema.ts';
import { parseJson } from '../../core/json.ts';
import type { Problem } from '../../core/problem.ts';
import { importDescope } from '../../formats/descope/import-descope.ts';
import { registry } from '../../steps/registry.ts';
import { findProblems } from './find-problems.ts';

// Real exports that other people published: input of tests only, beside the project and never in it.
const CORPUS = join(import.meta.dirname, '../../../../shared/flows');
const files = existsSync(CORPUS)
  ? ['exported', 'console', 'snapshot'].flatMap((folder) =>
      readdirSync(join(CORPUS, folder)).map((name) => join(folder, name)),
    )
  : [];

/** The sorts of problems that facts/flow-format.md §8 counts. */
const SORTS = new Set([
  'unreachable-step',
  'no-end-reachable',
  'missing-screen',
  'unwired-port',
  'read-before-sign-in',
  'missing-connector',
  'dangling-edge',
  'no-start',
]);

/**
 * What is wrong with each file, found by hand in its JSON: the sort, and the tasks. Files that are not named have none.
 * Of "custom handlers without an edge" and "branches that are not wired" the files at hand have none either:
 * `structure.test.ts` and `traps.test.ts` have them made by hand.
 */
const BY_HAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // The button pnOqEGpL1b, "Choose another authentication method", of screen 6 is in no rule of task 6.
  'console/auth0-passkey-implementation__oidc-flow.json': { 'unwired-port': '6' },
  'console/firebase-oidc-sample__oidc-flow.json': { 'unwired-port': '6' },
  // Task 12, where it starts, leads to 22 alone, and that to 29 and 30, which have no rules.
  'exported/sign-up__1efee6eb.json': {
    'no-end-reachable': 'flow',
    'unreachable-step': '0 4 5 6 7 8 9 10 11 13 14 15 16 17 18 19 20 21 23 24 25 26 31 32',
    'missing-screen': '24 25 30',
  },
  // Conditions 14 and 26 come before the first task that signs anybody up, 5.
  'exported/sign-up__43b7fefb.json': { 'missing-screen': '25', 'read-before-sign-in': '14 26' },
  'exported/sign-up__d86dfd69.json': { 'missing-screen': '25', 'read-before-sign-in': '14 26' },
  // A contents.json alone has no screens.
  'snapshot/sign-up__5438c6cc.contents.json': { 'missing-screen': '0 6 8 10 12 13 15 19' },
  'snapshot/step-up__e21b3991.contents.json': { 'missing-screen': '0' },
};

describe.skipIf(files.length === 0)('real flows (skipped where ../shared/flows is missing)', () => {
  test.each(files)('%s: what is wrong with it by hand is found, and nothing else', (file) => {
    expect(bySort(findProblems(read(file), registry))).toEqual(BY_HAND[file] ?? {});
    for (const flow of libraryOf(read(file))) {
      expect(bySort(findProblems(flow, registry, libraryOf(read(file))))).toEqual({});
    }
  });

  test.each(files)('%s: every problem says where and what to do', (file) => {
    const flow = read(file);
    const names = new Map(flow.steps.map(({ id, name }) => [id, name]));
    for (const { path, step, message } of findProblems(flow, registry)) {
      expect([path, at(flow, path)]).not.toContain(undefined);
      expect(message).toContain(names.get(step ?? '') ?? '');
      expect(message).toMatch(/[.:] .+\.$/);
    }
  });
});

function read(file: string): Flow {
  const value = parseJson(readFileSync(join(CORPUS, file), 'utf8'));
  return importDescope(value, { fileName: file }).flow;
}

function bySort(problems: readonly Problem[]): Readonly<Record<string, string>> {
  const steps = new Map<string, string[]>();
  for (const { code, step } of problems) {
    if (SORTS.has(code)) steps.set(code, [...(steps.get(code) ?? []), step ?? 'flow']);
  }
  return Object.fromEntries([...steps].map(([code, ids]) => [code, ids.join(' ')]));
}

/** What stands at a JSON path of a document. */
function at(flow: Flow, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null
          ? new Map(Object.entries(value)).get(part)
          : undefined,
      flow,
    );
}
