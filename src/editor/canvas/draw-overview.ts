import { edgeEnds } from './edge-ends.ts';
import { START } from './graph.ts';
import type { CanvasNode, CardNode, Graph } from './graph.ts';
import type { EdgeStatus, StepRun } from './run-view.ts';
import type { Colours } from './use-colours.ts';

/** What the run made of steps and edges. */
export interface Lights {
  step(id: string): StepRun | null;
  edge(id: string): EdgeStatus | null;
}

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** Pixels of the window. */
  readonly width: number;
  readonly height: number;
}

/** A card narrower than this many pixels shows no name. */
const LEAST_NAMED = 64;

/** Draws very many cards as one picture: coloured blocks with their names where they can be read, and straight edges. */
export function drawOverview(
  pen: CanvasRenderingContext2D,
  graph: Graph,
  view: View,
  colours: Colours,
  lights: Lights,
): void {
  const { x, y, zoom, width, height } = view;
  const left = -x / zoom;
  const top = -y / zoom;
  const right = left + width / zoom;
  const bottom = top + height / zoom;
  pen.save();
  pen.clearRect(0, 0, width, height);
  pen.translate(x, y);
  pen.scale(zoom, zoom);
  drawEdges(pen, graph, { left, top, right, bottom }, zoom, colours, lights);
  for (const node of graph.nodes) {
    const { position, width: wide = 0, height: high = 0 } = node;
    if (position.x > right || position.y > bottom) continue;
    if (position.x + wide < left || position.y + high < top) continue;
    drawNode(pen, node, zoom, colours, lights);
  }
  pen.restore();
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** All edges of a colour are one path: stroking is what costs. */
function drawEdges(
  pen: CanvasRenderingContext2D,
  { nodes, edges }: Graph,
  frame: Frame,
  zoom: number,
  colours: Colours,
  lights: Lights,
): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const paths = new Map<string, Path2D>();
  for (const edge of edges) {
    const ends = edgeEnds(edge, byId);
    if (ends === undefined) continue;
    const { from, to } = ends;
    if (Math.max(from.x, to.x) < frame.left || Math.min(from.x, to.x) > frame.right) continue;
    if (Math.max(from.y, to.y) < frame.top || Math.min(from.y, to.y) > frame.bottom) continue;
    const colour = edgeColour(edge.selected === true, lights.edge(edge.id), colours);
    const path = paths.get(colour) ?? new Path2D();
    paths.set(colour, path);
    path.moveTo(from.x, from.y);
    path.lineTo(to.x, to.y);
  }
  pen.lineWidth = 1.25 / zoom;
  for (const [colour, path] of paths) {
    pen.strokeStyle = colour;
    pen.stroke(path);
  }
}

function edgeColour(selected: boolean, status: EdgeStatus | null, colours: Colours): string {
  if (selected) return colours.accent;
  if (status === 'visited') return colours.ok;
  return status === 'faded' ? colours.border : colours.edge;
}

function drawNode(
  pen: CanvasRenderingContext2D,
  node: CanvasNode,
  zoom: number,
  colours: Colours,
  lights: Lights,
): void {
  const { position, width = 0, height = 0 } = node;
  if (node.id === START || node.type === 'start') {
    pen.fillStyle = colours['text-muted'];
    pen.fillRect(position.x, position.y, width, height);
    return;
  }
  const { face } = node.data;
  const run = lights.step(node.id);
  const tone = run?.status === 'faded' ? colours.border : colours[`tone-${face.tone}`];
  const named = width * zoom >= LEAST_NAMED;
  pen.fillStyle = named ? colours.surface : tone;
  pen.fillRect(position.x, position.y, width, height);
  if (named) drawName(pen, node, tone, zoom, colours);
  pen.lineWidth = 2.5 / zoom;
  const status = statusColour(run, colours);
  if (status !== undefined) {
    pen.strokeStyle = status;
    pen.strokeRect(position.x, position.y, width, height);
  }
  if (node.selected === true) {
    // Around the other, which says how the step stands in the run.
    const gap = status === undefined ? 0 : 4 / zoom;
    pen.strokeStyle = colours.accent;
    pen.strokeRect(position.x - gap, position.y - gap, width + 2 * gap, height + 2 * gap);
  }
}

function drawName(
  pen: CanvasRenderingContext2D,
  { position, width = 0, height = 0, data: { face } }: CardNode,
  tone: string,
  zoom: number,
  colours: Colours,
): void {
  const bar = 6 / zoom;
  const size = Math.min(12 / zoom, height * 0.5);
  pen.strokeStyle = colours.border;
  pen.lineWidth = 1 / zoom;
  pen.strokeRect(position.x, position.y, width, height);
  pen.fillStyle = tone;
  pen.fillRect(position.x, position.y, bar, height);
  pen.fillStyle = colours.text;
  pen.font = `600 ${size}px "Inter Variable", sans-serif`;
  pen.textBaseline = 'middle';
  const room = width - bar - 8 / zoom;
  const letters = Math.floor(room / (size * 0.56));
  const name = face.name.length <= letters ? face.name : `${face.name.slice(0, letters - 1)}…`;
  pen.fillText(name, position.x + bar + 4 / zoom, position.y + height / 2, room);
}

function statusColour(run: StepRun | null, colours: Colours): string | undefined {
  switch (run?.status) {
    case 'visited':
      return colours.ok;
    case 'failed':
      return colours.danger;
    case 'running':
    case 'waiting':
    case 'next':
      return colours.accent;
    default:
      return undefined;
  }
}
