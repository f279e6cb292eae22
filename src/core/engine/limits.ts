/** The most characters one value may have: keeps hostile flows small, their state and their trace. */
export const MAX_VALUE = 1_000_000;

/** The most characters a run may write and trace, all values together. */
export const MAX_RUN = 32_000_000;

/** Thrown inside a move when a value grows past the limits; `transition` turns it into a failed run. */
export class TooLarge extends Error {}
