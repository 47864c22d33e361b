import { describe, expect, test } from 'vitest';
import type { AccountStatus } from '../../contract/account.ts';
import { viewStatus } from './status-words.ts';

const now = 1_800_000_000_000;
const min = 60_000;

describe('the words of a status', () => {
  test.each<[AccountStatus, string]>([
    [{ kind: 'signed-out' }, 'Signed out'],
    [{ kind: 'signing-in' }, 'Signing in…'],
    [{ kind: 'fresh', expiresAt: now + 42.5 * min, staleAt: now + 41.5 * min }, 'Fresh, 42 min left'],
    [{ kind: 'fresh', expiresAt: null, staleAt: now + 15 * min }, 'Fresh, expiry unknown'],
    [{ kind: 'expiring', expiresAt: now + 40_000 }, 'Expiring, 40 s left'],
    [{ kind: 'expired' }, 'Expired'],
    [
      { kind: 'needs-password', reason: 'Invalid username or password' },
      'Needs password: Invalid username or password',
    ],
    [
      { kind: 'failed', reason: 'The server did not answer in 10 s.', retryable: true },
      'The server did not answer in 10 s.',
    ],
    [{ kind: 'keychain-locked' }, 'Keychain is locked'],
  ])('%o', (status, text) => {
    expect(viewStatus(status, now).text).toBe(text);
  });
});

test('a fresh token turns to expiring and then to expired by the clock alone', () => {
  const status = { kind: 'fresh', expiresAt: now + 10 * min, staleAt: now + 9 * min } as const;
  expect(viewStatus(status, now + 9 * min - 1)).toMatchObject({ text: 'Fresh, 1 min left', tone: 'fresh' });
  expect(viewStatus(status, now + 9 * min)).toMatchObject({ text: 'Expiring, 1 min left', tone: 'expiring' });
  expect(viewStatus(status, now + 10 * min)).toMatchObject({ text: 'Expired', tone: 'idle', life: 0 });
});

function life(left: number): number | null {
  return viewStatus({ kind: 'fresh', expiresAt: now + left, staleAt: now + left - 1 }, now).life;
}

test('the ring is a clock face: full from an hour, a quarter at fifteen minutes, never empty while time is left', () => {
  expect(life(24 * 60 * min)).toBe(1);
  expect(life(60 * min)).toBe(1);
  expect(life(15 * min)).toBe(0.25);
  expect(life(5000)).toBeGreaterThan(0);
});
