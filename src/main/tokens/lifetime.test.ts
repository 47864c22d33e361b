import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../providers/index.ts';
import { emptyProfile } from '../providers/provider.ts';
import type { SignIn } from '../providers/provider.ts';
import { Secret } from '../secret.ts';
import { createTestClock } from '../testing/test-clock.ts';
import { isFresh } from './freshness.ts';
import { lifetimeOf } from './lifetime.ts';
import { sessionOf } from './session.ts';

const hour = 3_600_000;
const day = 24 * hour;
const tenYears = 3650 * day;
const clock = createTestClock();
const local = clock.now();

function jwt(payload: unknown): string {
  return tokenWith(JSON.stringify(payload));
}

function tokenWith(payload: string): string {
  return `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(payload).toString('base64url')}.c2lnbmF0dXJl`;
}

/** What a sign-in returned whose token is this; `date` is what the answer's header says, null where there is none. */
function signIn(token: string, expiresInSeconds: number | null = null, date: number | null = local): SignIn {
  return {
    accessToken: new Secret(token),
    refreshToken: null,
    csrf: null,
    expiresInSeconds,
    profile: emptyProfile,
    exchange: { sentAt: local, sentMonotonic: clock.monotonic(), serverTime: date },
  };
}

/** A JWT that its provider meant to live for an hour, by a clock that is off by so many ms. */
const anHourBy = (offset: number): string => jwt({ exp: (local + offset + hour) / 1000 });

describe('the sources of a lifetime, in the order of trust', () => {
  it('are first the answer itself, whatever the JWT says', () => {
    expect(lifetimeOf(signIn(anHourBy(0), 600))).toBe(600_000);
    expect(lifetimeOf(signIn(anHourBy(-day), 600))).toBe(600_000);
  });

  it('are then the JWT’s exp', () => {
    expect(lifetimeOf(signIn(anHourBy(0)))).toBe(hour - 999);
  });

  it('are then the provider’s page, and at last a guess of 15 minutes', () => {
    const opaque = signIn('opaque-token');
    expect(sessionOf(opaque, providers.auths)).toMatchObject({ lifetimeMs: day, freshForMs: day - 60_000 });
    expect(sessionOf(opaque, providers.cloudio)).toMatchObject({ lifetimeMs: null, freshForMs: 15 * 60_000 });
    expect(sessionOf(signIn(anHourBy(0)), providers.auths).lifetimeMs).toBe(hour - 999);
  });
});

describe('exp is corrected by the provider’s own clock', () => {
  it.each([
    ['a day ahead', day],
    ['a day behind', -day],
    ['a minute ahead', 60_000],
    ['a year behind', -365 * day],
    ['a day and most of a second ahead', day + 999],
    ['a day and half a second behind', -day - 500],
  ])('which is %s of this machine’s', (_name, offset) => {
    // `Date` is cut to whole seconds: the life may come out up to one second short, never longer.
    const date = Math.floor((local + offset) / 1000) * 1000;
    const lifetime = lifetimeOf(signIn(anHourBy(offset), null, date)) ?? 0;
    expect(lifetime).toBeLessThanOrEqual(hour);
    expect(lifetime).toBeGreaterThan(hour - 1000);
  });

  it.each([0, 1, 999, 2000, 9000])(
    'also where the two agree but for cut seconds and the way (%i ms behind)',
    (behind) => {
      // The provider may have cut off as much of its clock's second, and the answer may have been as slow.
      expect(lifetimeOf(signIn(anHourBy(0), null, local - behind))).toBe(hour + behind - 999);
    },
  );

  it('and is taken by the local clock where there is no Date', () => {
    expect(lifetimeOf(signIn(anHourBy(0), null, null))).toBe(hour);
    expect(lifetimeOf(signIn(anHourBy(-day), null, null))).toBe(hour - day);
  });

  it('and is never longer than from the token’s own iat, which is what a wrong local clock without a Date comes to', () => {
    const by = (offset: number): string => jwt({ iat: (local + offset) / 1000, exp: (local + offset + hour) / 1000 });
    expect(lifetimeOf(signIn(by(day), null, null))).toBe(hour - 999);
    expect(lifetimeOf(signIn(by(day), null, local))).toBe(hour - 999);
    // Made long before it was sent.
    expect(lifetimeOf(signIn(by(-hour / 2), null, local))).toBe(hour / 2 - 999);
    expect(lifetimeOf(signIn(by(-hour / 2), null, null))).toBe(hour / 2);
  });

  it.each(['1', null, 1e300, local / 1000 + 7200])('whatever stands as iat: %j', (iat) => {
    expect(lifetimeOf(signIn(jwt({ iat, exp: (local + hour) / 1000 })))).toBe(hour - 999);
  });
});

describe('strange tokens', () => {
  it.each([
    ['exp is a text', jwt({ exp: '1900000000' })],
    ['exp is null', jwt({ exp: null })],
    ['exp is an object', jwt({ exp: { valueOf: 1 } })],
    ['exp is infinite', tokenWith('{"exp":1e999}')],
    ['there is no exp', jwt({ iat: 1 })],
    ['the payload is a list', jwt([{ exp: 1 }])],
    ['the payload is null', jwt(null)],
    ['the payload is a number', jwt(7)],
    ['the payload is cut off', tokenWith('{"exp":19000')],
    ['the payload is no base64', 'a.%%%%.c'],
    ['the payload is empty', 'a..c'],
    ['there are two parts', anHourBy(0).split('.').slice(0, 2).join('.')],
    ['there is one part', 'opaque'],
    ['there is nothing', ''],
    ['it is encrypted, in five parts', 'eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn'],
  ])('say nothing about their lifetime where %s', (_name, token) => {
    expect(lifetimeOf(signIn(token))).toBeNull();
  });

  it('are read where the payload holds characters beyond ASCII and url-safe base64', () => {
    expect(lifetimeOf(signIn(jwt({ exp: (local + hour) / 1000, name: '🦀 ünï ???>>>' })))).toBe(hour - 999);
  });

  it.each([
    ['seconds ago', jwt({ exp: local / 1000 - 5 })],
    ['in 1970', jwt({ exp: 0 })],
    ['before all time', jwt({ exp: -1e300 })],
    ['further back than numbers reach in ms', jwt({ exp: -1e306 })],
  ])('that expired %s are never fresh', (_name, token) => {
    const session = sessionOf(signIn(token), providers.appmixer);
    expect(session.lifetimeMs).toBeLessThanOrEqual(0);
    expect(isFresh(session, clock)).toBe(false);
  });

  it.each([1e12, 1e15, 1e306])('that claim to live until second %d live for ten years', (exp) => {
    expect(lifetimeOf(signIn(jwt({ exp })))).toBe(tenYears);
  });

  it('never make the judge fail or believe in more than ten years', () => {
    const payload = fc.oneof(
      fc.json(),
      fc.string(),
      fc.double().map((exp) => JSON.stringify({ exp })),
    );
    const token = fc.oneof(
      payload.map(tokenWith),
      fc.string(),
      fc.string().map((text) => text.replaceAll('a', '.')),
    );
    const date = fc.option(fc.integer({ min: 0, max: 2 * local }));
    fc.assert(
      fc.property(token, date, (text, serverTime) => {
        const lifetime = lifetimeOf(signIn(text, null, serverTime));
        expect(lifetime === null || lifetime <= tenYears).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
