import { createServices } from '../../src/app/web/services.ts';
import { createMemoryStorage } from '../../src/backend/storage/web-storage.ts';
import { openDatabase } from '../../src/backend/storage/open-database.ts';
import { createDrafts } from '../../src/backend/workspace/drafts.ts';
import { createWorkspace } from '../../src/backend/workspace/workspace.ts';
import type { ConformanceCase } from '../../src/hosts/conformance/case.ts';
import { recordOf } from '../../src/hosts/conformance/record.ts';
import { runStepByStep } from '../../src/hosts/conformance/run-step-by-step.ts';

/** What the spec asks this page for: runs with the services of the real one. */
export interface ConformancePage {
  readonly mode: () => Promise<string>;
  /** Runs cases (as JSON) as a person would watch them, their requests seen by the network tools where that works. */
  readonly inPage: (cases: string) => Promise<readonly string[]>;
  readonly inWorker: (cases: string) => Promise<readonly string[]>;
  readonly jwks: () => Promise<string>;
}

declare global {
  interface Window {
    conformance: ConformancePage;
  }
}

const database = await openDatabase('conformance');
const tab = createMemoryStorage();
const services = createServices(
  database,
  createWorkspace({ database, tab, drafts: createDrafts(tab), now: () => Date.now() }),
);

window.conformance = {
  mode: () => services.httpMode(),
  async inPage(cases) {
    const records: string[] = [];
    for (const one of read(cases)) {
      records.push(await runStepByStep(one, (effect, run) => services.perform(effect, run)));
    }
    return records;
  },
  async inWorker(cases) {
    const world = { users: [], mocks: [] };
    const runs = await Promise.all(
      read(cases).map(({ flow, scenario }) =>
        services.runBatch({ flow, scenarios: [scenario], world }),
      ),
    );
    return runs.flat().map((run) => (run.type === 'ran' ? recordOf(run.summary) : run.message));
  },
  jwks: async () => JSON.stringify((await services.signer()).jwks),
};

function read(text: string): readonly ConformanceCase[] {
  const cases: readonly ConformanceCase[] = JSON.parse(text);
  return cases;
}
