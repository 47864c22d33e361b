import type { Clock } from '../clock.ts';
import type { Session, TokenLife } from './session.ts';

/**
 * How old a token is, in ms: what the wall clock or the monotonic clock says, whichever is more. The first is wrong
 * after someone set it back, the second after the machine slept. A life read from the store alone has no monotonic
 * time: then a clock that stands before its arrival makes it infinitely old.
 */
function ageOf(life: TokenLife | Session, clock: Clock): number {
  const wall = clock.now() - life.receivedAt;
  if ('receivedMonotonic' in life) return Math.max(wall, clock.monotonic() - life.receivedMonotonic);
  return wall < 0 ? Number.POSITIVE_INFINITY : wall;
}

/** The least safety margin, in ms. */
export const leastMarginMs = 60_000;

/** Whether the token outlives the safety margin (ms), or a tenth of its life where that is shorter. */
export function isFresh(life: TokenLife | Session, clock: Clock, marginMs = leastMarginMs): boolean {
  return freshLeftMs(life, clock, marginMs) > 0;
}

/** How long it stays fresh, in ms; zero or less: it no longer is. */
export function freshLeftMs(life: TokenLife | Session, clock: Clock, marginMs = leastMarginMs): number {
  return freshForMs(life, marginMs) - ageOf(life, clock);
}

/** A token whose expiry nobody knows is fresh for as long as its provider lets assume. */
function freshForMs({ lifetimeMs, freshForMs: assumed }: TokenLife, marginMs: number): number {
  return lifetimeMs === null ? assumed : Math.min(assumed, lifetimeMs - Math.min(marginMs, lifetimeMs / 10));
}

/** When the token expires, by the wall clock in ms since 1970; null where nobody knows. */
export function expiresAt(life: TokenLife | Session, clock: Clock): number | null {
  if (life.lifetimeMs === null) return null;
  const left = life.lifetimeMs - ageOf(life, clock);
  return Number.isFinite(left) ? Math.round(clock.now() + left) : 0;
}
