import { useMemo } from 'react';
import { readContext } from '../../../core/engine/read-context.ts';
import type { Json } from '../../../core/json.ts';
import { pathsWithin } from '../../../core/values/paths-within.ts';
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
    const valueOf = (path: string): Json | undefined =>
      env === undefined || before === undefined ? undefined : readContext({ ...before, env }, path);
    const known = new Set(settable.map(({ path }) => path));
    return settable.flatMap((one) => {
      const from = one.by.map((id) => names.get(id) ?? id).join(', ') || 'the request';
      const value = valueOf(one.path);
      const below = value === undefined ? [] : pathsWithin(one.path, value);
      return [
        suggestion({ ...one, from }, value),
        // What the run found there besides what the flow tells.
        ...below
          .filter((path) => !known.has(path))
          .map((path) => {
            known.add(path);
            return suggestion({ path, certainty: 'may', from }, valueOf(path));
          }),
      ];
    });
  }, [settable, steps, run, step]);
}

function suggestion(
  { path, certainty, from }: Pick<Suggestion, 'path' | 'certainty' | 'from'>,
  value: Json | undefined,
): Suggestion {
  return { path, certainty, from, ...(value !== undefined && { value }) };
}
