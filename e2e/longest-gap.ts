import type { Page } from '@playwright/test';

declare global {
  interface Window {
    longestGap: number;
  }
}

/** Begins to note the longest time in which the page did nothing that was due. */
export async function watchGaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    let last = performance.now();
    window.longestGap = 0;
    setInterval(() => {
      const now = performance.now();
      window.longestGap = Math.max(window.longestGap, now - last);
      last = now;
    }, 10);
  });
}

/** That time in milliseconds, since {@link watchGaps} or the last time it was asked for. */
export async function longestGap(page: Page): Promise<number> {
  return page.evaluate(() => {
    const gap = window.longestGap;
    window.longestGap = 0;
    return gap;
  });
}
