import { useMemo } from 'react';
import { summarise } from '../hosts/session/run-result.ts';
import type { RunMoment, RunSummary } from '../hosts/session/run-result.ts';
import { momentOf } from './store/run-slice.ts';
import { useEditor } from './store/store.ts';

/** The moment of the run that is shown, with its summary; undefined while there is no run. */
export function useMoment():
  | { readonly moment: RunMoment; readonly summary: RunSummary }
  | undefined {
  const run = useEditor((state) => state.run);
  return useMemo(() => {
    if (run === null) return undefined;
    const moment = momentOf(run);
    return { moment, summary: summarise(moment) };
  }, [run]);
}
