import type { ScriptAnswer, ScriptRequest } from '../../core/engine/script.ts';
import { askWorker } from '../worker/ask-worker.ts';

/** How long a script may keep its worker busy, the worker's start included: longer than the sandbox's own deadline. */
const PATIENCE_MS = 20_000;

let worker: Worker | undefined;
let isBusy = false;

/**
 * Runs a script of an interactive run. Scripts have a Web Worker of their own: the page stays usable meanwhile, and
 * what no limit of the sandbox ends is ended with the worker. One at a time: whoever asks for the next gave up on the
 * one before.
 */
export async function runPageScript(request: ScriptRequest): Promise<ScriptAnswer> {
  if (isBusy) endWorker();
  worker ??= new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  const own = worker;
  isBusy = true;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await askWorker(own, 'run-script', request, { signal });
  } catch (error) {
    if (worker === own) endWorker();
    if (!signal.aborted) throw error;
    const message = `The script was stopped: it took longer than ${PATIENCE_MS / 1000} s.`;
    return { type: 'error', message, limited: true };
  } finally {
    if (worker === own) isBusy = false;
  }
}

function endWorker(): void {
  worker?.terminate();
  worker = undefined;
  isBusy = false;
}
