import { together } from '../../core/commands/command.ts';
import { disconnectPorts } from '../../core/commands/disconnect-ports.ts';
import { removeSteps } from '../../core/commands/remove-steps.ts';
import { setFlow } from '../../core/commands/set-flow.ts';
import type { Action } from './action.ts';

export const deleteSelection: Action = {
  id: 'delete',
  label: 'Delete',
  icon: 'trash-2',
  group: 'Edit',
  keys: ['delete', 'backspace'],
  scope: 'canvas',
  enabled: ({ selectedSteps, selectedEdges, readOnly }) =>
    selectedSteps.length + selectedEdges.length > 0 && !readOnly,
  perform({ store, say }) {
    const { selectedSteps, selectedEdges, apply, canvas } = store.getState();
    const steps = removeSteps(selectedSteps);
    const edges = disconnectPorts(selectedEdges);
    const command =
      selectedSteps.length === 0
        ? edges
        : selectedEdges.length === 0
          ? steps
          : together(steps.label, [edges, steps]);
    apply(command);
    canvas?.takeFocus();
    say(command.label);
  },
};

export const selectAll: Action = {
  id: 'select-all',
  label: 'Select all steps',
  icon: 'group',
  group: 'Edit',
  keys: ['mod+a'],
  scope: 'canvas',
  enabled: ({ flow }) => flow.steps.length > 0,
  perform({ store }) {
    const { flow, select } = store.getState();
    select(flow.steps.map(({ id }) => id));
  },
};

export const deselect: Action = {
  id: 'deselect',
  label: 'Deselect',
  icon: 'x',
  group: 'Edit',
  keys: ['escape'],
  scope: 'canvas',
  enabled: ({ selectedSteps, selectedEdges }) => selectedSteps.length + selectedEdges.length > 0,
  perform: ({ store }) => store.getState().select([]),
};

export const rename: Action = {
  id: 'rename',
  label: 'Rename step',
  icon: 'pencil',
  group: 'Edit',
  keys: ['f2'],
  enabled: ({ selectedSteps, readOnly }) => selectedSteps.length === 1 && !readOnly,
  perform({ store }) {
    const { selectedSteps, setCanvas, canvas } = store.getState();
    const [step] = selectedSteps;
    if (step === undefined) return;
    canvas?.reveal(step);
    setCanvas({ renaming: step });
  },
};

export const makeFirst: Action = {
  id: 'make-first',
  label: 'Make it the first step',
  icon: 'circle-play',
  group: 'Edit',
  synonyms: ['start'],
  enabled: ({ selectedSteps, flow, readOnly }) =>
    selectedSteps.length === 1 && selectedSteps[0] !== flow.start && !readOnly,
  perform({ store }) {
    const { selectedSteps, apply } = store.getState();
    const [step] = selectedSteps;
    if (step !== undefined) apply(setFlow('start', step, 'Choose the first step'));
  },
};
