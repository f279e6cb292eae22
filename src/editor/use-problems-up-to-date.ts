import { useEffect } from 'react';
import { useEditor, useEditorStore, useServices } from './store/store.ts';

/** How long after an edit problems are looked for, in milliseconds: typing is not interrupted. */
const DELAY = 150;

/** Keeps the problems in step with the document. */
export function useProblemsUpToDate(): void {
  const flow = useEditor((state) => state.flow);
  const store = useEditorStore();
  const services = useServices();
  useEffect(() => {
    let wanted = true;
    const look = async (): Promise<void> => {
      const problems = await services.findProblems(flow);
      if (wanted) store.getState().setProblems(problems);
    };
    const timer = setTimeout(() => void look(), DELAY);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [flow, store, services]);
}
