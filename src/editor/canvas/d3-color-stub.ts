/**
 * Stands for the package `d3-color` (4 KB compressed), which d3 takes to blend colours in animated styles. The canvas
 * animates its view alone, and that is made of numbers: no text is a colour here.
 *
 * @public to vite.config.ts
 */
export function color(): null {
  return null;
}

export {
  blendsNone as cubehelix,
  blendsNone as hcl,
  blendsNone as hsl,
  blendsNone as lab,
  blendsNone as rgb,
};

function blendsNone(): never {
  throw new TypeError('no colours are blended on the canvas');
}
