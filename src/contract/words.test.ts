import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountStatus } from './account.ts';
import { copiedWords, durationWords, statusWords } from './words.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 22);

describe('a span of time', () => {
  it.each([
    [-1, '0 sec'],
    [0, '0 sec'],
    [999, '0 sec'],
    [second, '1 sec'],
    [minute - 1, '59 sec'],
    [minute, '1 min'],
    [hour - 1, '59 min'],
    [hour, '1 hr'],
    [hour + minute - 1, '1 hr'],
    [hour + 5 * minute, '1 hr, 5 min'],
    [day, '24 hr'],
    [day + 90 * minute, '25 hr, 30 min'],
    [2 * day - 1, '47 hr, 59 min'],
    [2 * day, '2 days'],
    [3650 * day, '3,650 days'],
  ])('of %i ms is %s', (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });

  it('is never said to be longer than it is', () => {
    const units: Record<string, number> = { sec: second, min: minute, hr: hour, day, days: day };
    fc.assert(
      fc.property(fc.nat({ max: 400 * day }), (ms) => {
        const parts = [...durationWords(ms).matchAll(/(\d+) (\w+)/g)];
        const said = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? Number.NaN), 0);
        expect(said).toBeLessThanOrEqual(ms);
        expect(ms - said).toBeLessThan(ms < minute ? second : ms < 2 * day ? minute : day);
      }),
    );
  });
});

describe('a status in words', () => {
  it.each<[AccountStatus, string]>([
    [{ kind: 'signed-out' }, 'Signed out'],
    [{ kind: 'signing-in' }, 'Signing in…'],
    [{ kind: 'fresh', expiresAt: now + 42 * minute, staleAt: now }, 'Fresh, 42 min left'],
    [{ kind: 'fresh', expiresAt: null, staleAt: now }, 'Fresh, expiry unknown'],
    [{ kind: 'expiring', expiresAt: now + 30 * second }, 'Expiring, 30 sec left'],
    [{ kind: 'expired' }, 'Expired'],
    [
      { kind: 'needs-password', reason: 'Invalid username or password' },
      'Needs password: Invalid username or password',
    ],
    [{ kind: 'failed', reason: 'This computer is offline.', retryable: true }, 'This computer is offline.'],
    [{ kind: 'keychain-locked' }, 'Keychain is locked: unlock it and try again'],
  ])('%j reads %s', (status, words) => {
    expect(statusWords(status, now)).toBe(words);
  });

  it('never speaks of a time that is over in numbers below zero', () => {
    expect(statusWords({ kind: 'expiring', expiresAt: now - hour }, now)).toBe('Expiring, 0 sec left');
  });
});

describe('what is said after a copy', () => {
  it.each([
    [now + hour, now + 30_000, 'Copied token for prod admin. Expires in 1 hr; clipboard clears in 30 sec.'],
    [now + hour - 1, now + 29_600, 'Copied token for prod admin. Expires in 59 min; clipboard clears in 30 sec.'],
    [null, now + 600_000, 'Copied token for prod admin. Its expiry is unknown; clipboard clears in 10 min.'],
    [now + hour, now + 59_700, 'Copied token for prod admin. Expires in 1 hr; clipboard clears in 1 min.'],
  ])('of a token that expires at %i, on a clipboard that clears at %i, is %s', (expiresAt, clearsAt, words) => {
    expect(copiedWords('prod admin', { as: 'token', expiresAt, clearsAt }, now)).toBe(words);
  });

  it('names what was copied', () => {
    const copied = { as: 'curl', expiresAt: now + hour, clearsAt: now + 15_000 } as const;
    const words = 'Copied curl command for prod admin. Expires in 1 hr; clipboard clears in 15 sec.';
    expect(copiedWords('prod admin', copied, now)).toBe(words);
  });
});
