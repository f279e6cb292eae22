import { useMemo } from 'react';
import { setFlow } from '../../core/commands/set-flow.ts';
import type { World } from '../services.ts';
import { useEditor, useEditorStore } from '../store/store.ts';
import { partInUse, withPart } from './world-part.ts';
import type { PartInUse, WorldPart } from './world-part.ts';

/** The users or mocks of the next run, and how to change them. */
export interface EditablePart<P extends WorldPart> extends PartInUse<P> {
  readonly readOnly: boolean;
  /** Changes the list as it is by then, so that an "Undo" keeps what was done since. */
  readonly edit: (change: (list: World[P]) => World[P], label: string) => void;
  /** Gives the chosen scenario a list of its own, a copy of the stored one; or takes it away again. */
  readonly setOwn: (own: boolean) => void;
}

/** Edits go where the list comes from, into the scenario or the stored world, and are undone in their order. */
export function useWorldPart<P extends WorldPart>(part: P): EditablePart<P> {
  const flow = useEditor((state) => state.flow);
  const scenarioName = useEditor((state) => state.scenarioName);
  const world = useEditor((state) => state.world);
  const readOnlyFlow = useEditor((state) => state.readOnly);
  const store = useEditorStore();
  const inUse = useMemo(
    () => partInUse(part, flow, scenarioName, world),
    [part, flow, scenarioName, world],
  );
  const put = (list: World[P] | undefined, label: string): void => {
    const { apply, settle, flow: latest } = store.getState();
    if (inUse.scenario === null) return;
    settle();
    apply(
      setFlow('scenarios', withPart(latest.scenarios ?? [], inUse.scenario, part, list), label),
    );
    settle();
  };
  return {
    ...inUse,
    readOnly: inUse.from === 'scenario' && readOnlyFlow,
    edit(change, label) {
      const state = store.getState();
      const latest = partInUse(part, state.flow, inUse.scenario, state.world);
      if (inUse.from === 'scenario') put(change(latest.list), label);
      else state.editWorld({ ...state.world, [part]: change(state.world[part]) }, label);
    },
    setOwn(own) {
      put(
        own ? store.getState().world[part] : undefined,
        own ? `Own ${part} for ${inUse.scenario}` : `Stored ${part} for ${inUse.scenario}`,
      );
    },
  };
}
