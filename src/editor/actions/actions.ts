import { addActions, findStep } from './add-actions.ts';
import type { Action } from './action.ts';
import { copy, cut, duplicate, paste } from './clipboard-actions.ts';
import { compare } from './compare-action.ts';
import {
  openCommands,
  openConnectors,
  openFromFile,
  openGallery,
  openSettings,
  openShortcuts,
  runAllScenarios,
  exportForDescope,
  saveFile,
  share,
} from './flow-actions.ts';
import { redo, undo } from './history-actions.ts';
import { nextPanel, previousPanel } from './panel-actions.ts';
import { pause, reset, run, stepBack, stepOn, toggleBreakpoint } from './run-actions.ts';
import { deleteSelection, deselect, makeFirst, rename, selectAll } from './selection-actions.ts';
import {
  fit,
  nextTheme,
  tidyUp,
  toggleBottomPanel,
  toggleIntro,
  toggleMinimap,
  togglePalette,
  toggleSidePanel,
  zoomIn,
  zoomOut,
  zoomToOne,
} from './view-actions.ts';

/** Everything a person can do by key, menu or command palette, in the order of their groups. */
export const ACTIONS: readonly Action[] = [
  run,
  pause,
  stepOn,
  stepBack,
  reset,
  toggleBreakpoint,
  runAllScenarios,
  undo,
  redo,
  cut,
  copy,
  paste,
  duplicate,
  deleteSelection,
  selectAll,
  deselect,
  rename,
  makeFirst,
  tidyUp,
  findStep,
  ...addActions,
  fit,
  zoomIn,
  zoomOut,
  zoomToOne,
  toggleMinimap,
  togglePalette,
  toggleSidePanel,
  toggleBottomPanel,
  nextPanel,
  previousPanel,
  nextTheme,
  openGallery,
  openFromFile,
  saveFile,
  exportForDescope,
  share,
  compare,
  openConnectors,
  openSettings,
  toggleIntro,
  openCommands,
  openShortcuts,
];
