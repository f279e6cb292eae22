import { useMemo } from 'react';
import { readContext } from '../../../core/engine/read-context.ts';
import { templatePaths } from '../../../core/engine/template-paths.ts';
import type { Suggestion } from '../../forms/form-context.ts';
import { momentOf } from '../../store/run-slice.ts';
import { useEditor } from '../../store/store.ts';

/** What the JWT template can read, with what it was at the moment shown of the last run. */
export function useTemplateSuggestions(): readonly Suggestion[] {
  const attributes = useEditor((state) => state.flow.settings?.attributes);
  const run = useEditor((state) => state.run);
  return useMemo(() => {
    const names = [...new Set((attributes ?? []).map(({ name }) => name))];
    const moment = run === null ? null : momentOf(run);
    return templatePaths(names).map((path): Suggestion => {
      const value =
        moment === null ? undefined : readContext({ ...moment.state, env: moment.env }, path);
      return {
        path,
        certainty: 'must',
        from: path.startsWith('user') ? 'the user' : 'the tenant',
        ...(value !== undefined && { value }),
      };
    });
  }, [attributes, run]);
}
