import { Switch } from '../../../ui/switch.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';

/** Whether runs pause before the step: to look at what it will find. */
export function StepBreakpoint({ step }: { readonly step: string }) {
  const on = useEditor((state) => state.breakpoints.includes(step));
  const store = useEditorStore();
  return (
    <Switch
      label="Pause before this step"
      checked={on}
      onChange={() => store.getState().toggleBreakpoints([step])}
    />
  );
}
