import type { World } from '../../hosts/ports/workspace.ts';

/** What a tab tells the others of the same origin. */
export type TabNews =
  | { readonly type: 'flow'; readonly id: string; readonly revision: number }
  | { readonly type: 'world'; readonly world: World };

/** Between the tabs; never back to the one that posts. */
export interface TabChannel {
  post(news: TabNews): void;
  /** Answers how to stop listening. */
  listen(listener: (news: TabNews) => void): () => void;
}

/** The browser's channel between tabs. Where there is none, a tab hears of the others when it saves. */
export function openTabChannel(name = 'flowmint'): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { post: () => {}, listen: () => () => {} };
  const channel = new BroadcastChannel(name);
  return {
    post: (news) => channel.postMessage(news),
    listen(listener) {
      const hear = ({ data }: MessageEvent<TabNews>): void => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}
