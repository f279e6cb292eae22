/*
 * npm run bench -- canvas [--quick] [--only=frames|far|paint|load] [--no-uncapped]
 * The app's canvas beside bare React Flow, in turn in one headless Chromium; see README.md. Exits 1 where a target is
 * missed.
 */
import { cpus, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { findBrowser } from '../../.scripts/find-browser.mjs';
import { measureFirstPaint, measurePageLoad, measureScene } from './canvas/measure.ts';
import type { SceneResult } from './canvas/measure.ts';
import { servePages } from './canvas/pages.ts';
import type { Pages } from './canvas/pages.ts';
import { judge, printTable } from './canvas/report.ts';
import type { Line } from './canvas/report.ts';
import type { Scene } from './canvas/scenes.ts';

const NEAR: readonly Scene[] = [
  { steps: 100, view: 'one' },
  { steps: 1_000, view: 'one' },
  { steps: 10_000, view: 'one' },
];
const FAR: readonly Scene[] = [
  { steps: 1_000, view: 'all' },
  { steps: 2_500, view: 'all' },
];
/** A screen shows no more than 60 frames a second; without the limit a frame takes what it costs. */
const UNCAPPED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];
/** Where the bare page keeps 60 frames a second, half of it cannot be seen on a screen. */
const FULL_RATE = 20;

const PARTS = ['frames', 'far', 'paint', 'load'] as const;
type Part = (typeof PARTS)[number];

export async function bench(args: string[]): Promise<unknown> {
  const quick = args.includes('--quick');
  const only = PARTS.find((part) => args.includes(`--only=${part}`));
  const runs = (part: Part): boolean => only === undefined || only === part;
  const rounds = quick ? 2 : 7;
  const scenes = [...(runs('frames') ? NEAR : []), ...(runs('far') ? FAR : [])];
  const pages = await servePages();
  const executablePath = await findBrowser();
  const loadBefore = loadavg();
  const loads: Line[] = [];
  const capped: SceneResult[] = [];
  const uncapped: SceneResult[] = [];
  try {
    const browser = await chromium.launch({ executablePath });
    const version = browser.version();
    if (runs('load')) loads.push(...(await pageLoad(browser, pages, rounds)));
    if (runs('paint')) loads.push(...(await firstPaint(browser, pages, rounds)));
    for (const scene of scenes) capped.push(await told(browser, pages, scene, rounds));
    await browser.close();
    if (!args.includes('--no-uncapped') && scenes.length > 0) {
      const free = await chromium.launch({ executablePath, args: UNCAPPED });
      const fewer = quick ? 2 : 3;
      for (const scene of scenes) uncapped.push(await told(free, pages, scene, fewer));
      await free.close();
    }
    const gates = [
      ...loads.filter(({ target }) => target !== null),
      ...frameGates(capped, uncapped),
    ];
    const notes = [
      ...loads.filter(({ target }) => target === null),
      ...information(capped, uncapped),
    ];
    const verdicts = gates.map(judge);
    const others = notes.map(judge);
    printTable(`Targets, medians of ${rounds} rounds in Chromium ${version}`, verdicts);
    printTable('For information', others);
    if (verdicts.some(({ passed }) => passed === false)) process.exitCode = 1;
    return {
      when: new Date().toISOString(),
      browser: version,
      machine: { cpus: cpus().length, model: cpus()[0]?.model, loadBefore, loadAfter: loadavg() },
      rounds,
      targets: verdicts,
      information: others,
      loads,
      capped,
      uncapped,
    };
  } finally {
    await pages.close();
  }
}

async function told(browser: Browser, pages: Pages, scene: Scene, rounds: number) {
  const result = await measureScene(browser, pages, scene, rounds);
  console.log(`measured ${sceneName(result)}`);
  return result;
}

async function pageLoad(browser: Browser, pages: Pages, rounds: number): Promise<Line[]> {
  const { cold, warm } = await measurePageLoad(browser, pages, rounds);
  return [
    { what: 'page load to first step, first visit', pair: cold, target: 1.3 },
    { what: 'page load to first step, again', pair: warm, target: 1.3 },
  ];
}

async function firstPaint(browser: Browser, pages: Pages, rounds: number): Promise<Line[]> {
  const pair = await measureFirstPaint(browser, pages, 10_000, rounds);
  return [{ what: 'first paint, 10,000 steps', pair, target: 1.5 }];
}

function frameGates(capped: readonly SceneResult[], uncapped: readonly SceneResult[]): Line[] {
  return capped.flatMap((scene) =>
    scene.gestures.map(({ gesture, p95 }): Line => {
      const what = `${gesture} p95, ${sceneName(scene)}`;
      if (scene.view === 'one') return { what, pair: p95, target: 1.1 };
      const free = uncapped
        .find((one) => one.steps === scene.steps && one.view === scene.view)
        ?.gestures.find((one) => one.gesture === gesture);
      return p95.bare > FULL_RATE || free === undefined
        ? { what, pair: p95, target: 0.5 }
        : { what: `${what}, uncapped`, pair: free.p95, target: 0.5 };
    }),
  );
}

function information(capped: readonly SceneResult[], uncapped: readonly SceneResult[]): Line[] {
  const lines = (scenes: readonly SceneResult[], pick: 'p50' | 'p95' | 'cpu', word: string) =>
    scenes.flatMap((scene) =>
      scene.gestures.map((one): Line => {
        const what = `${one.gesture} ${word}, ${sceneName(scene)}`;
        return { what, pair: one[pick], target: null };
      }),
    );
  return [
    ...lines(capped, 'cpu', 'thread a frame'),
    ...lines(uncapped, 'p50', 'uncapped p50'),
    ...lines(uncapped, 'p95', 'uncapped p95'),
  ];
}

function sceneName({ steps, view, visible }: SceneResult): string {
  const count = steps.toLocaleString('en');
  return view === 'one' ? `${count} steps` : `${visible.toLocaleString('en')} visible`;
}
