/** The most characters one value may have: keeps hostile flows small, their state and their trace. */
export const MAX_VALUE = 1_000_000;

/** The most characters a run may write and trace, all values together. */
export const MAX_RUN = 32_000_000;

/**
 * The most work one step may take: patterns, jq programs, values looked at. Counted in steps of jq, some tens of
 * nanoseconds each, so that a page which runs flows stays usable and a run ends in the same way on every machine.
 */
export const MAX_WORK = 600_000;

/** Thrown inside a move when a value grows past the limits; `transition` turns it into a failed run. */
export class TooLarge extends Error {}

/** Thrown inside a move when it takes more work than a step may; `transition` turns it into a failed run. */
export class TooMuchWork extends Error {}
