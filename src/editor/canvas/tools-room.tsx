import { useStoreApi } from '@xyflow/react';
import { use, useEffect, useRef } from 'react';
import type { Graph } from './graph.ts';
import { MotionContext } from './motion.ts';
import { SettingsButton } from './settings-button.tsx';

interface Props {
  readonly graph: Graph;
  readonly onRoom: (room: HTMLElement | null) => void;
}

/**
 * The layer over the cards where edges, and the selected step, have their tools. Tells the style sheet, once the view rests, how many canvas
 * pixels a pixel of the window is, so that a button is as large from afar: to this layer alone, since all in it is
 * styled anew.
 */
export function ToolsRoom({ graph, onRoom }: Props) {
  const store = useStoreApi();
  const motion = use(MotionContext);
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    onRoom(room.current);
    let told = 0;
    let stopWaiting: (() => void) | undefined;
    const tell = (): void => {
      stopWaiting = undefined;
      const [, , zoom] = store.getState().transform;
      if (zoom === told) return;
      told = zoom;
      room.current?.style.setProperty('--unzoom', String(Math.max(1, 1 / zoom)));
    };
    tell();
    const stop = store.subscribe(({ transform }) => {
      if (transform[2] !== told) stopWaiting ??= motion.whenItRests(tell);
    });
    return () => {
      stop();
      stopWaiting?.();
      onRoom(null);
    };
  }, [store, motion, onRoom]);
  return (
    <div ref={room}>
      <SettingsButton graph={graph} />
    </div>
  );
}
