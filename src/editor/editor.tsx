import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { CSSProperties } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { PartBoundary } from '../ui/part-boundary.tsx';
import { SplitPane } from '../ui/split-pane.tsx';
import { Toaster, useToast } from '../ui/toaster.tsx';
import { Canvas } from './canvas/canvas.tsx';
import styles from './editor.module.css';
import type { Services } from './services.ts';
import { EditorContext, useEditor, useEditorStore } from './store/store.ts';
import type { EditorStore } from './store/store.ts';
import { TypeAhead } from './type-ahead.tsx';
import { useProblemsUpToDate } from './use-problems-up-to-date.ts';
import { useRunAnnouncements } from './use-run-announcements.ts';
import { useTheme } from './use-theme.ts';
import { useWorkbench } from './use-workbench.ts';

const Overlays = lazy(async () => ({ default: (await import('./panels/overlays.tsx')).Overlays }));

interface Props {
  readonly store: EditorStore;
  readonly services: Services;
}

/** The whole editor: everything a person draws, runs and reads, around one store. */
export function Editor({ store, services }: Props) {
  const value = useMemo(() => ({ store, services }), [store, services]);
  return (
    <EditorContext value={value}>
      <Layout />
    </EditorContext>
  );
}

function Layout() {
  const store = useEditorStore();
  const leftOpen = useEditor((state) => state.leftOpen);
  const rightOpen = useEditor((state) => state.rightOpen);
  const bottomOpen = useEditor((state) => state.bottomOpen);
  const overlay = useEditor((state) => state.overlay);
  const sizes = useEditor((state) => state.leftSize);
  const rightSize = useEditor((state) => state.rightSize);
  const bottomSize = useEditor((state) => state.bottomSize);
  const flow = useEditor((state) => state.flow.id);
  const { setView } = store.getState();
  const toast = useToast();
  const workbench = useWorkbench();
  const onOverlayFailed = (error: unknown): void => {
    setView({ overlay: null, commandQuery: '' });
    const reason = error instanceof Error ? error.message : String(error);
    toast({ tone: 'danger', text: `That could not be shown: ${reason}` });
  };
  // Panels that lie over the canvas end where the bottom panel begins, and what stands on the canvas stands beside them.
  const sides: CSSProperties & Record<'--below' | '--left' | '--right', string> = {
    '--below': bottomOpen ? `${bottomSize}px` : '0px',
    '--left': leftOpen ? `${sizes}px` : '0px',
    '--right': rightOpen ? `${rightSize}px` : '0px',
  };
  useTheme();
  useProblemsUpToDate();
  useRunAnnouncements();
  useNarrowStart(store);
  return (
    <div className={styles.editor}>
      {workbench === null ? (
        <div className={styles.panel} />
      ) : (
        <PartBoundary part="The top bar">
          <workbench.TopBar />
        </PartBoundary>
      )}
      {workbench !== null && <workbench.ActionKeys />}
      <div className={styles.body} style={sides}>
        {leftOpen && (
          <SplitPane
            className={styles.left}
            side="left"
            label="Palette width"
            size={sizes}
            min={200}
            max={420}
            onResize={(leftSize) => setView({ leftSize })}
          >
            <aside className={styles.panel} aria-label="Palette" data-panel="Palette">
              {workbench !== null && (
                <PartBoundary part="The palette">
                  <workbench.Palette />
                </PartBoundary>
              )}
            </aside>
          </SplitPane>
        )}
        <div className={styles.middle}>
          <main className={styles.canvas} aria-label="Flow" data-panel="Canvas">
            <PartBoundary part="The canvas" resetKeys={[flow]}>
              <Canvas workbench={workbench} />
            </PartBoundary>
            <Toaster />
          </main>
          {bottomOpen && (
            <SplitPane
              side="bottom"
              label="Panel height"
              size={bottomSize}
              min={120}
              max={640}
              onResize={(size) => setView({ bottomSize: size })}
            >
              {workbench !== null && <workbench.BottomPanel />}
            </SplitPane>
          )}
        </div>
        {rightOpen && (
          <SplitPane
            className={styles.right}
            side="right"
            label="Side panel width"
            size={rightSize}
            min={280}
            max={640}
            onResize={(size) => setView({ rightSize: size })}
          >
            {workbench === null ? (
              <aside className={styles.panel} aria-label="Details" data-panel="Details" />
            ) : (
              <workbench.SidePanel />
            )}
          </SplitPane>
        )}
      </div>
      {overlay !== null && (
        <ErrorBoundary fallback={null} onError={onOverlayFailed}>
          <Suspense fallback={<TypeAhead />}>
            <Overlays />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  );
}

/** Below 1100 px panels lie over the canvas, so the palette starts closed there. */
function useNarrowStart(store: EditorStore): void {
  useEffect(() => {
    if (window.matchMedia('(max-width: 1099px)').matches) {
      store.getState().setView({ leftOpen: false });
    }
  }, [store]);
}
