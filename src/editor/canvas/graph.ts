import type { Edge as RfEdge, Node as RfNode } from '@xyflow/react';
import type { PortSpec } from '../../core/kind/definition.ts';
import type { PortRef } from '../store/selection-slice.ts';
import type { CardFace } from './card-face.ts';

/** The marker before the first step: not a step, so no document can have it. */
export const START = ' start';

export type CardData = {
  readonly face: CardFace;
  /** The name of what each port leads to, in the order of the ports. */
  readonly targets: readonly (string | null)[];
  /** Something leads here. */
  readonly entered: boolean;
};
export type StartData = { readonly target: string };
export type CardNode = RfNode<CardData, 'card'>;
export type StartNode = RfNode<StartData, 'start'>;
/** What React Flow draws for a step, and the start marker. */
export type CanvasNode = CardNode | StartNode;

/** A way around cards: the height of its long part, and how far from either end it turns, in canvas pixels. */
export type Lane = readonly [y: number, turnOut: number, turnIn: number];

export type EdgeData = {
  readonly label: string;
  readonly role: PortSpec['role'] | 'start';
  /** The only way out of its step: its name tells nothing. */
  readonly alone: boolean;
  readonly sourceName: string;
  readonly targetName: string;
  /** The way around cards; null: a curve. */
  readonly lane: Lane | null;
};
export type CanvasEdge = RfEdge<EdgeData, 'step'>;

export interface Graph {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

export const EMPTY_GRAPH: Graph = { nodes: [], edges: [] };

/** An edge's id on the canvas: it is named by the port it leaves. */
export function edgeId({ from, port }: PortRef): string {
  return JSON.stringify([from, port]);
}
