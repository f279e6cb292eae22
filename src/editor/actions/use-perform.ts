import { useCallback } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useToast } from '../../ui/toaster.tsx';
import { useEditorStore, useServices } from '../store/store.ts';
import type { Action, ActionContext } from './action.ts';

/** What actions need, from where a component stands. */
export function useActionContext(): () => ActionContext {
  const store = useEditorStore();
  const services = useServices();
  const say = useAnnounce();
  const toast = useToast();
  return useCallback(
    () => ({ store, services, say, warn: (text) => toast({ tone: 'warning', text }) }),
    [store, services, say, toast],
  );
}

/** Performs an action if it is enabled; what goes wrong outside of our hands is shown. Answers whether it was enabled. */
export function usePerform(): (action: Action) => boolean {
  const context = useActionContext();
  const toast = useToast();
  return useCallback(
    (action) => {
      const given = context();
      if (action.enabled?.(given.store.getState()) === false) return false;
      const failed = (error: unknown): void =>
        toast({
          tone: 'danger',
          text: `${action.label} did not work: ${error instanceof Error ? error.message : String(error)}`,
        });
      try {
        void Promise.resolve(action.perform(given)).catch(failed);
      } catch (error) {
        failed(error);
      }
      return true;
    },
    [context, toast],
  );
}
