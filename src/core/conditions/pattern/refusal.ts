/** Thrown while a pattern is read, where it can't be used; the message says why. Never leaves `readPattern`. */
export class Refusal extends Error {}
