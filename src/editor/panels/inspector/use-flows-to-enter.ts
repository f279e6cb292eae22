import { useEffect, useMemo, useState } from 'react';
import { outputsOf } from '../../../analysis/subflows.ts';
import { setConfig } from '../../../core/commands/set-step.ts';
import { libraryOf } from '../../../core/document/parse.ts';
import type { Flow, Step } from '../../../core/document/schema.ts';
import { isJsonObject } from '../../../core/json.ts';
import { registry } from '../../../steps/registry.ts';
import type { FlowsToEnter } from '../../forms/form-context.ts';
import { useEditor, useEditorStore, useServices } from '../../store/store.ts';

/** The flows that a step may enter: those of the document and of the workspace, the flow itself left out. */
export function useFlowsToEnter(step: Step): FlowsToEnter {
  const services = useServices();
  const store = useEditorStore();
  const own = useEditor((state) => state.flow);
  const enters = registry.get(step.kind)?.enters !== undefined;
  const [stored, setStored] = useState<FlowsToEnter['flows']>([]);
  useEffect(() => {
    let wanted = enters;
    const look = async (): Promise<void> => {
      const flows = await services.workspace.list();
      if (wanted) setStored(flows);
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [enters, services]);
  return useMemo(() => {
    const library = libraryOf(own);
    const ids = new Set([own.id, ...library.map(({ id }) => id)]);
    const load = async (id: string): Promise<Flow | undefined> =>
      library.find((flow) => flow.id === id) ?? (await services.workspace.load(id))?.flow;
    const enterFlow = async (id: string): Promise<void> => {
      const flow = await load(id);
      const definition = registry.get(step.kind);
      if (definition === undefined || !isJsonObject(step.config)) return;
      const { outputs: _before, ...rest } = step.config;
      const outputs = flow === undefined ? [] : outputsOf(flow, registry);
      const alone = outputs.length === 1 && outputs[0]?.role === 'success';
      const config = {
        ...rest,
        flow: id,
        ...(!alone && outputs.length > 0 && { outputs: outputs.map((one) => ({ ...one })) }),
      };
      store.getState().apply(setConfig(step.id, config, definition, 'flow'));
      store.getState().settle();
    };
    const openFlow = async (id: string): Promise<void> => {
      const flow = await load(id);
      if (flow !== undefined) store.getState().open(flow);
    };
    return {
      flows: [...library, ...stored.filter(({ id }) => !ids.has(id))],
      enter: (id) => void enterFlow(id),
      open: (id) => void openFlow(id),
    };
  }, [own, stored, services, store, step]);
}
