import { useEffect, useRef, useState } from 'react';
import type { Settable } from '../../../analysis/settable-at.ts';
import { useEditor, useServices } from '../../store/store.ts';

/** How long after an edit it is found out again, in milliseconds: typing is not interrupted. */
const DELAY = 150;
const NOTHING: readonly Settable[] = [];

/** What dynamic values can read at a step; nothing until that is found out, then as it was before the last edits. */
export function useSettable(step: string): readonly Settable[] {
  const flow = useEditor((state) => state.flow);
  const services = useServices();
  const [found, setFound] = useState({ step: '', all: NOTHING });
  const asked = useRef('');
  useEffect(() => {
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const all = await services.settableAt(flow, step, { signal: stop.signal });
      if (!stop.signal.aborted) setFound({ step, all });
    };
    const delay = asked.current === step ? DELAY : 0;
    asked.current = step;
    // What breaks a worker shows elsewhere: without it nothing is suggested.
    const timer = setTimeout(() => void ask().catch(() => {}), delay);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [flow, step, services]);
  return found.step === step ? found.all : NOTHING;
}
