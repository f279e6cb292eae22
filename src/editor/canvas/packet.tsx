import { useEffect, useState } from 'react';
import { useEditorStore } from '../store/store.ts';
import { edgeEnds } from './edge-ends.ts';
import { edgePath } from './edge-path.ts';
import type { Graph } from './graph.ts';
import styles from './packet.module.css';
import { edgeTaken } from './run-view.ts';

interface Trip {
  readonly key: number;
  readonly d: string;
  readonly duration: number;
}

/**
 * What travels along the edge that the run takes. Not when scrubbing, at instant speed, or when the person asked for
 * less motion.
 */
export function Packet({ graph }: { readonly graph: Graph }) {
  const store = useEditorStore();
  const [trip, setTrip] = useState<Trip | null>(null);
  useEffect(
    () =>
      store.subscribe(({ run, speed }, before) => {
        if (run === before.run || run === null || speed === 0) return;
        const moves = run.session.moments.length;
        const isNew = run.session !== before.run?.session || run.moment > before.run.moment;
        if (run.moment !== moves - 1 || !isNew) return;
        const id = edgeTaken(run);
        const edge = graph.edges.find((one) => one.id === id);
        const ends = edge && edgeEnds(edge, new Map(graph.nodes.map((node) => [node.id, node])));
        if (edge === undefined || ends === undefined) return;
        const { d, length } = edgePath(ends.from, ends.to, edge.data?.lane ?? null);
        setTrip({ key: moves, d, duration: tripTime(length) / speed });
      }),
    [store, graph],
  );
  return trip === null ? null : (
    <div
      key={trip.key}
      className={styles.packet}
      style={{
        offsetPath: `path("${trip.d}")`,
        animationDuration: `${Math.round(trip.duration)}ms`,
      }}
      onAnimationEnd={() => setTrip(null)}
    />
  );
}

/** 450 to 700 ms, growing with the logarithm of the length, so that long edges do not drag. */
export function tripTime(length: number): number {
  return Math.min(700, Math.max(450, 450 + 90 * Math.log(Math.max(1, length) / 96)));
}
