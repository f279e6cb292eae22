import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { libraryOf } from '../../core/document/parse.ts';
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
  'exported/widgets-tests-testwidget.json, user-profile-delete-name': 'signs nobody in',
  'exported/widgets-tests-testwidget.json, user-profile-delete-phone': 'signs nobody in',
  'exported/widgets-tests-testwidget.json, user-profile-set-name': 'signs nobody in',
  'exported/widgets-tests-testwidget.json, user-profile-set-picture': 'signs nobody in',
  'snapshot/sso-config-request__39f39b92.contents.json': 'signs nobody in',
};

/** What comes after conditions 14 and 26, whose rules never hold; problems say so. */
const DEAD = `0.FFZJmFsDd2 5.success 6.oneTimeCodeId 6.resend 7.success 8.iS21Xuzoeu 9.success 10.iS21Xuzoeu
  13.c4RzUGaBbs 14.a4aqa17y2nw 16.goe884ylvw 16.ELSE 17.success 18.success 19.oneTimeCodeId 20.success
  21.success 26.a4aqa17y2nw 35.FFZJmFsDd2`;

/** Ports that no run can take, and nobody else's. */
const NEVER_TAKEN: Readonly<Record<string, string>> = {
  // Both are for users who are there already: signing up such a one is an error (assumption `sign-up-existing`).
  'exported/sign-up.json': '5.ELSE 23.ievelbvygsk',
  'exported/sign-up__43b7fefb.json': DEAD,
  'exported/sign-up__d86dfd69.json': DEAD,
};

let tools: Tools;
let sandbox: Sandbox;
beforeAll(async () => {
  const engine = await readEngine();
  [tools, sandbox] = await Promise.all([loadTools(), loadSandbox(engine)]);
});

/** The flow of a file, and those it brings along. */
function read(file: string): readonly (readonly [name: string, flow: Flow])[] {
  const value = parseJson(readFileSync(join(CORPUS, file), 'utf8'));
  const { flow } = importDescope(value, { fileName: file });
  return [[file, flow], ...libraryOf(flow).map((one) => [`${file}, ${one.id}`, one] as const)];
}

describe.skipIf(files.length === 0)('real flows (skipped where ../shared/flows is missing)', () => {
  const flows = files.flatMap(read);
  const others = flows.map(([, flow]) => flow);
  const found = new Map<Flow, Exploration>();
  const tryOut = (flow: Flow): Exploration => {
    const known = found.get(flow);
    if (known !== undefined) return known;
    const exploration = explore(flow, registry, {
      tools,
      others,
      runScript: (request) => sandbox.run(request),
    });
    found.set(flow, exploration);
    return exploration;
  };

  test.each(flows)('%s reaches a token where its graph leads to one', (name, flow) => {
    expect([WITHOUT_TOKEN[name] ?? 'a token', tryOut(flow).tokens > 0]).toEqual([
      WITHOUT_TOKEN[name] ?? 'a token',
      WITHOUT_TOKEN[name] === undefined,
    ]);
  });

  test.each(flows)('%s has every port taken that can be', (name, flow) => {
    const missed = tryOut(flow).coverage.missedPorts.map(({ step, port }) => `${step}.${port}`);
    expect(new Set(missed)).toEqual(new Set(NEVER_TAKEN[name]?.split(/\s+/)));
  });

  test.each(flows)('%s gives scenarios that come to what they say', (_name, flow) => {
    const library = makeLibrary(flow, others, registry);
    for (const scenario of tryOut(flow).scenarios) {
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
