import type { RunnableFlow } from '../../core/engine/env.ts';
import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import type { Sandbox } from './sandbox.ts';

/** Reads `emscripten-module.wasm` of `@jitl/quickjs-wasmfile-release-sync`: each host keeps it in another place. */
export type ReadEngine = () => Promise<ArrayBuffer>;

/** What a host hands to a run for its scripts. */
export interface Scripts {
  readonly runScript?: (request: ScriptRequest) => ScriptAnswer;
}

let loading: Promise<Sandbox> | undefined;

/**
 * Loads what runs the scripts of a flow and of the flows it enters; nothing where there are none. Whoever asks again
 * gets the same sandbox.
 */
export async function loadScripts(
  flow: RunnableFlow,
  library: ReadonlyMap<string, RunnableFlow>,
  read: ReadEngine,
): Promise<Scripts> {
  if (![flow, ...library.values()].some(hasScript)) return {};
  const sandbox = await sharedSandbox(read);
  return { runScript: (request) => sandbox.run(request) };
}

/** The sandbox of this page, worker or process, started when it is first asked for. */
export function sharedSandbox(read: ReadEngine): Promise<Sandbox> {
  loading ??= start(read).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(read: ReadEngine): Promise<Sandbox> {
  const [{ loadSandbox }, engine] = await Promise.all([import('./sandbox.ts'), read()]);
  return loadSandbox(engine);
}

function hasScript({ steps }: RunnableFlow): boolean {
  return [...steps.values()].some(({ definition }) => definition?.sandbox === true);
}
