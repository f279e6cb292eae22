import { useState } from 'react';
import type { Scenario } from '../../../core/scenario/schema.ts';
import { recordScenario } from '../../../hosts/session/record-scenario.ts';
import { summarise } from '../../../hosts/session/run-result.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { MenuItem } from '../../../ui/menu.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { CoverageLine } from './coverage-line.tsx';
import { FindScenarios } from './find-scenarios.tsx';
import { RenameScenario } from './rename-scenario.tsx';
import { RunAll } from './run-all.tsx';
import { ScenarioDetails } from './scenario-details.tsx';
import { ScenarioDialog } from './scenario-dialog.tsx';
import { freeName, nameOfRun } from './scenario-name.ts';
import { resultOf } from './scenario-results.ts';
import { ScenarioTable } from './scenario-table.tsx';
import styles from './scenarios-panel.module.css';
import { useScenarios } from './use-scenarios.ts';

/** What is open over the panel. */
type Opened =
  | { readonly type: 'edit' | 'rename'; readonly scenario: Scenario }
  | { readonly type: 'new' | 'recorded'; readonly scenario: Scenario };

/** Who comes, what they type, what APIs answer, and what is expected: chosen, edited, and run all at once. */
export function ScenariosPanel() {
  const { scenarios, readOnly, add, addFound, replace, duplicate, remove } = useScenarios();
  const flow = useEditor((state) => state.flow);
  const world = useEditor((state) => state.world);
  const batch = useEditor((state) => state.batch);
  const batchError = useEditor((state) => state.batchError);
  const chosenName = useEditor((state) => state.scenarioName);
  const run = useEditor((state) => state.run);
  const store = useEditorStore();
  const [opened, setOpened] = useState<Opened | null>(null);
  const names = scenarios.map(({ name }) => name);
  const chosen = scenarios.find(({ name }) => name === chosenName);
  const choose = ({ name }: Scenario): void => store.getState().chooseScenario(name);
  const runOne = (scenario: Scenario): void => {
    choose(scenario);
    void store.getState().startRun();
  };
  const begin = (): void =>
    setOpened({ type: 'new', scenario: { name: freeName('New scenario', names) } });
  const record = (): void => {
    if (run === null) return;
    const name = nameOfRun(
      summarise(run.session),
      (id) => run.flow.steps.find((step) => step.id === id)?.name ?? id,
    );
    const recorded = recordScenario(run.session, freeName(name, names), run.scenario.users);
    setOpened({ type: 'recorded', scenario: recorded });
  };
  const actionsOf = (scenario: Scenario): readonly MenuItem[] => [
    { id: 'run', label: 'Run', icon: 'play', onSelect: () => runOne(scenario) },
    ...(readOnly
      ? []
      : [
          {
            id: 'edit',
            label: 'Edit',
            icon: 'pencil' as const,
            onSelect: () => setOpened({ type: 'edit', scenario }),
          },
          {
            id: 'rename',
            label: 'Rename',
            icon: 'text-cursor-input' as const,
            onSelect: () => setOpened({ type: 'rename', scenario }),
          },
          {
            id: 'duplicate',
            label: 'Duplicate',
            icon: 'copy' as const,
            onSelect: () => duplicate(scenario),
          },
          {
            id: 'delete',
            label: 'Delete',
            icon: 'trash-2' as const,
            danger: true,
            separated: true,
            onSelect: () => remove(scenario),
          },
        ]),
  ];
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <RunAll count={scenarios.length} />
        {batch !== null && batch.flow.id === flow.id && <CoverageLine batch={batch} />}
        {batchError !== null && <p role="alert">The scenarios could not be run: {batchError}</p>}
        {!readOnly && (
          <span className={styles.barEnd}>
            <Button
              size="s"
              icon="bookmark"
              disabled={run === null}
              title={run === null ? 'Run the flow first, typing what you like' : undefined}
              onClick={record}
            >
              Save what I just did as a scenario
            </Button>
            <FindScenarios onFound={addFound} />
            <Button size="s" icon="plus" aria-label="New scenario" onClick={begin}>
              New
            </Button>
          </span>
        )}
      </div>
      {scenarios.length === 0 ? (
        <EmptyState icon="flask-conical" title="No scenarios yet">
          A scenario is a run that can be repeated: who comes, what they type, what your APIs
          answer, and what you expect. Run the flow, typing as you go, then save what you did; or
          let the flow be tried out.
        </EmptyState>
      ) : (
        <div className={styles.split}>
          <div className={styles.scroll}>
            <ScenarioTable
              rows={scenarios.map((scenario) => ({
                scenario,
                result: resultOf(batch, flow, world, scenario),
              }))}
              chosen={chosenName}
              onChoose={choose}
              actionsOf={actionsOf}
            />
          </div>
          {chosen === undefined ? (
            <p className={styles.none}>No scenario is chosen: Run waits at every screen for you.</p>
          ) : (
            <ScenarioDetails
              scenario={chosen}
              result={resultOf(batch, flow, world, chosen)}
              onRun={() => runOne(chosen)}
              onEdit={() => setOpened({ type: 'edit', scenario: chosen })}
            />
          )}
        </div>
      )}
      {opened?.type === 'rename' && (
        <RenameScenario
          scenario={opened.scenario}
          taken={names.filter((name) => name !== opened.scenario.name)}
          onSave={(scenario) => replace(opened.scenario, scenario)}
          onClose={() => setOpened(null)}
        />
      )}
      {opened !== null && opened.type !== 'rename' && (
        <ScenarioDialog
          title={TITLES[opened.type]}
          scenario={opened.scenario}
          isNew={opened.type !== 'edit'}
          readOnly={readOnly}
          taken={names.filter((name) => opened.type !== 'edit' || name !== opened.scenario.name)}
          onSave={(scenario) =>
            opened.type === 'edit' ? replace(opened.scenario, scenario) : add(scenario)
          }
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

const TITLES = {
  edit: 'Edit scenario',
  new: 'New scenario',
  recorded: 'Save what I just did as a scenario',
} as const;
