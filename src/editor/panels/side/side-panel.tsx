import { lazy, Suspense } from 'react';
import { PartBoundary } from '../../../ui/part-boundary.tsx';
import { TabPanel, Tabs } from '../../../ui/tabs.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { stateShown } from '../../store/run-slice.ts';
import type { RightTab } from '../../store/view-slice.ts';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './side-panel.module.css';

const Inspector = lazy(async () => ({
  default: (await import('../inspector/inspector.tsx')).Inspector,
}));
const ScreenPanel = lazy(async () => ({
  default: (await import('../screen/screen-panel.tsx')).ScreenPanel,
}));
const TokenPanel = lazy(async () => ({
  default: (await import('../token/token-panel.tsx')).TokenPanel,
}));

const PANELS = {
  step: Inspector,
  screen: ScreenPanel,
  token: TokenPanel,
} as const satisfies Record<RightTab, unknown>;

const LABELS: Readonly<Record<RightTab, string>> = {
  step: 'Step',
  screen: 'Screen',
  token: 'Token',
};

/** Step, Screen and Token: what is known about the thing looked at. */
export function SidePanel() {
  const tab = useEditor((state) => state.rightTab);
  // What the tabs say is of the moment shown, as their panels are.
  const waits = useEditor(({ run }) => stateShown(run).status === 'waiting');
  const signedIn = useEditor(({ run }) => stateShown(run).session !== null);
  const flow = useEditor((state) => state.flow.id);
  const selected = useEditor((state) => state.selectedSteps);
  const store = useEditorStore();
  const Panel = PANELS[tab];
  return (
    <aside className={styles.side} aria-label="Details" data-panel="Details">
      <VisuallyHidden>
        <h2>Details</h2>
      </VisuallyHidden>
      <Tabs
        label="Details"
        tabs={[
          { id: 'step', label: LABELS.step },
          { id: 'screen', label: LABELS.screen, ...(waits && { badge: 'waits' }) },
          { id: 'token', label: LABELS.token, ...(signedIn && { badge: 'JWT' }) },
        ]}
        value={tab}
        onChange={(rightTab) => store.getState().setView({ rightTab })}
      />
      <TabPanel id={tab} className={styles.content}>
        <PartBoundary part={`“${LABELS[tab]}”`} resetKeys={[tab, flow, selected]}>
          <Suspense fallback={<p className={styles.loading}>Loading…</p>}>
            <Panel />
          </Suspense>
        </PartBoundary>
      </TabPanel>
    </aside>
  );
}
