import { lazy, Suspense } from 'react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TabPanel, Tabs } from '../../../ui/tabs.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
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

/** Timeline, Users, HTTP, Scenarios and Problems. */
export function BottomPanel() {
  const tab = useEditor((state) => state.bottomTab);
  const problems = useEditor((state) => state.problems.length);
  const changes = useEditor((state) => state.run?.session.state.overlay.length ?? 0);
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
          tabs={[
            { id: 'timeline', label: 'Timeline' },
            { id: 'users', label: 'Users', ...(changes > 0 && { badge: String(changes) }) },
            { id: 'http', label: 'HTTP' },
            { id: 'scenarios', label: 'Scenarios' },
            { id: 'problems', label: 'Problems', ...(problems > 0 && { badge: String(problems) }) },
          ]}
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
        <Suspense fallback={<p className={styles.loading}>Loading…</p>}>
          <Panel />
        </Suspense>
      </TabPanel>
    </section>
  );
}
