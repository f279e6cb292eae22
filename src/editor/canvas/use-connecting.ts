import { useReactFlow, useStoreApi } from '@xyflow/react';
import type { FinalConnectionState, HandleType } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { reconnectEdge } from '../../core/commands/reconnect-edge.ts';
import { leadTo } from '../edits/lead-to.ts';
import { useEditorStore } from '../store/store.ts';
import { cardNear, portNear } from './card-near.ts';
import { START } from './graph.ts';
import type { CanvasEdge, CanvasNode } from './graph.ts';

type Pointer = MouseEvent | TouchEvent;

/**
 * What happens when a connection that is being drawn ends. React Flow only knows handles; here the whole card is the
 * target, and empty canvas opens the list of steps. Escape gives up.
 */
export function useConnecting() {
  const store = useEditorStore();
  const flowStore = useStoreApi();
  const { getNodes, screenToFlowPosition } = useReactFlow<CanvasNode, CanvasEdge>();
  const state = useRef({ reconnecting: false, cancelled: false });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !flowStore.getState().connection.inProgress) return;
      event.preventDefault();
      state.current.cancelled = true;
      flowStore.getState().cancelConnection();
      store.getState().setCanvas({ dropTarget: null });
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [store, flowStore]);

  return useMemo(() => {
    const drop = (event: Pointer, from: string) => {
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      const window = { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
      const place = screenToFlowPosition(window, { snapToGrid: false });
      store.getState().setCanvas({ dropTarget: null });
      return { window, place, card: cardNear(getNodes(), place, from) };
    };
    const openMenu = (
      { window, place }: Pick<ReturnType<typeof drop>, 'window' | 'place'>,
      after: { readonly from: string; readonly port: string },
    ): void => {
      const stepMenu = {
        anchor: new DOMRect(window.x, window.y, 0, 0),
        after,
        insert: false,
        place: { x: place.x, y: place.y - 48 },
      };
      // Only with the next frame: the end of this very press would close it again.
      requestAnimationFrame(() => store.getState().setCanvas({ stepMenu }));
    };
    return {
      onConnectStart: () => {
        state.current.cancelled = false;
      },
      onConnectEnd: (event: Pointer, connection: FinalConnectionState): void => {
        const { fromHandle } = connection;
        if (state.current.reconnecting || fromHandle === null) return;
        const after = { from: fromHandle.nodeId, port: fromHandle.id ?? '' };
        const dropped = drop(event, after.from);
        if (state.current.cancelled || store.getState().readOnly) return;
        if (dropped.card !== undefined) store.getState().apply(leadTo(after, dropped.card.id));
        else openMenu(dropped, after);
      },
      onReconnectStart: () => {
        state.current = { reconnecting: true, cancelled: false };
      },
      onReconnect: () => {},
      onReconnectEnd: (event: Pointer, edge: CanvasEdge, fixed: HandleType): void => {
        const { cancelled } = state.current;
        state.current.reconnecting = false;
        const port = { from: edge.source, port: edge.sourceHandle ?? '' };
        const dropped = drop(event, fixed === 'source' ? edge.source : '');
        const { readOnly, apply } = store.getState();
        if (cancelled || readOnly) return;
        if (fixed === 'source') {
          if (dropped.card === undefined) openMenu(dropped, port);
          else apply({ ...leadTo(port, dropped.card.id), label: 'Reconnect edge' });
        } else if (dropped.card !== undefined && edge.source !== START) {
          const to = portNear(dropped.card, dropped.place.y);
          if (to === undefined) return;
          const before = { ...port, to: edge.target };
          apply(reconnectEdge(before, { from: dropped.card.id, port: to, to: edge.target }));
        }
      },
    };
  }, [store, getNodes, screenToFlowPosition]);
}
