import { describe, expect, it } from 'vitest';
import { providers } from '../providers/index.ts';
import { emptyProfile } from '../providers/provider.ts';
import { Secret } from '../secret.ts';
import { createTestClock } from '../testing/test-clock.ts';
import type { TestClock } from '../testing/test-clock.ts';
import { expiresAt, freshLeftMs, isFresh } from './freshness.ts';
import { parseSession, serializeSession, sessionOf } from './session.ts';
import type { Session, TokenLife } from './session.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A session that begins now; the lifetime is in ms, null where nobody knows. */
function received(clock: TestClock, lifetimeMs: number | null): Session {
  const exchange = { sentAt: clock.now(), sentMonotonic: clock.monotonic(), serverTime: null };
  const secrets = { accessToken: new Secret('token'), refreshToken: null, csrf: null };
  const expiresInSeconds = lifetimeMs === null ? null : lifetimeMs / second;
  return sessionOf({ ...secrets, expiresInSeconds, profile: emptyProfile, exchange }, providers.cloudidr);
}

/** The session as the next run finds it in the keychain. */
function throughKeychain(session: Session, clock: TestClock): Session | null {
  clock.restart();
  return parseSession(serializeSession(session), clock);
}

/** What the store alone remembers of it. */
function throughStore({ receivedAt, lifetimeMs, freshForMs }: Session): TokenLife {
  return { receivedAt, lifetimeMs, freshForMs };
}

describe('the safety margin', () => {
  it.each([
    { lifetime: hour, margin: minute },
    { lifetime: 10 * minute, margin: minute },
    { lifetime: 599 * second, margin: 59_900 },
    { lifetime: minute, margin: 6 * second },
    { lifetime: 10 * second, margin: second },
    { lifetime: second, margin: 100 },
    { lifetime: 3650 * day, margin: minute },
  ])('of a token that lives $lifetime ms is $margin ms', ({ lifetime, margin }) => {
    const clock = createTestClock();
    const session = received(clock, lifetime);
    clock.pass(lifetime - margin - 1);
    expect(isFresh(session, clock)).toBe(true);
    expect(freshLeftMs(session, clock)).toBe(1);
    clock.pass(1);
    expect(isFresh(session, clock)).toBe(false);
  });

  it('does not apply where the expiry is unknown: such a token is fresh for 15 minutes', () => {
    const clock = createTestClock();
    const session = received(clock, null);
    clock.pass(15 * minute - 1);
    expect(isFresh(session, clock)).toBe(true);
    expect(expiresAt(session, clock)).toBeNull();
    clock.pass(1);
    expect(isFresh(session, clock)).toBe(false);
    expect(expiresAt(session, clock)).toBeNull();
  });
});

interface Case {
  readonly name: string;
  readonly happens: (clock: TestClock) => void;
  readonly fresh: boolean;
  /** By the wall clock as it then stands, in ms from now. */
  readonly expiresIn: number;
}

describe('a token that lives an hour', () => {
  it.each<Case>([
    { name: 'just arrived', happens: () => undefined, fresh: true, expiresIn: hour },
    { name: '20 minutes ago', happens: (c) => c.pass(20 * minute), fresh: true, expiresIn: 40 * minute },
    { name: 'is in its last minute', happens: (c) => c.pass(59 * minute), fresh: false, expiresIn: minute },
    { name: 'has expired', happens: (c) => c.pass(61 * minute), fresh: false, expiresIn: -minute },
    {
      name: 'arrived before the clock was set a day ahead',
      happens: (c) => c.jump(day),
      fresh: false,
      expiresIn: hour - day,
    },
    { name: 'arrived before the clock was set a day back', happens: (c) => c.jump(-day), fresh: true, expiresIn: hour },
    {
      name: 'grew old while the clock stood a day back',
      happens: (c) => (c.jump(-day), c.pass(hour)),
      fresh: false,
      expiresIn: 0,
    },
    {
      name: 'lives on after the clock went a day ahead and back again',
      happens: (c) => (c.jump(day), c.pass(minute), c.jump(-day)),
      fresh: true,
      expiresIn: 59 * minute,
    },
    { name: 'slept ten minutes', happens: (c) => c.sleep(10 * minute), fresh: true, expiresIn: 50 * minute },
    { name: 'slept through its expiry', happens: (c) => c.sleep(8 * hour), fresh: false, expiresIn: -7 * hour },
    {
      name: 'slept half an hour between two waking quarters',
      happens: (c) => (c.pass(15 * minute), c.sleep(30 * minute), c.pass(15 * minute)),
      fresh: false,
      expiresIn: 0,
    },
    {
      name: 'slept two hours before the clock was set a day ahead',
      happens: (c) => (c.sleep(2 * hour), c.jump(day)),
      fresh: false,
      expiresIn: -hour - day,
    },
  ])('that $name: fresh is $fresh', ({ happens, fresh, expiresIn }) => {
    const clock = createTestClock();
    const session = received(clock, hour);
    happens(clock);
    expect(isFresh(session, clock)).toBe(fresh);
    expect(freshLeftMs(session, clock) > 0).toBe(fresh);
    expect(expiresAt(session, clock)).toBe(clock.now() + expiresIn);
  });

  it.each([day, -day])('does not mind that the clock was wrong by %i ms all the while', (offset) => {
    const clock = createTestClock();
    clock.jump(offset);
    const session = received(clock, hour);
    clock.pass(58 * minute);
    expect(isFresh(session, clock)).toBe(true);
    clock.pass(minute);
    expect(isFresh(session, clock)).toBe(false);
  });
});

describe('after a restart', () => {
  it('the keychain’s session goes on ageing by both clocks', () => {
    const clock = createTestClock();
    const before = received(clock, hour);
    clock.pass(20 * minute);
    const session = throughKeychain(before, clock);
    if (!session) throw new Error('The session was lost.');
    expect(isFresh(session, clock)).toBe(true);
    expect(expiresAt(session, clock)).toBe(clock.now() + 40 * minute);
    clock.jump(-2 * hour);
    clock.pass(40 * minute);
    expect(isFresh(session, clock)).toBe(false);
  });

  it('the store’s memory alone says the same while the clock goes on', () => {
    const clock = createTestClock();
    const life = throughStore(received(clock, hour));
    clock.pass(20 * minute);
    expect(isFresh(life, clock)).toBe(true);
    expect(expiresAt(life, clock)).toBe(clock.now() + 40 * minute);
    clock.sleep(39 * minute);
    expect(isFresh(life, clock)).toBe(false);
  });

  it('a session from the future is not believed, since nobody knows how old it is', () => {
    const clock = createTestClock();
    const before = received(clock, day);
    clock.jump(-1);
    expect(isFresh(throughStore(before), clock)).toBe(false);
    expect(expiresAt(throughStore(before), clock)).toBe(0);
    expect(throughKeychain(before, clock)).toBeNull();
  });

  it('one of unknown expiry from the future is not fresh either', () => {
    const clock = createTestClock();
    const life = throughStore(received(clock, null));
    clock.jump(-1);
    expect(isFresh(life, clock)).toBe(false);
    expect(expiresAt(life, clock)).toBeNull();
  });

  it('a night with the machine off counts in full', () => {
    const clock = createTestClock();
    const before = received(clock, hour);
    clock.pass(minute);
    clock.sleep(9 * hour);
    const session = throughKeychain(before, clock);
    expect(session && isFresh(session, clock)).toBe(false);
  });
});
