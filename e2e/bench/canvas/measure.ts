import type { Browser, CDPSession, Page } from '@playwright/test';
import { playGesture } from './in-page.ts';
import type { Gesture } from './in-page.ts';
import { bareUrl, newContext, openFlow, openScene } from './scenes.ts';
import type { OpenScene, Scene } from './scenes.ts';
import type { Pages } from './pages.ts';
import { median, percentile } from './statistics.ts';

export const GESTURES: readonly Gesture[] = ['pan', 'zoom', 'drag'];
const FRAMES = 60;

/** One figure of both sides, in milliseconds: the median of the rounds, and each round. */
export interface Pair {
  readonly ours: number;
  readonly bare: number;
  readonly rounds: { readonly ours: readonly number[]; readonly bare: readonly number[] };
}

export interface GestureResult {
  readonly gesture: Gesture;
  /** The 95th percentile of the time from frame to frame. */
  readonly p95: Pair;
  readonly p50: Pair;
  /** What the page's main thread worked for a frame; other work on the machine does not count. */
  readonly cpu: Pair;
}

export interface SceneResult extends Scene {
  readonly visible: number;
  readonly zoom: number;
  readonly gestures: readonly GestureResult[];
}

/** Pans, zooms and drags on both sides in turn. */
export async function measureScene(
  browser: Browser,
  pages: Pages,
  scene: Scene,
  rounds: number,
): Promise<SceneResult> {
  const open = await openScene(browser, pages, scene);
  try {
    const sessions = {
      ours: await threadClock(open.ours),
      bare: await threadClock(open.bare),
    };
    const gestures: GestureResult[] = [];
    for (const gesture of GESTURES) {
      const p95 = collector();
      const p50 = collector();
      const cpu = collector();
      // The round before the first warms both up.
      for (let round = -1; round < rounds; round += 1) {
        for (const side of ['ours', 'bare'] as const) {
          const { times, work } = await play(open, side, gesture, scene, sessions[side]);
          if (round < 0) continue;
          p95.add(side, percentile(times, 0.95));
          p50.add(side, percentile(times, 0.5));
          cpu.add(side, work / FRAMES);
        }
      }
      const { ours, bare } = p95.pair();
      console.log(
        `  ${gesture}, ${scene.steps} steps, ${open.visible} visible at zoom ${open.zoom.toFixed(2)}: p95 ${ours.toFixed(1)}, bare ${bare.toFixed(1)} ms`,
      );
      gestures.push({ gesture, p95: p95.pair(), p50: p50.pair(), cpu: cpu.pair() });
    }
    return { ...scene, visible: open.visible, zoom: open.zoom, gestures };
  } finally {
    await open.close();
  }
}

async function play(
  open: OpenScene,
  side: 'ours' | 'bare',
  gesture: Gesture,
  scene: Scene,
  clock: CDPSession,
): Promise<{ times: number[]; work: number }> {
  const page = open[side];
  const before = await workOf(clock);
  const times = await page.evaluate(playGesture, {
    gesture,
    ...open.press[side][gesture],
    frames: FRAMES,
    inFirst: scene.view === 'all',
  });
  const work = (await workOf(clock)) - before;
  // What follows a gesture, such as saving, is not the next one's.
  await page.waitForTimeout(600);
  return { times, work };
}

/** First paint with 10,000 steps: the app with a flow of its workspace, the bare page with its nodes in hand. */
export async function measureFirstPaint(
  browser: Browser,
  pages: Pages,
  steps: number,
  rounds: number,
): Promise<Pair> {
  const context = await newContext(browser);
  const bareContext = await newContext(browser);
  try {
    const page = await context.newPage();
    await openFlow(page, pages.ours, steps);
    await page.close();
    const url = bareUrl(pages, steps, { x: 0, y: 0, zoom: 1 });
    const times = collector();
    for (let round = -1; round < rounds; round += 1) {
      const page = await context.newPage();
      const ours = await firstStepIn(page, pages.ours);
      await page.getByRole('img', { name: `Overview of ${steps + 1} steps` }).waitFor();
      await page.close();
      const other = await bareContext.newPage();
      const bare = await firstStepIn(other, url);
      await other.close();
      if (round < 0) continue;
      times.add('ours', ours);
      times.add('bare', bare);
    }
    return times.pair();
  } finally {
    await context.close();
    await bareContext.close();
  }
}

/**
 * From the start of the navigation to the first step painted: a first visit, and the same page loaded again when all
 * that the first one began in the background is done.
 */
export async function measurePageLoad(
  browser: Browser,
  pages: Pages,
  rounds: number,
): Promise<{ readonly cold: Pair; readonly warm: Pair }> {
  const cold = collector();
  const warm = collector();
  const urls = {
    ours: pages.ours,
    bare: bareUrl(pages, 10, { x: 0, y: 0, zoom: 1 }, '&extras'),
  };
  for (let round = -1; round < rounds; round += 1) {
    for (const side of ['ours', 'bare'] as const) {
      const context = await newContext(browser);
      const page = await context.newPage();
      const first = await firstStepIn(page, urls[side]);
      if (side === 'ours') await keptForOffline(page);
      await page.close();
      const again = await context.newPage();
      const second = await firstStepIn(again, urls[side]);
      await context.close();
      if (round < 0) continue;
      cold.add(side, first);
      warm.add(side, second);
    }
  }
  return { cold: cold.pair(), warm: warm.pair() };
}

async function firstStepIn(page: Page, url: string): Promise<number> {
  await page.goto(url);
  const time = await page.evaluate(() => window.flowmintFirstStep);
  if (time === undefined) throw new Error('the page was not watched');
  // The app goes on with what can wait; that is not the other side's.
  await page.waitForTimeout(500);
  return time;
}

/** Until the app's service worker has all of it: from then on it answers every visit. */
async function keptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

async function threadClock(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** Milliseconds that the page's main thread has worked. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('this browser does not tell TaskDuration');
  return seconds * 1000;
}

function collector() {
  const rounds = { ours: new Array<number>(), bare: new Array<number>() };
  return {
    add: (side: 'ours' | 'bare', value: number) => rounds[side].push(value),
    pair: (): Pair => ({ ours: median(rounds.ours), bare: median(rounds.bare), rounds }),
  };
}
