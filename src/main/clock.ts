/** Passed in wherever time matters, so that tests can set it. */
export interface Clock {
  /** The wall clock, in ms since 1970. It may jump. */
  now(): number;
  /** Never jumps back, but may stand still while the machine sleeps; ms since some fixed moment. */
  monotonic(): number;
}

export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };
