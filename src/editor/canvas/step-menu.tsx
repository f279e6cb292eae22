import { lazy, Suspense } from 'react';
import { useEditor } from '../store/store.ts';

const OpenStepMenu = lazy(async () => ({
  default: (await import('./open-step-menu.tsx')).OpenStepMenu,
}));

/** The list of steps that a port, a "+" or empty canvas opens; loaded when the first one opens. */
export function StepMenu() {
  const menu = useEditor((state) => state.stepMenu);
  if (menu === null) return null;
  return (
    <Suspense>
      <OpenStepMenu menu={menu} />
    </Suspense>
  );
}
