/*
 * What runs inside the measured pages. Playwright sends these functions as text: each stands alone.
 */

declare global {
  interface Window {
    /** Milliseconds from the start of the navigation until the first step was painted. */
    flowmintFirstStep?: Promise<number>;
  }
}

/** Before the page's own scripts: watches for the first step, a card or the picture of all of them. */
export function watchFirstStep(): void {
  const isSeen = (): boolean => {
    const node = document.querySelector('.react-flow__node');
    if (node?.checkVisibility({ visibilityProperty: true }) === true) return true;
    const picture = document.querySelector<HTMLCanvasElement>('canvas[aria-label^="Overview of"]');
    // A canvas has 300 pixels until it is drawn.
    return picture !== null && picture.width !== 300;
  };
  window.flowmintFirstStep = new Promise((resolve) => {
    const look = (): void => {
      // The frame after the one that draws it begins when that one is done.
      if (isSeen()) requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

export type Gesture = 'pan' | 'zoom' | 'drag';

export interface GestureInput {
  readonly gesture: Gesture;
  /** Where it begins, in pixels of the window. */
  readonly x: number;
  readonly y: number;
  readonly frames: number;
  /** The first half of a zoom goes in; the second half comes back. */
  readonly inFirst: boolean;
}

/**
 * One gesture, one synthetic mouse event a frame, there and back again; answers how long each frame took, in
 * milliseconds. Throws where the place to press is not what the gesture needs.
 */
export async function playGesture(input: GestureInput): Promise<number[]> {
  const { gesture, x, y, frames, inFirst } = input;
  const found = document.elementFromPoint(x, y);
  const isCard = found?.closest('.react-flow__node') !== null;
  const isPane = found?.classList.contains('react-flow__pane') === true;
  if (found === null || (gesture === 'pan' ? !isPane : !isCard && !isPane)) {
    throw new Error(`cannot ${gesture} at ${x}, ${y}: ${found?.outerHTML.slice(0, 200)}`);
  }
  const target = found;
  const view = () => document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform;
  const send = (type: string, dx: number, dy: number, buttons: number): void => {
    target.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        view: window,
        button: 0,
        buttons,
        clientX: x + dx,
        clientY: y + dy,
      }),
    );
  };
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const before = view();
  let changed = false;
  await frame();
  let last = await frame();
  const times: number[] = [];
  if (gesture !== 'zoom') send('mousedown', 0, 0, 1);
  for (let i = 1; i <= frames; i += 1) {
    const half = i <= frames / 2 ? i : frames - i;
    if (gesture === 'zoom') {
      const goesIn = i <= frames / 2 === inFirst;
      target.dispatchEvent(
        new WheelEvent('wheel', {
          bubbles: true,
          cancelable: true,
          view: window,
          clientX: x,
          clientY: y,
          deltaY: goesIn ? -20 : 20,
        }),
      );
    } else {
      send('mousemove', half * 12, half * 6, 1);
    }
    const now = await frame();
    times.push(now - last);
    last = now;
    if (gesture !== 'drag' && view() !== before) changed = true;
  }
  if (gesture !== 'zoom') send('mouseup', 0, 0, 0);
  if (gesture !== 'drag' && !changed) throw new Error(`${gesture} moved nothing`);
  return times;
}
