import { loadSigningKey } from '../../backend/keys/signing-key.ts';
import type { Database } from '../../backend/storage/database.ts';
import { createVault } from '../../backend/vault/vault.ts';
import type { Flow } from '../../core/document/schema.ts';
import type { Services } from '../../editor/services.ts';
import type { Signer } from '../../hosts/keys/signer.ts';
import { sharedSecretIn, sharedSecretKey } from '../../hosts/ports/vault.ts';
import type { Workspace } from '../../hosts/ports/workspace.ts';
import { loadTools } from '../../hosts/tools/load-tools.ts';
import { fileDialogs } from './file-dialogs.ts';
import { idle } from './idle.ts';
import { once } from './once.ts';
import { askPageWorker } from './page-worker.ts';
import { loadTemplates } from './templates.ts';

/** Wires what the editor needs to this browser. */
export function createServices(database: Database, workspace: Workspace): Services {
  const vault = createVault(database);
  const signer = once(() => loadSigner(database));
  const entered = async (flow: Flow): Promise<readonly Flow[]> => {
    const { gatherFlows, readableKinds } = await import('./read-kinds.ts');
    return gatherFlows(flow, readableKinds, async (id) => (await workspace.load(id))?.flow);
  };
  const sharedSecretOf =
    (flow: string) =>
    async (name: string): Promise<string | undefined> =>
      sharedSecretIn(await vault.get(flow, sharedSecretKey(name)));
  const effects = once(async () =>
    (await import('./page-effects.ts')).startPageEffects({ signer, vault, sharedSecretOf }),
  );
  // What performs effects takes a while to come up: it begins before the first run, but not before the page is drawn.
  void idle()
    .then(effects)
    .catch(() => {});
  return {
    workspace,
    vault,
    signer,
    templates: loadTemplates,
    perform: async (effect, session) => (await effects()).perform(effect, session),
    httpMode: async () => (await effects()).httpMode(),
    async prepareRun(flow) {
      const [tools, others] = await Promise.all([loadTools(), entered(flow)]);
      return { tools, others };
    },
    findProblems: async (flow) =>
      askPageWorker('find-problems', { flow: withoutSource(flow), others: await entered(flow) }),
    settableAt: (flow, step, options) =>
      askPageWorker('settable-at', { flow: withoutSource(flow), step }, options),
    readExports: (files, options) => askPageWorker('read-exports', files, options),
    makeExport: (flow, options) => askPageWorker('make-export', flow, options),
    async findScenarios(flow, options) {
      const others = await entered(flow);
      const secrets = await secretsFor([flow, ...others], sharedSecretOf(flow.id));
      return askPageWorker('explore', { flow, others, secrets }, options);
    },
    async runBatch(batch, options) {
      const others = await entered(batch.flow);
      const secrets = await secretsFor([batch.flow, ...others], sharedSecretOf(batch.flow.id));
      return askPageWorker('run-batch', { ...batch, others, secrets }, options);
    },
    ...fileDialogs,
    now: () => Date.now(),
    seed: () => crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
  };
}

/** What a foreign format held is large, and nothing that runs or checks a flow looks at it. */
function withoutSource({ source: _source, ...flow }: Flow): Flow {
  return flow;
}

/** The shared secrets that these flows name, those that are there. */
async function secretsFor(
  flows: readonly Flow[],
  secretOf: (name: string) => Promise<string | undefined>,
): Promise<Readonly<Record<string, string>>> {
  const { secretsOf, readableKinds } = await import('./read-kinds.ts');
  const found = secretsOf(flows, readableKinds).map(async (name) => {
    const secret = await secretOf(name);
    return secret === undefined ? [] : [[name, secret] as const];
  });
  return Object.fromEntries((await Promise.all(found)).flat());
}

async function loadSigner(database: Database): Promise<Signer> {
  const [key, { Signer }] = await Promise.all([
    loadSigningKey(database, () => askPageWorker('make-key', null)),
    import('../../hosts/keys/signer.ts'),
  ]);
  return new Signer(key);
}
