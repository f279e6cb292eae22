import { moveSteps } from '../../core/commands/move-steps.ts';
import type { Place } from '../../core/commands/move-steps.ts';
import { placeOf } from '../canvas/places.ts';
import type { EditorStore } from '../store/store.ts';
import { keepPlaces } from './keep-places.ts';

/** How long cards take to their new places, in milliseconds. */
const DURATION = 250;
/** More cards than this would jerk rather than glide. */
const MOST_ANIMATED = 300;

/**
 * Moves steps to their places as one entry of the history: the cards glide there first, unless there are very many or
 * the person asked for less motion.
 */
export async function moveTogether(
  store: EditorStore,
  places: ReadonlyMap<string, Place>,
  label: string,
): Promise<void> {
  const { flow, apply, setCanvas } = store.getState();
  if (places.size <= MOST_ANIMATED && !wantsLessMotion()) {
    const from = new Map([...places.keys()].map((id) => [id, placeOf(flow, id)]));
    await eachFrame(DURATION, (done) => {
      if (store.getState().flow === flow) setCanvas({ moving: between(from, places, done) });
    });
  }
  setCanvas({ moving: null });
  // An edit that came in between wins: its places are not overwritten by older ones.
  if (store.getState().flow === flow) apply(keepPlaces(flow, moveSteps(places, label)));
}

function between(
  from: ReadonlyMap<string, Place>,
  to: ReadonlyMap<string, Place>,
  done: number,
): ReadonlyMap<string, Place> {
  return new Map(
    [...to].map(([id, end]) => {
      const start = from.get(id) ?? end;
      return [id, { x: start.x + (end.x - start.x) * done, y: start.y + (end.y - start.y) * done }];
    }),
  );
}

/** Calls with 0 to 1, fast first and slow at the end, once per frame. */
function eachFrame(duration: number, draw: (done: number) => void): Promise<void> {
  return new Promise((resolve) => {
    const begin = performance.now();
    const frame = (now: number): void => {
      const t = Math.min(1, Math.max(0, now - begin) / duration);
      if (t === 1) {
        resolve();
        return;
      }
      draw(1 - (1 - t) ** 3);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

function wantsLessMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
