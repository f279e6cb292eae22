import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeMotion } from './motion.ts';

let frames: (() => void)[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('what waits is called once the view rests, a few in each frame', () => {
  const motion = makeMotion();
  const called: number[] = [];
  motion.zooms();
  for (let i = 0; i < 8; i += 1) motion.whenItRests(() => called.push(i));
  nextFrame();
  expect(called).toEqual([]);
  motion.rests();
  nextFrame();
  expect(called).toEqual([0, 1, 2, 3, 4, 5]);
  nextFrame();
  expect(called).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a view that is zoomed again keeps the rest waiting, and who waits no longer is not called', () => {
  const motion = makeMotion();
  const called: number[] = [];
  motion.zooms();
  for (let i = 0; i < 7; i += 1) motion.whenItRests(() => called.push(i));
  const stop = motion.whenItRests(() => called.push(7));
  motion.rests();
  nextFrame();
  motion.zooms();
  nextFrame();
  expect(called).toEqual([0, 1, 2, 3, 4, 5]);
  stop();
  motion.rests();
  nextFrame();
  expect(called).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

function nextFrame(): void {
  for (const frame of frames.splice(0)) frame();
}
