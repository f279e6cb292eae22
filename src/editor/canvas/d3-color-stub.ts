// Stands for the package `d3-color` (4 KB compressed), which d3 takes to blend colours in animated styles. The canvas
// animates its view alone, and that is made of numbers: no text is a colour here. `@public` to vite.config.ts.

/** @public */
export function color(): null {
  return null;
}

/** @public */
export const cubehelix = blendsNone;
/** @public */
export const hcl = blendsNone;
/** @public */
export const hsl = blendsNone;
/** @public */
export const lab = blendsNone;
/** @public */
export const rgb = blendsNone;

function blendsNone(): never {
  throw new TypeError('no colours are blended on the canvas');
}
