import { loadSigningKey } from '../../backend/keys/signing-key.ts';
import type { Database } from '../../backend/storage/database.ts';
import { createVault } from '../../backend/vault/vault.ts';
import type { Flow } from '../../core/document/schema.ts';
import { gatherFlows } from '../../core/kind/entered-flows.ts';
import type { Services } from '../../editor/services.ts';
import type { Signer } from '../../hosts/keys/signer.ts';
import { answerAtOnce } from '../../hosts/session/run-scenario.ts';
import type { Workspace } from '../../hosts/ports/workspace.ts';
import { loadTools } from '../../hosts/tools/load-tools.ts';
import { registry } from '../../steps/registry.ts';
import { fileDialogs } from './file-dialogs.ts';
import { startPageHttp } from './page-http.ts';
import { askPageWorker } from './page-worker.ts';
import { runPageScript } from './page-scripts.ts';
import { loadTemplates } from './templates.ts';

/** Wires what the editor needs to this browser. */
export function createServices(database: Database, workspace: Workspace): Services {
  const vault = createVault(database);
  let signing: Promise<Signer> | undefined;
  const signer = (): Promise<Signer> => {
    signing ??= loadSigner(database).catch((error: unknown) => {
      signing = undefined;
      throw error;
    });
    return signing;
  };
  const entered = (flow: Flow): Promise<readonly Flow[]> =>
    gatherFlows(flow, registry, async (id) => (await workspace.load(id))?.flow);
  const http = startPageHttp(signer, vault);
  return {
    workspace,
    vault,
    signer,
    templates: loadTemplates,
    perform: async (effect, session) =>
      effect.type === 'http'
        ? http.perform(effect, session)
        : effect.type === 'script'
          ? runPageScript(effect.request)
          : answerAtOnce(effect, session.env, undefined),
    httpMode: () => http.mode(),
    async prepareRun(flow) {
      const [tools, others] = await Promise.all([loadTools(), entered(flow)]);
      return { tools, others };
    },
    findProblems: async (flow) =>
      askPageWorker('find-problems', { flow, others: await entered(flow) }),
    runBatch: async (batch, options) =>
      askPageWorker('run-batch', { ...batch, others: await entered(batch.flow) }, options),
    ...fileDialogs,
    now: () => Date.now(),
    seed: () => crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
  };
}

async function loadSigner(database: Database): Promise<Signer> {
  const [key, { Signer }] = await Promise.all([
    loadSigningKey(database, () => askPageWorker('make-key', null)),
    import('../../hosts/keys/signer.ts'),
  ]);
  return new Signer(key);
}
