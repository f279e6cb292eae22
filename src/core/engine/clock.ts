/** Virtual time only goes forward, and at most a day at a time, whatever a host answers. Milliseconds. */
export function elapsed(ms: number): number {
  return ms > 0 ? Math.min(Math.round(ms), 86_400_000) : 0;
}

/** The years 0 to 9999, as a scenario can name them: everything a run works out from its clock is then a date. */
export function clockFrom(now: number): number {
  const [first, last] = [-62_167_219_200_000, 253_402_300_799_999];
  return Number.isNaN(now) ? 0 : Math.min(Math.max(Math.round(now) + 0, first), last);
}
