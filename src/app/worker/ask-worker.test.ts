import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Flow } from '../../core/document/schema.ts';
import type { BatchProgress } from '../../hosts/ports/batch.ts';
import { makeSigningKey } from '../../hosts/keys/signer.ts';
import { askWorker } from './ask-worker.ts';
import type { JobMessage, JobName, Jobs } from './jobs.ts';
import { serveJob } from './serve-jobs.ts';
import type { Works } from './serve-jobs.ts';

const flow: Flow = {
  format: 'flowmint/flow',
  version: 1,
  id: 'f',
  name: 'F',
  start: null,
  steps: [],
  edges: [],
};
const batch = { flow, scenarios: [], world: { users: [], mocks: [] } };
const problem = {
  code: 'no-start',
  severity: 'error',
  path: 'start',
  step: null,
  message: 'm',
} as const;

/** Does the jobs in this thread; over the real ports, so what is said is really cloned. */
const input = { flow, others: [] };

class FakeWorker extends EventTarget {
  readonly #works: Works;
  constructor(works: Partial<Works>) {
    super();
    this.#works = {
      'make-key': () => makeSigningKey(),
      'find-problems': () => [],
      'settable-at': () => [],
      'run-script': () => ({ type: 'result' }),
      explore: () => [],
      'read-exports': () => [],
      'make-export': () => ({
        packaging: 'exported',
        notes: [],
        variants: new Map(),
        name: 'f.json',
        content: '',
      }),
      'run-batch': () => [],
      ...works,
    };
  }
  postMessage(message: JobMessage<JobName>): void {
    void serveJob(this.#works, message);
  }
}

function worker(works: Partial<Works>): Worker {
  return new FakeWorker(works) as unknown as Worker;
}

describe('asking the worker', () => {
  test('brings the input there and the output back', async () => {
    const asked: Jobs['find-problems']['input'][] = [];
    const one = worker({ 'find-problems': (one) => (asked.push(one), [problem]) });
    expect(await askWorker(one, 'find-problems', input)).toEqual([problem]);
    expect(asked).toEqual([input]);
  });

  test('keeps answers apart that come back in another order', async () => {
    const one = worker({
      'find-problems': async ({ flow: { id } }) => {
        await sleep(id === 'slow' ? 30 : 1);
        return [{ ...problem, message: id }];
      },
    });
    const answers = await Promise.all(
      ['slow', 'fast'].map((id) =>
        askWorker(one, 'find-problems', { ...input, flow: { ...flow, id } }),
      ),
    );
    expect(answers.map(([first]) => first?.message)).toEqual(['slow', 'fast']);
  });

  test('says what went wrong there', async () => {
    const one = worker({ 'find-problems': () => Promise.reject(new Error('no such rule')) });
    await expect(askWorker(one, 'find-problems', input)).rejects.toThrow('no such rule');
  });

  test('rejects when the worker breaks', async () => {
    const one = worker({ 'find-problems': () => new Promise(() => {}) });
    const asked = askWorker(one, 'find-problems', input);
    one.dispatchEvent(new Event('error'));
    await expect(asked).rejects.toThrow('The worker did not start.');
  });

  test('hears of progress on the way', async () => {
    const heard: BatchProgress[] = [];
    const one = worker({
      'run-batch': (_input, { report }) => {
        report({ done: 1, total: 2 });
        report({ done: 2, total: 2 });
        return [];
      },
    });
    await askWorker(one, 'run-batch', batch, { onProgress: (progress) => heard.push(progress) });
    expect(heard).toEqual([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]);
  });

  test('cancels: the job hears of it, and nobody waits for it any more', async () => {
    const heard: string[] = [];
    const one = worker({
      'run-batch': (_input, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            heard.push('cancelled');
            reject(new Error('stopped'));
          });
        }),
    });
    const cancel = new AbortController();
    const asked = askWorker(one, 'run-batch', batch, { signal: cancel.signal });
    cancel.abort(new Error('no longer wanted'));
    await expect(asked).rejects.toThrow('no longer wanted');
    await vi.waitFor(() => expect(heard).toEqual(['cancelled']));
  });

  test('does not begin what is cancelled already', async () => {
    const one = worker({ 'run-batch': () => expect.fail('it began') });
    const asked = askWorker(one, 'run-batch', batch, {
      signal: AbortSignal.abort(new Error('no')),
    });
    await expect(asked).rejects.toThrow('no');
  });
});
