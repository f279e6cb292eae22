import { useEffect, useState } from 'react';
import { setFlow } from '../../../core/commands/set-flow.ts';
import { downstreamScenario } from '../../../hosts/session/downstream-scenario.ts';
import type { RunMoment } from '../../../hosts/session/run-result.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import type { FlowEntry } from '../../services.ts';
import { useEditor, useEditorStore, useServices } from '../../store/store.ts';
import { freeName } from '../scenarios/scenario-name.ts';

/** Opens another flow of the workspace for whoever has this session: a new scenario there brings it along. */
export function UseElsewhere({ moment }: { readonly moment: RunMoment }) {
  const services = useServices();
  const store = useEditorStore();
  const toast = useToast();
  const { id: own, name } = useEditor((state) => state.flow);
  const [flows, setFlows] = useState<readonly FlowEntry[]>([]);
  useEffect(() => {
    let wanted = true;
    const look = async (): Promise<void> => {
      const all = await services.workspace.list();
      if (wanted) setFlows(all.filter(({ id }) => id !== own));
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [services, own]);

  const useIn = async (id: string): Promise<void> => {
    const stored = await services.workspace.load(id);
    if (stored === undefined) return toast({ text: 'This flow is not there any more.' });
    const { open, apply, settle, chooseScenario } = store.getState();
    const { scenarios = [] } = stored.flow;
    const taken = scenarios.map((one) => one.name);
    const scenario = downstreamScenario(moment, freeName(`With a session of ${name}`, taken));
    if (scenario === null) return;
    open(stored.flow);
    if (store.getState().readOnly) {
      return toast({ text: 'This flow is read-only, so it took no scenario.' });
    }
    apply(setFlow('scenarios', [...scenarios, scenario], `Add scenario ${scenario.name}`));
    settle();
    chooseScenario(scenario.name);
    toast({ text: `Added the scenario ${scenario.name}. Run the flow to go on with the session.` });
  };

  return (
    <Menu
      trigger={
        <Button size="s" icon="chevron-down">
          Use this session in another flow
        </Button>
      }
      items={
        flows.length === 0
          ? [
              {
                id: 'none',
                label: 'No other flow is in the workspace',
                disabled: true,
                onSelect: () => {},
              },
            ]
          : flows.map((flow) => ({
              id: flow.id,
              label: flow.name || flow.id,
              onSelect: () => void useIn(flow.id),
            }))
      }
    />
  );
}
