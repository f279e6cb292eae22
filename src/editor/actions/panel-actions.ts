import { firstStop } from '../../ui/first-stop.ts';
import type { Action, ActionContext } from './action.ts';

export const nextPanel: Action = {
  id: 'next-panel',
  label: 'Go to the next panel',
  icon: 'arrow-right',
  group: 'View',
  keys: ['f6'],
  scope: 'everywhere',
  synonyms: ['focus', 'region', 'keyboard'],
  perform: (context) => goBy(1, context),
};

export const previousPanel: Action = {
  id: 'previous-panel',
  label: 'Go to the previous panel',
  icon: 'arrow-left',
  group: 'View',
  keys: ['shift+f6'],
  scope: 'everywhere',
  synonyms: ['focus', 'region', 'keyboard'],
  perform: (context) => goBy(-1, context),
};

/**
 * Takes the keyboard focus from panel to panel, in the order of the page: the way through every card of a flow by Tab
 * is long.
 */
function goBy(step: 1 | -1, { store, say }: ActionContext): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')];
  const at = panels.findIndex((panel) => panel.contains(document.activeElement));
  const next = at === -1 && step === -1 ? -1 : (at + step) % panels.length;
  const panel = panels.at(next);
  if (panel === undefined) return;
  const { canvas, selectedSteps } = store.getState();
  const [selected] = selectedSteps;
  const isCanvas = panel.querySelector('[data-canvas]') !== null;
  if (isCanvas && selected !== undefined) canvas?.reveal(selected, true);
  else (chosenTab(panel) ?? firstStop(panel))?.focus();
  say(panel.dataset['panel'] ?? '');
}

function chosenTab(panel: HTMLElement): HTMLElement | null {
  return panel.querySelector('[role="tab"][aria-selected="true"]');
}
