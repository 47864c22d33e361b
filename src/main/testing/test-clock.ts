import type { Clock } from '../clock.ts';

/** Two clocks that tests set; all in ms. */
export interface TestClock extends Clock {
  /** Time passes and both clocks tell so. */
  readonly pass: (ms: number) => void;
  /** The machine sleeps: meanwhile the monotonic clock stands still, as on a system that does not count that. */
  readonly sleep: (ms: number) => void;
  /** Someone sets the wall clock. */
  readonly jump: (ms: number) => void;
  /** The system is started anew: the next run's monotonic clock counts from another moment. */
  readonly restart: () => void;
}

export function createTestClock(): TestClock {
  let wall = Date.UTC(2026, 10, 22);
  let monotonic = 5_000_000;
  return {
    now: () => wall,
    monotonic: () => monotonic,
    pass(ms) {
      wall += ms;
      monotonic += ms;
    },
    sleep: (ms) => (wall += ms),
    jump: (ms) => (wall += ms),
    restart: () => (monotonic = 40),
  };
}
