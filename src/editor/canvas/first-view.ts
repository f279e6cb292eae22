import type { Viewport } from '@xyflow/react';
import type { EditorState } from '../store/store.ts';
import { boundsOf, viewOn } from './bounds.ts';
import type { Graph } from './graph.ts';

const TOP_BAR = 48;

/** What the canvas begins with. */
export interface FirstView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** Of the canvas, in pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * The view a flow was left in, or else the one that shows all of it, in the room that the panels leave: reckoned from the window, so that the first
 * drawing is right already and nothing has to be drawn again once the browser has laid the page out.
 */
export function firstView(
  graph: Graph,
  kept: Viewport | undefined,
  panels: Pick<
    EditorState,
    'leftOpen' | 'rightOpen' | 'bottomOpen' | 'leftSize' | 'rightSize' | 'bottomSize'
  >,
  window: { readonly innerWidth: number; readonly innerHeight: number },
): FirstView {
  const { leftOpen, rightOpen, bottomOpen, leftSize, rightSize, bottomSize } = panels;
  const width = window.innerWidth - (leftOpen ? leftSize : 0) - (rightOpen ? rightSize : 0);
  const height = window.innerHeight - TOP_BAR - (bottomOpen ? bottomSize : 0);
  const bounds = boundsOf(graph.nodes);
  const view = bounds === null ? { x: 0, y: 0, zoom: 1 } : viewOn(bounds, { width, height });
  const { x, y, zoom } = kept ?? view;
  return { x, y, zoom, width, height };
}
