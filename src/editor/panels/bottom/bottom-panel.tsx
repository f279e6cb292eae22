import { lazy, Suspense } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { PartBoundary } from '../../../ui/part-boundary.tsx';
import { TabPanel, Tabs } from '../../../ui/tabs.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { stateShown } from '../../store/run-slice.ts';
import { BOTTOM_TABS } from '../../store/view-slice.ts';
import type { BottomTab } from '../../store/view-slice.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './bottom-panel.module.css';

const Timeline = lazy(async () => ({
  default: (await import('../timeline/timeline.tsx')).Timeline,
}));
const Users = lazy(async () => ({
  default: (await import('../users/users-panel.tsx')).UsersPanel,
}));
const Http = lazy(async () => ({ default: (await import('../http/http-panel.tsx')).HttpPanel }));
const Scenarios = lazy(async () => ({
  default: (await import('../scenarios/scenarios-panel.tsx')).ScenariosPanel,
}));
const Problems = lazy(async () => ({
  default: (await import('../problems/problems-panel.tsx')).ProblemsPanel,
}));

const PANELS = {
  timeline: Timeline,
  users: Users,
  http: Http,
  scenarios: Scenarios,
  problems: Problems,
} as const satisfies Record<BottomTab, unknown>;

const LABELS: Readonly<Record<BottomTab, string>> = {
  timeline: 'Timeline',
  users: 'Users',
  http: 'HTTP',
  scenarios: 'Scenarios',
  problems: 'Problems',
};

/** Timeline, Users, HTTP, Scenarios and Problems. */
export function BottomPanel() {
  const tab = useEditor((state) => state.bottomTab);
  const flow = useEditor((state) => state.flow.id);
  const problems = useEditor((state) => state.problems.length);
  const users = useEditor(({ run }) => stateShown(run).overlay.length);
  const badges: Readonly<Partial<Record<BottomTab, number>>> = { problems, users };
  const store = useEditorStore();
  const Panel = PANELS[tab];
  return (
    <section className={styles.bottom} aria-label="Run and world" data-panel="Run and world">
      <VisuallyHidden>
        <h2>Run and world</h2>
      </VisuallyHidden>
      <div className={styles.bar}>
        <Tabs
          label="Run and world"
          tabs={BOTTOM_TABS.map((id) => {
            const badge = badges[id] ?? 0;
            return { id, label: LABELS[id], ...(badge > 0 && { badge: String(badge) }) };
          })}
          value={tab}
          onChange={(bottomTab) => store.getState().setView({ bottomTab })}
        />
        <IconButton
          icon="x"
          label="Close panel"
          onClick={() => store.getState().setView({ bottomOpen: false })}
        />
      </div>
      <TabPanel id={tab} className={styles.content}>
        <PartBoundary part={`“${LABELS[tab]}”`} resetKeys={[tab, flow]}>
          <Suspense fallback={<p className={styles.loading}>Loading…</p>}>
            <Panel />
          </Suspense>
        </PartBoundary>
      </TabPanel>
    </section>
  );
}
