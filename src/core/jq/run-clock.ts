/** What `now` answers. Evaluation is synchronous and never starts another, so one clock is enough, as one meter is. */
const clock = { now: 0, isRead: false };

/** Sets it for an evaluation, in milliseconds since 1970. */
export function setClock(now: number): void {
  clock.now = now;
  clock.isRead = false;
}

/** `now`: seconds since 1970. */
export function readClock(): number {
  clock.isRead = true;
  return clock.now / 1000;
}

/** Whether the evaluation has asked for the time. */
export function isClockRead(): boolean {
  return clock.isRead;
}
