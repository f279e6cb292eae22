import { isFound } from '../../../analysis/explore/scenario-worlds.ts';
import { setFlow } from '../../../core/commands/set-flow.ts';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { useToast } from '../../../ui/toaster.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { freeName } from './scenario-name.ts';

/** The scenarios of the flow, and every way to change their list; each is one entry of the history. */
export interface EditableScenarios {
  readonly scenarios: readonly Scenario[];
  readonly readOnly: boolean;
  /** Adds one at the end, or after another, and chooses it. */
  readonly add: (scenario: Scenario, after?: Scenario) => void;
  /** Adds what trying the flow out found, in place of what it found before, and chooses the first. */
  readonly addFound: (found: readonly Scenario[]) => void;
  readonly replace: (before: Scenario, after: Scenario) => void;
  readonly duplicate: (scenario: Scenario) => void;
  readonly remove: (scenario: Scenario) => void;
}

const NONE: readonly Scenario[] = [];

export function useScenarios(): EditableScenarios {
  const scenarios = useEditor((state) => state.flow.scenarios ?? NONE);
  const readOnly = useEditor((state) => state.readOnly);
  const store = useEditorStore();
  const toast = useToast();
  const edit = (change: (all: readonly Scenario[]) => Scenario[], label: string): void => {
    const { flow, apply, settle } = store.getState();
    settle();
    apply(setFlow('scenarios', change(flow.scenarios ?? []), label));
    settle();
  };
  const add = (scenario: Scenario, after?: Scenario): void => {
    edit((all) => {
      const at = after === undefined ? all.length : all.indexOf(after) + 1;
      return all.toSpliced(at, 0, scenario);
    }, `Add scenario ${scenario.name}`);
    store.getState().chooseScenario(scenario.name);
  };
  return {
    scenarios,
    readOnly,
    add,
    addFound(found) {
      const one = found.length === 1 ? 'scenario' : 'scenarios';
      edit(
        (all) => [...all.filter((one) => !isFound(one)), ...found],
        `Find ${found.length} ${one}`,
      );
      store.getState().chooseScenario(found[0]?.name ?? null);
      toast({ text: `Found ${found.length} ${one}: Run all shows what they cover.` });
    },
    replace(before, after) {
      edit(
        (all) => all.map((one) => (one === before ? after : one)),
        `Edit scenario ${after.name}`,
      );
      const { scenarioName, chooseScenario } = store.getState();
      if (scenarioName === before.name) chooseScenario(after.name);
    },
    duplicate(scenario) {
      const name = freeName(
        scenario.name,
        scenarios.map((one) => one.name),
      );
      add({ ...scenario, name }, scenario);
    },
    remove(scenario) {
      const at = scenarios.indexOf(scenario);
      edit((all) => all.filter((one) => one !== scenario), `Delete scenario ${scenario.name}`);
      const { scenarioName, chooseScenario } = store.getState();
      if (scenarioName === scenario.name) chooseScenario(null);
      toast({
        text: `Deleted the scenario ${scenario.name}.`,
        action: {
          label: 'Undo',
          onSelect() {
            edit((all) => all.toSpliced(at, 0, scenario), `Add scenario ${scenario.name}`);
            store.getState().chooseScenario(scenario.name);
          },
        },
      });
    },
  };
}
