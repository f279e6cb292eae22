/*
 * What the canvas is measured against: React Flow with its plain nodes, tuned as facts say ("ov+dims"): only what is
 * visible is drawn, and every node brings its size and handles. `?n=` steps, `&x=&y=&zoom=` the view, `&extras=` with
 * Background and Controls.
 */
import {
  Background,
  Controls,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
} from '@xyflow/react';
import type { Edge, Node } from '@xyflow/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { benchGraph } from '../graph.ts';

const WIDTH = 150;
const HEIGHT = 40;
const query = new URLSearchParams(location.search);
const graph = benchGraph(Number(query.get('n') ?? 10));
const view = {
  x: Number(query.get('x') ?? 0),
  y: Number(query.get('y') ?? 0),
  zoom: Number(query.get('zoom') ?? 1),
};
const extras = query.has('extras');

const firstNodes: Node[] = graph.steps.map(({ id, x, y }) => ({
  id,
  position: { x, y },
  data: { label: id },
  sourcePosition: Position.Right,
  targetPosition: Position.Left,
  initialWidth: WIDTH,
  initialHeight: HEIGHT,
  handles: [
    { type: 'target', position: Position.Left, x: 0, y: HEIGHT / 2, width: 6, height: 6 },
    { type: 'source', position: Position.Right, x: WIDTH, y: HEIGHT / 2, width: 6, height: 6 },
  ],
}));
const firstEdges: Edge[] = graph.edges.map(({ from, to }) => ({
  id: `${from}-${to}`,
  source: from,
  target: to,
}));

function Bare() {
  const [nodes, , onNodesChange] = useNodesState(firstNodes);
  const [edges, , onEdgesChange] = useEdgesState(firstEdges);
  return createElement(
    ReactFlow,
    {
      nodes,
      edges,
      onNodesChange,
      onEdgesChange,
      onlyRenderVisibleElements: true,
      defaultViewport: view,
      minZoom: 0.02,
    },
    extras && createElement(Background),
    extras && createElement(Controls),
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root to render into');
createRoot(root).render(createElement(Bare));
