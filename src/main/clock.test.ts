import { describe, expect, it } from 'vitest';
import { createSystemClock, systemClock } from './clock.ts';

/** Awake for so many ms before the program starts, which the system counts and the program does not. */
function machine(before = 5000) {
  const time = { wall: 1_000_000, running: 0, uptime: before };
  const clock = createSystemClock({ wall: () => time.wall, running: () => time.running, uptime: () => time.uptime });
  return {
    time,
    clock,
    pass: (ms: number): void => {
      time.wall += ms;
      time.running += ms;
      time.uptime += ms;
    },
    sleep: (ms: number): void => {
      time.wall += ms;
      time.uptime += ms;
    },
  };
}

describe('the monotonic clock', () => {
  it('counts from the system’s start, and goes on while the machine sleeps', () => {
    const { clock, pass, sleep } = machine();
    expect(clock.monotonic()).toBe(5000);
    pass(1000);
    expect(clock.monotonic()).toBe(6000);
    sleep(3_600_000);
    expect(clock.monotonic()).toBe(3_606_000);
    pass(1);
    expect(clock.monotonic()).toBe(3_606_001);
  });

  it('notices a sleep over which the wall clock was set back', () => {
    const { clock, time, sleep } = machine();
    clock.monotonic();
    sleep(3_600_000);
    time.wall -= 3_599_000;
    expect(clock.monotonic()).toBe(3_605_000);
  });

  it('never goes back, though the uptime comes in whole seconds', () => {
    const { clock, time, pass } = machine(5400);
    let last = 0;
    for (let step = 0; step < 500; step++) {
      pass(37);
      time.uptime = Math.floor((time.running + 5400) / 1000) * 1000;
      const now = clock.monotonic();
      expect(now).toBeGreaterThanOrEqual(last);
      // At most a second ahead: a token counts as older, never as younger.
      expect(now - time.running - 5400).toBeLessThan(1000);
      expect(now - time.running - 5400).toBeGreaterThanOrEqual(0);
      last = now;
    }
  });

  it('is this system’s uptime', async () => {
    const before = systemClock.monotonic();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(systemClock.monotonic() - before).toBeGreaterThan(25);
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
  });
});
