import { Combobox } from '../../../ui/combobox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ACTIONS } from '../../actions/actions.ts';
import { usePerform } from '../../actions/use-perform.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';

/** Every action by name, and every step of the flow to go to. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const state = useEditor((current) => current);
  const store = useEditorStore();
  const perform = usePerform();
  const actions = ACTIONS.filter((action) => action.enabled?.(state) !== false).map((action) => ({
    id: `action ${action.id}`,
    label: action.label,
    icon: action.icon,
    group: action.group,
    keywords: action.synonyms?.join(' '),
    shortcut: action.keys?.[0],
    run: () => perform(action),
  }));
  const steps = state.flow.steps.map((step) => ({
    id: `step ${step.id}`,
    label: step.name || step.id,
    icon: 'locate',
    group: 'Go to step',
    keywords: `${step.id} ${step.kind}`,
    run: () => store.getState().showStep(step.id),
  }));
  return (
    <Dialog open bare title="Commands" onClose={onClose}>
      <Combobox
        label="Find a command or a step"
        options={[...actions, ...steps]}
        query={state.commandQuery}
        onQuery={(commandQuery) => store.getState().setView({ commandQuery })}
        onSelect={(option) => {
          onClose();
          option.run();
        }}
      />
    </Dialog>
  );
}
