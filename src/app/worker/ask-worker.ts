import type { JobMessage, JobName, JobReply, Jobs } from './jobs.ts';

/** What the asker may say beyond the input. */
export interface AskOptions<N extends JobName> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Jobs[N]['progress']) => void;
}

/**
 * Asks a worker for a job: the page's half of the protocol in `jobs.ts`. Rejects with what went wrong there, with the
 * signal's reason once it is aborted, and when the worker itself breaks.
 */
export function askWorker<N extends JobName>(
  worker: Worker,
  job: N,
  input: Jobs[N]['input'],
  { signal, onProgress }: AskOptions<N> = {},
): Promise<Jobs[N]['output']> {
  const { port1: port, port2: theirs } = new MessageChannel();
  const over = new AbortController();
  return new Promise<Jobs[N]['output']>((resolve, reject) => {
    signal?.throwIfAborted();
    port.addEventListener('message', ({ data }: MessageEvent<JobReply<N>>) => {
      if (data.type === 'progress') onProgress?.(data.progress);
      else if (data.type === 'done') resolve(data.output);
      else reject(new Error(data.message));
    });
    port.start();
    worker.addEventListener(
      'error',
      (event) => reject(new Error(event.message || 'The worker did not start.')),
      { signal: over.signal },
    );
    signal?.addEventListener(
      'abort',
      () => {
        port.postMessage('cancel');
        reject(signal.reason);
      },
      { signal: over.signal },
    );
    const message: JobMessage<N> = { job, input, port: theirs };
    worker.postMessage(message, [theirs]);
  }).finally(() => {
    over.abort();
    port.close();
  });
}
