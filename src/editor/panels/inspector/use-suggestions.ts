import { useDeferredValue, useMemo } from 'react';
import { settableAt } from '../../../analysis/settable-at.ts';
import { readContext } from '../../../core/engine/read-context.ts';
import { registry } from '../../../steps/registry.ts';
import type { Suggestion } from '../../forms/form-context.ts';
import { useEditor } from '../../store/store.ts';

/** What dynamic values can read at a step, with what they were when the step ran last. Typing does not wait for it. */
export function useSuggestions(step: string): readonly Suggestion[] {
  const flow = useDeferredValue(useEditor((state) => state.flow));
  const run = useEditor((state) => state.run);
  return useMemo(() => {
    const names = new Map(flow.steps.map(({ id, name }) => [id, name]));
    const { env, moments } = run?.session ?? {};
    const before = moments?.findLast(({ state }) => state.step === step)?.state;
    return settableAt(flow, registry, step).map(({ path, certainty, by }) => {
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
  }, [flow, run, step]);
}
