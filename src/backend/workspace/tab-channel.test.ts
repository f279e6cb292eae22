import { expect, test } from 'vitest';
import { openTabChannel } from './tab-channel.ts';
import type { TabNews } from './tab-channel.ts';

test('what one tab posts reaches another and not itself', async () => {
  const [one, other] = [openTabChannel('tab-channel-test'), openTabChannel('tab-channel-test')];
  const own: TabNews[] = [];
  one.listen((news) => own.push(news));
  const heard = new Promise<TabNews>((resolve) => {
    const stop = other.listen((news) => {
      stop();
      resolve(news);
    });
  });
  one.post({ type: 'flow', id: 'f', revision: 3 });
  expect(await heard).toEqual({ type: 'flow', id: 'f', revision: 3 });
  expect(own).toEqual([]);
});
