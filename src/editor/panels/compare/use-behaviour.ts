import { useCallback, useEffect, useRef, useState } from 'react';
import { compareRuns } from '../../../analysis/diff/compare-runs.ts';
import type { RanOrNot, RunComparison } from '../../../analysis/diff/compare-runs.ts';
import type { FlowMatches } from '../../../analysis/diff/match-flows.ts';
import { planRuns } from '../../../analysis/diff/plan-runs.ts';
import type { ScenarioRun } from '../../services.ts';
import { useEditorStore, useServices } from '../../store/store.ts';

/** How far comparing what two flows do is. */
export type BehaviourState =
  | { readonly type: 'none' }
  | {
      readonly type: 'running';
      readonly what: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'done'; readonly runs: readonly RunComparison[] }
  | { readonly type: 'failed'; readonly message: string };

export interface BehaviourControl {
  readonly state: BehaviourState;
  /** How many scenarios came out otherwise; undefined until they ran. */
  readonly different: number | undefined;
  /** Neither flow has scenarios: they have to be found by trying both out. */
  readonly isBare: boolean;
  readonly run: (explores: boolean) => Promise<void>;
  readonly cancel: () => void;
}

/** Runs the scenarios of both flows with both, off the page's thread. Leaving the view cancels. */
export function useBehaviour(matches: FlowMatches): BehaviourControl {
  const services = useServices();
  const store = useEditorStore();
  const [state, setState] = useState<BehaviourState>({ type: 'none' });
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const { flow: before } = matches.before;
  const { flow: after } = matches.after;
  const isBare = [before, after].every(({ scenarios = [] }) => scenarios.length === 0);

  const run = useCallback(
    async (explores: boolean): Promise<void> => {
      stop.current?.abort();
      const mine = new AbortController();
      stop.current = mine;
      const { signal } = mine;
      const tell =
        (what: string, from: number, most: number) =>
        ({ done, total }: { readonly done: number; readonly total: number }): void => {
          if (signal.aborted) return;
          setState({ type: 'running', what, done: from + done, total: most === 0 ? total : most });
        };
      try {
        setState({ type: 'running', what: 'Trying the flows out', done: 0, total: 0 });
        const find = (flow: typeof before) =>
          services.findScenarios(flow, { signal, onProgress: tell('Trying the flows out', 0, 0) });
        const generated =
          explores || isBare ? { before: await find(before), after: await find(after) } : undefined;
        const plan = planRuns(matches, generated);
        const { world } = store.getState();
        const total = 2 * plan.length;
        const runAll = (side: 'before' | 'after', from: number) =>
          services.runBatch(
            { flow: matches[side].flow, scenarios: plan.map((one) => one[side]), world },
            { signal, onProgress: tell('Running scenarios', from, total) },
          );
        const a = await runAll('before', 0);
        const b = await runAll('after', plan.length);
        if (signal.aborted) return;
        const runs = plan.map((one, i) => compareRuns(one, ran(a[i]), ran(b[i]), matches));
        setState({ type: 'done', runs });
      } catch (error) {
        if (signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        setState({ type: 'failed', message });
      }
    },
    [services, store, matches, before, after, isBare],
  );

  const cancel = useCallback(() => {
    stop.current?.abort();
    setState({ type: 'none' });
  }, []);
  const different =
    state.type === 'done'
      ? state.runs.filter(({ changes }) => changes.length > 0).length
      : undefined;
  return { state, different, isBare, run, cancel };
}

function ran(run: ScenarioRun | undefined): RanOrNot {
  if (run === undefined) return { unreadable: 'It did not run.' };
  return run.type === 'ran' ? run.summary : { unreadable: run.message };
}
