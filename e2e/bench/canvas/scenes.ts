import type { Browser, BrowserContext, Page } from '@playwright/test';
import { flowId, flowName, flowText } from './flow-text.ts';
import { benchGraph, stepNear, PITCH_X, PITCH_Y } from './graph.ts';
import { watchFirstStep } from './in-page.ts';
import type { Gesture } from './in-page.ts';
import type { Pages } from './pages.ts';

/** Of the canvas on both sides, in pixels; the app's window is larger by its panels. */
export const CANVAS = { width: 1280, height: 800 };
const LONG = 120_000;

export interface Scene {
  readonly steps: number;
  /** `one`: at its real size; `all`: every step is visible. */
  readonly view: 'one' | 'all';
}

/** The same steps in the same view on both sides. */
export interface OpenScene {
  readonly ours: Page;
  readonly bare: Page;
  /** How many steps are visible. */
  readonly visible: number;
  readonly zoom: number;
  /** Where to press on each side. */
  readonly press: Readonly<Record<'ours' | 'bare', Readonly<Record<Gesture, Point>>>>;
  close(): Promise<void>;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface View extends Point {
  readonly zoom: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Opens a scene in the app, and the view it came to in the bare page. */
export async function openScene(browser: Browser, pages: Pages, scene: Scene): Promise<OpenScene> {
  const context = await newContext(browser);
  const ours = await context.newPage();
  await openFlow(ours, pages.ours, scene.steps);
  const box = await sizeCanvas(ours);
  await ours.keyboard.press('1');
  if (scene.view === 'one') {
    await ours.waitForTimeout(500);
    await ours.keyboard.press('0');
  }
  await ours.waitForTimeout(1500);
  const view = await viewOf(ours);
  const bareContext = await newContext(browser);
  const bare = await bareContext.newPage();
  await bare.goto(bareUrl(pages, scene.steps, view));
  await bare.locator('.react-flow__node').first().waitFor({ timeout: LONG });
  await bare.waitForTimeout(1000);
  return {
    ours,
    bare,
    visible: visibleSteps(scene.steps, view),
    zoom: view.zoom,
    press: {
      ours: pressPoints(scene.steps, view, box),
      bare: pressPoints(scene.steps, view, { ...CANVAS, x: 0, y: 0 }),
    },
    close: async () => {
      await context.close();
      await bareContext.close();
    },
  };
}

export function bareUrl({ bare }: Pages, steps: number, view: View, extras = ''): string {
  return `${bare}?n=${steps}&x=${view.x}&y=${view.y}&zoom=${view.zoom}${extras}`;
}

/** A fresh profile whose window has the size of the canvas; nothing glides. */
export async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: CANVAS, reducedMotion: 'reduce' });
  context.setDefaultTimeout(LONG);
  await context.addInitScript(watchFirstStep);
  return context;
}

/** Drops a file of so many steps on the app, as a person would, and waits until it is kept. */
export async function openFlow(page: Page, url: string, steps: number): Promise<void> {
  await page.goto(url);
  await page.locator('[data-canvas][data-ready]').waitFor();
  const file = { name: 'bench.json', text: flowText(steps) };
  const dataTransfer = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: 'application/json' }));
    return transfer;
  }, file);
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer });
  const name = page.getByRole('textbox', { name: 'Flow name' });
  const begin = Date.now();
  while ((await name.inputValue()) !== flowName(steps) || !(await isKept(page, flowId(steps)))) {
    if (Date.now() - begin > LONG) throw new Error(`the app did not open ${steps} steps`);
    await page.waitForTimeout(200);
  }
}

function isKept(page: Page, id: string): Promise<boolean> {
  return page.evaluate(
    (id) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('flowmint');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const asked = database.transaction('documents').objectStore('documents').getKey(id);
          asked.addEventListener('error', () => reject(asked.error));
          asked.addEventListener('success', () => {
            database.close();
            resolve(asked.result !== undefined);
          });
        });
      }),
    id,
  );
}

/** Widens the window until the canvas alone has the size. */
async function sizeCanvas(page: Page): Promise<Box> {
  const canvas = page.locator('[data-canvas]');
  const before = await boxOf(page);
  await page.setViewportSize({
    width: CANVAS.width + (CANVAS.width - before.width),
    height: CANVAS.height + (CANVAS.height - before.height),
  });
  await canvas.waitFor();
  await page.waitForTimeout(500);
  const box = await boxOf(page);
  if (box.width !== CANVAS.width || box.height !== CANVAS.height) {
    throw new Error(`the canvas is ${box.width} x ${box.height}, not 1280 x 800`);
  }
  return box;
}

async function boxOf(page: Page): Promise<Box> {
  const box = await page.locator('[data-canvas]').boundingBox();
  if (box === null) throw new Error('there is no canvas on the page');
  return box;
}

async function viewOf(page: Page): Promise<View> {
  const [zoom, , , , x, y] = await page.evaluate(() => {
    const viewport = document.querySelector('.react-flow__viewport');
    const { a, b, c, d, e, f } = new DOMMatrix(
      viewport === null ? '' : getComputedStyle(viewport).transform,
    );
    return [a, b, c, d, e, f];
  });
  if (zoom === undefined || x === undefined || y === undefined) throw new Error('no view');
  return { x, y, zoom };
}

/** A step near the middle to drag by its upper left part, empty canvas beside it to pan by, and to zoom at. */
function pressPoints(steps: number, view: View, box: Box): Record<Gesture, Point> {
  const seen = {
    x: (CANVAS.width / 2 - view.x) / view.zoom,
    y: (CANVAS.height / 2 - view.y) / view.zoom,
  };
  const step = stepNear(benchGraph(steps), seen);
  const at = (dx: number, dy: number): Point => ({
    x: Math.round(box.x + view.x + (step.x + dx) * view.zoom),
    y: Math.round(box.y + view.y + (step.y + dy) * view.zoom),
  });
  const between = at(-(PITCH_X - 256) / 2, PITCH_Y - 44);
  return { drag: at(75, 20), pan: between, zoom: between };
}

function visibleSteps(steps: number, { x, y, zoom }: View): number {
  return benchGraph(steps).steps.filter((step) => {
    const left = step.x * zoom + x;
    const top = step.y * zoom + y;
    return left > -150 * zoom && left < CANVAS.width && top > -40 * zoom && top < CANVAS.height;
  }).length;
}
