import {
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useStoreApi,
  ViewportPortal,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useEditor, useEditorStore } from '../store/store.ts';
import type { Workbench } from '../use-workbench.ts';
import { MAX_ZOOM, MIN_ZOOM } from './bounds.ts';
import styles from './canvas.module.css';
import { ConnectionLine } from './connection-line.tsx';
import { firstView } from './first-view.ts';
import type { FirstView } from './first-view.ts';
import { GRID } from './free-place.ts';
import type { CanvasEdge, CanvasNode, Graph } from './graph.ts';
import { makeMotion, MotionContext } from './motion.ts';
import { StartMarker } from './start-marker.tsx';
import { StepCard } from './step-card.tsx';
import { StepEdge } from './step-edge.tsx';
import { ToolsLayer } from './tools-layer.ts';
import { useCanvasControls } from './use-canvas-controls.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useConnecting } from './use-connecting.ts';
import { useDropStep } from './use-drop-step.ts';
import { makeDrawer, useGraph } from './use-graph.ts';
import type { Drawer } from './use-graph.ts';
import { useGraphChanges } from './use-graph-changes.ts';
import { detailAt, isTooMany, useLevelOfDetail } from './use-level-of-detail.ts';
import { useReady } from './use-ready.ts';

const EmptyCanvas = lazy(async () => ({
  default: (await import('./empty-canvas.tsx')).EmptyCanvas,
}));

const FlowIntro = lazy(async () => ({ default: (await import('./flow-intro.tsx')).FlowIntro }));

const Overview = lazy(async () => ({ default: (await import('./overview.tsx')).Overview }));

const nodeTypes = { card: StepCard, start: StartMarker };
const edgeTypes = { step: StepEdge };
const snapGrid: [number, number] = [GRID, GRID];
const NOTHING: Graph = { nodes: [], edges: [] };
/** Fewer cards than this are all in the page, so that the Tab key and screen readers meet each of them. */
const FEW = 60;

interface CanvasProps {
  /** Has the tools beside the drawing, which come in once the flow was painted; null until then. */
  readonly workbench: Workbench | null;
}

/** The flow as a drawing: cards, edges, and everything a person does with them. */
export function Canvas({ workbench }: CanvasProps) {
  const store = useEditorStore();
  const [drawer] = useState(makeDrawer);
  const [first] = useState(() => {
    const state = store.getState();
    const graph = drawer.still(state.flow, state.selectedSteps, state.selectedEdges);
    const drawn = isTooMany(graph) ? NOTHING : graph;
    return {
      view: firstView(
        graph,
        state.placesKept.find(({ id }) => id === state.flow.id),
        state,
        window,
      ),
      nodes: [...drawn.nodes],
      edges: [...drawn.edges],
    };
  });
  return (
    <ReactFlowProvider
      initialNodes={first.nodes}
      initialEdges={first.edges}
      initialWidth={first.view.width}
      initialHeight={first.view.height}
    >
      <Surface workbench={workbench} drawer={drawer} first={first.view} />
    </ReactFlowProvider>
  );
}

interface SurfaceProps extends CanvasProps {
  readonly drawer: Drawer;
  readonly first: FirstView;
}

function Surface({ workbench, drawer, first }: SurfaceProps) {
  const furnished = workbench !== null;
  useBeginWith(first);
  const store = useEditorStore();
  const root = useRef<HTMLDivElement>(null);
  const [motion] = useState(makeMotion);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  const { graph, still } = useGraph(drawer);
  const readOnly = useEditor((state) => state.readOnly);
  const minimapOpen = useEditor((state) => state.minimapOpen);
  const overview = useLevelOfDetail(still, root, motion);
  const connecting = useConnecting();
  const changes = useGraphChanges();
  const keys = useCanvasKeys();
  const drop = useDropStep();
  // The view also moves by itself, and then no event did it.
  const onMove = useCallback(
    (event: MouseEvent | TouchEvent | null): void => {
      if (event !== null) store.getState().lookElsewhere();
    },
    [store],
  );
  const drawn = overview ? NOTHING : graph;
  const nodes = useMemo(() => [...drawn.nodes], [drawn.nodes]);
  const edges = useMemo(() => [...drawn.edges], [drawn.edges]);
  useCanvasControls(graph, root);
  const ready = useReady(root);
  const isEmpty = graph.nodes.length === 0;
  const introShown = useEditor(
    ({ introOpen, run, flow }) => introOpen && run === null && (flow.description ?? '') !== '',
  );
  return (
    <MotionContext value={motion}>
      <ToolsLayer value={layer}>
        <ReactFlow<CanvasNode, CanvasEdge>
          ref={root}
          className={styles.canvas}
          data-canvas=""
          aria-label="Canvas"
          data-ready={(ready && furnished) || undefined}
          data-detail={detailAt(first.zoom)}
          defaultViewport={first}
          tabIndex={-1}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          connectionLineComponent={ConnectionLine}
          onlyRenderVisibleElements={graph.nodes.length > FEW}
          minZoom={MIN_ZOOM}
          maxZoom={MAX_ZOOM}
          snapToGrid
          snapGrid={snapGrid}
          selectionMode={SelectionMode.Partial}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          edgesReconnectable={furnished && !readOnly}
          edgesFocusable={false}
          nodeDragThreshold={2}
          connectionDragThreshold={4}
          connectionRadius={0}
          connectOnClick={false}
          zoomOnDoubleClick={false}
          deleteKeyCode={null}
          disableKeyboardA11y
          elevateEdgesOnSelect
          attributionPosition="bottom-center"
          onMove={onMove}
          {...changes}
          {...connecting}
          {...keys}
          {...drop}
        >
          {furnished && <workbench.Dots />}
          {overview && (
            <Suspense>
              <Overview graph={graph} root={root} />
            </Suspense>
          )}
          <ViewportPortal>
            {furnished && <workbench.ToolsRoom graph={graph} onRoom={setLayer} />}
            {furnished && <workbench.Packet graph={graph} />}
          </ViewportPortal>
          {furnished && <workbench.FollowRun graph={graph} root={root} />}
          {furnished && introShown && (
            <Suspense>
              <FlowIntro />
            </Suspense>
          )}
          {furnished && !isEmpty && <workbench.CanvasToolbar />}
          {furnished && !isEmpty && minimapOpen && <workbench.Minimap graph={still} root={root} />}
          {isEmpty && (
            <Suspense>
              <EmptyCanvas />
            </Suspense>
          )}
        </ReactFlow>
        {furnished && <workbench.StepMenu />}
      </ToolsLayer>
    </MotionContext>
  );
}

/** React Flow takes a view only once it is on the page; its store takes it before anything is drawn. */
function useBeginWith({ x, y, zoom }: FirstView): void {
  const flowStore = useStoreApi();
  useState(() => flowStore.setState({ transform: [x, y, zoom] }));
}
