import type { Command } from './command.ts';

/** A place on the canvas, in pixels: the left upper corner of a card. */
export type Place = {
  readonly x: number;
  readonly y: number;
};

/** Puts steps at places on the canvas, rounded to whole pixels. */
export function moveSteps(
  places: ReadonlyMap<string, Place>,
  label = 'Move',
  merge?: string,
): Command {
  return {
    label,
    ...(merge !== undefined && { merge }),
    apply(flow) {
      const moved = Object.fromEntries(
        [...places].map(([id, { x, y }]) => [
          id,
          { ...flow.layout?.[id], x: Math.round(x), y: Math.round(y) },
        ]),
      );
      return { ...flow, layout: { ...flow.layout, ...moved } };
    },
  };
}
