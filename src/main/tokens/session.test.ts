import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../providers/index.ts';
import { emptyProfile } from '../providers/provider.ts';
import { Secret } from '../secret.ts';
import { createTestClock } from '../testing/test-clock.ts';
import type { TestClock } from '../testing/test-clock.ts';
import { parseSession, serializeSession, sessionOf } from './session.ts';
import type { Session } from './session.ts';

const clock = createTestClock();
const exchange = { sentAt: clock.now(), sentMonotonic: clock.monotonic(), serverTime: null };

const secret = (text: string | null): Secret | null => (text === null ? null : new Secret(text));

function aSession(
  accessToken = 'access',
  refreshToken: string | null = 'refresh',
  csrf: string | null = null,
): Session {
  const profile = { ...emptyProfile, name: 'Ana López', roles: ['admin'] };
  return sessionOf(
    {
      accessToken: new Secret(accessToken),
      refreshToken: secret(refreshToken),
      csrf: secret(csrf),
      expiresInSeconds: 3600,
      profile,
      exchange,
    },
    providers.neostra,
  );
}

it('comes back from the keychain as it was, whatever its tokens hold', () => {
  // Any code units: control characters and halves of characters among them.
  const unit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));
  const text = fc.string({ minLength: 1, unit });
  fc.assert(
    fc.property(text, fc.option(text), fc.option(text), (access, refresh, csrf) => {
      const before = aSession(access, refresh, csrf);
      const after = parseSession(serializeSession(before), clock);
      expect(after?.accessToken.reveal()).toBe(access);
      expect(after?.refreshToken?.reveal() ?? null).toBe(refresh);
      expect(after?.csrf?.reveal() ?? null).toBe(csrf);
      const { accessToken: _access, refreshToken: _refresh, csrf: _csrf, ...rest } = before;
      expect(after).toMatchObject(rest);
    }),
  );
});

it('keeps neither a raw newline nor a NUL in its text, which some keychains lose', () => {
  expect(serializeSession(aSession('a\nb\0c\r'))).not.toMatch(/[\n\r\0]/);
});

const good: Record<string, unknown> = JSON.parse(serializeSession(aSession()));

it.each([
  ['nothing', ''],
  ['a cut text', serializeSession(aSession()).slice(0, -1)],
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['an empty object', '{}'],
  ['an empty token', JSON.stringify({ ...good, accessToken: '' })],
  ['a token that is no text', JSON.stringify({ ...good, accessToken: 7 })],
  ['a refresh token that is missing', JSON.stringify({ ...good, refreshToken: undefined })],
  ['times that are texts', JSON.stringify({ ...good, receivedAt: '2026' })],
  ['times beyond all numbers', JSON.stringify(good).replace(/"receivedAt":\d+/, '"receivedAt":1e999')],
  ['a life without a length', JSON.stringify({ ...good, freshForMs: null })],
  ['no profile', JSON.stringify({ ...good, profile: null })],
  ['a password', 'correct horse battery staple'],
])('is not made of %s', (_name, text) => {
  expect(parseSession(text, clock)).toBeNull();
});

it('never fails over what the keychain holds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseSession(text, clock)).toBeNull();
    }),
  );
});

it('shows no token where it is logged, inspected or turned into JSON', () => {
  const session = aSession('canary-access', 'canary-refresh', 'canary-csrf');
  for (const shown of [
    inspect(session, { depth: 9, showHidden: true }),
    JSON.stringify(session),
    String(session.accessToken),
  ]) {
    expect(shown).not.toContain('canary');
  }
});

const hour = 3_600_000;

function setBack(own: TestClock): void {
  own.pass(hour);
  own.jump(10 - hour);
}

/** How old a token is, by the program that finds it in the keychain after this; in ms. */
function ageAfter(happens: (own: TestClock) => void, text?: string): number {
  const own = createTestClock();
  const secrets = { accessToken: new Secret('t'), refreshToken: null, csrf: null };
  const sent = { sentAt: own.now(), sentMonotonic: own.monotonic(), serverTime: null };
  const before = sessionOf(
    { ...secrets, expiresInSeconds: 3600, profile: emptyProfile, exchange: sent },
    providers.neostra,
  );
  const kept = text ?? serializeSession(before);
  happens(own);
  return own.monotonic() - (parseSession(kept, own)?.receivedMonotonic ?? Number.NaN);
}

describe('the age of a session from an earlier run', () => {
  it('is what the wall clock says', () => {
    expect(ageAfter((own) => own.pass(hour))).toBe(hour);
    expect(ageAfter((own) => own.sleep(hour))).toBe(hour);
  });

  it('is no less than the monotonic clock says, however the other one was set back', () => {
    expect(ageAfter(setBack)).toBe(hour);
    // An earlier version did not keep when that was.
    const { receivedMonotonic: _, ...earlier } = good;
    expect(ageAfter(setBack, JSON.stringify(earlier))).toBe(10);
  });

  it('is no less than the time since the system’s start, where that lies between', () => {
    const age = ageAfter((own) => {
      own.pass(hour);
      own.restart();
      own.pass(1000);
      own.jump(-hour);
    });
    expect(age).toBe(1040);
  });
});
