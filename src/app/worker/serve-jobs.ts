import type { JobMessage, JobName, JobReply, Jobs } from './jobs.ts';

/** What a job may do besides its work. */
export interface JobControl<N extends JobName> {
  readonly signal: AbortSignal;
  readonly report: (progress: Jobs[N]['progress']) => void;
}

type Work<N extends JobName> = (
  input: Jobs[N]['input'],
  control: JobControl<N>,
) => Jobs[N]['output'] | Promise<Jobs[N]['output']>;

/** How each job is done. */
export type Works = { readonly [N in JobName]: Work<N> };

/** Does one job and tells its asker: the worker's half of the protocol in `jobs.ts`. */
export async function serveJob<N extends JobName>(
  works: Works,
  { job, input, port }: JobMessage<N>,
): Promise<void> {
  const tell = (reply: JobReply<N>): void => port.postMessage(reply);
  const cancel = new AbortController();
  port.addEventListener('message', () => cancel.abort());
  port.start();
  try {
    const work: Work<N> = works[job];
    const output = await work(input, {
      signal: cancel.signal,
      report: (progress) => tell({ type: 'progress', progress }),
    });
    tell({ type: 'done', output });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
