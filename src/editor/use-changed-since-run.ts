import { useMemo } from 'react';
import { runsAlike } from '../core/document/runs-alike.ts';
import { useEditor } from './store/store.ts';

/** Whether the run shown is of the flow as it was before an edit; not where cards lie, and not any more once it is undone. */
export function useChangedSinceRun(): boolean {
  const before = useEditor((state) => state.run?.flow);
  const now = useEditor((state) => state.flow);
  return useMemo(() => before !== undefined && !runsAlike(before, now), [before, now]);
}
