import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import { makeEnv, makeLibrary, makeRunnable } from '../../core/engine/env.ts';
import type { Tools } from '../../core/engine/tools.ts';
import { readEngine } from '../../app/cli/read-engine.ts';
import { parseJson } from '../../core/json.ts';
import { checkExpectations } from '../../core/scenario/expect.ts';
import { importDescope } from '../../formats/descope/import-descope.ts';
import { loadSandbox } from '../../hosts/sandbox/sandbox.ts';
import type { Sandbox } from '../../hosts/sandbox/sandbox.ts';
import { summarise } from '../../hosts/session/run-result.ts';
import { runMocked } from '../../hosts/session/run-scenario.ts';
import { loadTools } from '../../hosts/tools/load-tools.ts';
import { registry } from '../../steps/registry.ts';
import { explore } from './explore.ts';
import type { Exploration } from './explore.ts';

// Real exports that other people published: input of tests only, beside the project and never in it.
const CORPUS = join(import.meta.dirname, '../../../../shared/flows');
const files = existsSync(CORPUS)
  ? ['exported', 'console', 'snapshot'].flatMap((folder) =>
      readdirSync(join(CORPUS, folder)).map((name) => join(folder, name)),
    )
  : [];

/** Flows whose graph leads to no token, and why; every other one has to reach one. */
const WITHOUT_TOKEN: Readonly<Record<string, string>> = {
  'exported/sign-up__1efee6eb.json': 'starts on a screen that leads nowhere',
  'exported/sign-up__43b7fefb.json': 'authInfo.firstSeen is asked before anyone can be signed in',
  'exported/sign-up__d86dfd69.json': 'authInfo.firstSeen is asked before anyone can be signed in',
  'exported/sso-config-request__28a056a2.json': 'signs nobody in',
  'exported/widgets-tests-testwidget.json': 'its first flow signs nobody in',
  'snapshot/sso-config-request__39f39b92.contents.json': 'signs nobody in',
};

let tools: Tools;
let sandbox: Sandbox;
beforeAll(async () => {
  const engine = await readEngine();
  [tools, sandbox] = await Promise.all([loadTools(), loadSandbox(engine)]);
});

function read(file: string): Flow {
  const value = parseJson(readFileSync(join(CORPUS, file), 'utf8'));
  return importDescope(value, { fileName: file }).flow;
}

describe.skipIf(files.length === 0)('real flows (skipped where ../shared/flows is missing)', () => {
  const others = files.map(read);
  const found = new Map<string, Exploration>();
  const tryOut = (file: string): Exploration => {
    const known = found.get(file);
    if (known !== undefined) return known;
    const exploration = explore(read(file), registry, {
      tools,
      others,
      runScript: (request) => sandbox.run(request),
    });
    found.set(file, exploration);
    return exploration;
  };

  test.each(files)('%s reaches a token where its graph leads to one', (file) => {
    expect([WITHOUT_TOKEN[file] ?? 'a token', tryOut(file).tokens > 0]).toEqual([
      WITHOUT_TOKEN[file] ?? 'a token',
      WITHOUT_TOKEN[file] === undefined,
    ]);
  });

  test.each(files)('%s gives scenarios that come to what they say', (file) => {
    const flow = read(file);
    const library = makeLibrary(flow, others, registry);
    for (const scenario of tryOut(file).scenarios) {
      const { users = [], mocks = [] } = scenario;
      const env = makeEnv(makeRunnable(flow, registry), { users, mocks, tools, library });
      const run = runMocked(env, scenario, {
        chance: { now: () => 0, seed: () => 0 },
        runScript: (request) => sandbox.run(request),
      });
      expect(checkExpectations(scenario.expect, summarise(run))).toEqual([]);
    }
  });
});
