import { expect, it } from 'vitest';
import { createTestClock } from '../testing/test-clock.ts';
import { freshLeftMs, isFresh } from './freshness.ts';

const minute = 60_000;

/** A token as it is received now; `assumed` counts where its expiry is unknown. */
function received(lifetimeMs: number | null, assumed: number) {
  const clock = createTestClock();
  return { clock, life: { receivedAt: clock.now(), lifetimeMs, freshForMs: assumed } };
}

it('a wider margin makes a token that is held already turn stale sooner, and a narrower one later again', () => {
  const { clock, life } = received(60 * minute, 59 * minute);
  clock.pass(56 * minute);
  expect(isFresh(life, clock, 5 * minute)).toBe(false);
  expect(isFresh(life, clock, 3 * minute)).toBe(true);
  expect(freshLeftMs(life, clock, 3 * minute)).toBe(minute);
});

it('the margin is a tenth of the life where that is shorter', () => {
  const { clock, life } = received(10 * minute, 9 * minute);
  clock.pass(8.9 * minute);
  expect(isFresh(life, clock, 15 * minute)).toBe(true);
});

it('no margin below a minute counts, nor one for a token whose expiry is unknown', () => {
  const known = received(60 * minute, 59 * minute);
  known.clock.pass(59 * minute);
  expect(isFresh(known.life, known.clock, 0)).toBe(false);
  const unknown = received(null, 15 * minute);
  unknown.clock.pass(14 * minute);
  expect(isFresh(unknown.life, unknown.clock, 15 * minute)).toBe(true);
});
