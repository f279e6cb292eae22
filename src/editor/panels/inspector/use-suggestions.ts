import { useMemo } from 'react';
import { readContext } from '../../../core/engine/read-context.ts';
import type { Suggestion } from '../../forms/form-context.ts';
import { useEditor } from '../../store/store.ts';
import { useSettable } from './use-settable.ts';

/** What dynamic values can read at a step, with what they were when the step ran last. */
export function useSuggestions(step: string): readonly Suggestion[] {
  const settable = useSettable(step);
  const steps = useEditor((state) => state.flow.steps);
  const run = useEditor((state) => state.run);
  return useMemo(() => {
    const names = new Map(steps.map(({ id, name }) => [id, name]));
    const { env, moments } = run?.session ?? {};
    const before = moments?.findLast(({ state }) => state.step === step)?.state;
    return settable.map(({ path, certainty, by }) => {
      const value =
        env === undefined || before === undefined
          ? undefined
          : readContext({ ...before, env }, path);
      const from = by.map((id) => names.get(id) ?? id).join(', ');
      return {
        path,
        certainty,
        from: from === '' ? 'the request' : from,
        ...(value !== undefined && { value }),
      };
    });
  }, [settable, steps, run, step]);
}
