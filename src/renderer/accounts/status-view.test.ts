import { expect, test } from 'vitest';
import type { AccountStatus } from '../../contract/account.ts';
import { viewStatus } from './status-view.ts';

const now = 1_800_000_000_000;
const min = 60_000;

test('what needs nobody’s clock is said as main said it', () => {
  const status: AccountStatus = { kind: 'needs-password', reason: 'Invalid username or password' };
  expect(viewStatus(status, now)).toEqual({
    text: 'Needs password: Invalid username or password',
    tone: 'trouble',
    life: null,
  });
});

test('a token whose expiry nobody knows stays fresh until main says otherwise', () => {
  const status: AccountStatus = { kind: 'fresh', expiresAt: null, staleAt: now };
  expect(viewStatus(status, now + min)).toEqual({ text: 'Fresh, expiry unknown', tone: 'fresh', life: null });
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
