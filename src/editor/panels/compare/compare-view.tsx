import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { diffMatched } from '../../../analysis/diff/diff-flows.ts';
import type { Difference } from '../../../analysis/diff/difference.ts';
import { matchFlows } from '../../../analysis/diff/match-flows.ts';
import { summaryInWords } from '../../../analysis/diff/words.ts';
import { keptBetween } from '../../../formats/descope/kept/kept-between.ts';
import { registry } from '../../../steps/registry.ts';
import { TabPanel, Tabs } from '../../../ui/tabs.tsx';
import { Behaviour } from './behaviour.tsx';
import { CompareGraph } from './compare-graph.tsx';
import styles from './compare.module.css';
import { DifferenceList } from './difference-list.tsx';
import { marksOf, stepsOf } from './marks.ts';
import type { OtherFlow } from './other-flow.ts';
import { useBehaviour } from './use-behaviour.ts';

interface Props {
  readonly before: OtherFlow;
  readonly after: OtherFlow;
  readonly actions: ReactNode;
}

const SIDES = ['before', 'after'] as const;

/** Both flows side by side with what differs marked, the differences as a list, and how both behave. */
export function CompareView({ before, after, actions }: Props) {
  const matches = useMemo(
    () => matchFlows(before.flow, after.flow, registry),
    [before.flow, after.flow],
  );
  const { differences } = useMemo(
    () => diffMatched(matches, keptBetween(before.flow, after.flow)),
    [matches, before.flow, after.flow],
  );
  const marks = useMemo(() => marksOf(differences), [differences]);
  const behaviour = useBehaviour(matches);
  const [chosen, setChosen] = useState<Difference | null>(null);
  const [tab, setTab] = useState<'differences' | 'behaviour'>('differences');
  const flows = { before, after };
  const pick = (step: string, side: (typeof SIDES)[number]): void => {
    const found = differences.find((one) => stepsOf(one, side)[0] === step);
    if (found === undefined) return;
    setTab('differences');
    setChosen(found);
  };
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.summary}>{capitalised(summaryInWords(differences))}</p>
        <span className={styles.actions}>{actions}</span>
      </div>
      <div className={styles.sides}>
        {SIDES.map((side) => (
          <CompareGraph
            key={side}
            side={side}
            flow={flows[side].flow}
            label={flows[side].label}
            marks={marks[side]}
            focus={chosen === null ? NONE : stepsOf(chosen, side)}
            onPick={(step) => pick(step, side)}
          />
        ))}
      </div>
      <div className={styles.told}>
        <Tabs
          label="What differs"
          tabs={[
            { id: 'differences', label: 'Differences', badge: differences.length },
            { id: 'behaviour', label: 'Behaviour', badge: behaviour.different },
          ]}
          value={tab}
          onChange={setTab}
        />
        <TabPanel id={tab} className={styles.panel}>
          {tab === 'differences' ? (
            <DifferenceList differences={differences} chosen={chosen} onChoose={setChosen} />
          ) : (
            <Behaviour behaviour={behaviour} />
          )}
        </TabPanel>
      </div>
    </>
  );
}

const NONE: readonly string[] = [];

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
