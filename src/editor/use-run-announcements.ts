import { useEffect } from 'react';
import { outcomeOf } from '../hosts/session/outcome-of.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { useEditor } from './store/store.ts';
import { useChangedSinceRun } from './use-changed-since-run.ts';

/** Says how a run goes to people who do not see the canvas: where it waits, and how it ended. */
export function useRunAnnouncements(): void {
  const run = useEditor((state) => state.run);
  const playing = useEditor((state) => state.playing);
  const announce = useAnnounce();
  const state = run?.session.state;
  const name = run?.flow.steps.find(({ id }) => id === state?.step)?.name;
  const status = state?.status;
  const choice = state?.effect?.type === 'choice' ? state.effect.request : null;
  const hasChanged = useChangedSinceRun();
  const isAsked = choice !== null && choice.unasked !== true && !playing;
  useEffect(() => {
    if (state === undefined) return;
    if (status === 'waiting') announce(`The run waits at ${name ?? 'a screen'}.`);
    if (isAsked) announce(`The run waits: how does ${choice.what} turn out?`);
    if (status === 'completed') {
      announce(
        state.session === null
          ? 'The run completed without a session.'
          : 'The run completed: a token was issued.',
      );
    }
    if (status === 'failed') announce(`The run failed: ${outcomeOf(state).error?.message ?? ''}`);
    // Once per status and screen, not once per state.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [status, name, isAsked, announce]);
  useEffect(() => {
    if (hasChanged) announce('The flow has changed since this run.');
  }, [hasChanged, announce]);
}
