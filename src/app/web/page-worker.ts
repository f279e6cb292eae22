import { askWorker } from '../worker/ask-worker.ts';
import type { AskOptions } from '../worker/ask-worker.ts';
import type { JobName, Jobs } from '../worker/jobs.ts';

let worker: Worker | undefined;

/** Asks the page's Web Worker, which starts with the first job. */
export function askPageWorker<N extends JobName>(
  job: N,
  input: Jobs[N]['input'],
  options?: AskOptions<N>,
): Promise<Jobs[N]['output']> {
  worker ??= new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  return askWorker(worker, job, input, options);
}
