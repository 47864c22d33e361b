import { uptime as systemUptime } from 'node:os';

/** Passed in wherever time matters, so that tests can set it. */
export interface Clock {
  /** The wall clock, in ms since 1970. It may jump. */
  now(): number;
  /**
   * In ms since the system's start. Never jumps back, and goes on while the machine sleeps, as far as the system counts
   * that; tests take neither for granted.
   */
  monotonic(): number;
}

interface Sources {
  /** In ms since 1970. */
  readonly wall: () => number;
  /** In ms since some moment; stands still while the machine sleeps. */
  readonly running: () => number;
  /** In ms since the system's start, sleep included; on macOS in whole seconds. */
  readonly uptime: () => number;
}

export function createSystemClock({ wall, running, uptime }: Sources): Clock {
  const start = uptime() - running();
  let asleep = 0;
  let lookedAt: number | null = null;
  return {
    now: wall,
    monotonic() {
      const awake = running();
      const now = wall();
      // Once a millisecond: Linux has it in a file, which is too slow for each of a thousand accounts.
      if (now !== lookedAt) asleep = Math.max(asleep, uptime() - awake - start);
      lookedAt = now;
      return start + awake + asleep;
    },
  };
}

export const systemClock = createSystemClock({
  wall: () => Date.now(),
  running: () => performance.now(),
  uptime: () => systemUptime() * 1000,
});
